namespace Netto.Statistics.Streaming;

/// <summary>Rows, weight, means and centred sums of products of columns: all that least squares and 2SLS need of any number of rows.</summary>
/// <remarks>
/// Two of them add to those of all rows: C = C₁ + C₂ + δδ' w₁w₂/(w₁ + w₂) with δ the difference of the means (Chan, Golub and
/// LeVeque 1983, doi:10.1080/00031305.1983.10483115), so nothing cancels however large the means are.
/// </remarks>
/// <param name="Labels">Labels of the columns, k.</param>
/// <param name="Rows">Rows with a weight above 0.</param>
/// <param name="Weight">Sum of the weights; the rows where there are none.</param>
/// <param name="Means">Weighted means, k.</param>
/// <param name="Centred">Σ w (x − mean)(x − mean)', k × k.</param>
public sealed record MomentSums(
    IReadOnlyList<string> Labels,
    long Rows,
    double Weight,
    IReadOnlyList<double> Means,
    Matrix Centred
)
{
    /// <summary>The sums of no rows.</summary>
    /// <param name="labels">Labels of the columns.</param>
    public static MomentSums None(IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return new(labels, 0, 0, new double[labels.Count], new Matrix(labels.Count, labels.Count));
    }

    /// <summary>The sums of the rows of both.</summary>
    /// <param name="left">Sums of some rows.</param>
    /// <param name="right">Sums of other rows, of the same columns.</param>
    public static MomentSums operator +(MomentSums left, MomentSums right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.Add(right);
    }

    /// <summary>The sums of the rows of this and of others.</summary>
    /// <param name="other">Sums of other rows, of the same columns.</param>
    public MomentSums Add(MomentSums other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!Labels.SequenceEqual(other.Labels, StringComparer.Ordinal))
        {
            throw new StatisticsException(
                StatisticsErrors.LengthMismatch,
                $"Sums of {string.Join(", ", Labels)} and of {string.Join(", ", other.Labels)} do not add.",
                "Gather the same columns in the same order everywhere."
            );
        }
        if (Weight == 0 || other.Weight == 0)
        {
            return Weight == 0 ? other : this;
        }
        var (total, k) = (Weight + other.Weight, Labels.Count);
        double[] gap = [.. Means.Zip(other.Means, (a, b) => b - a)];
        double[] means = [.. Means.Select((m, j) => m + (gap[j] * other.Weight / total))];
        var centred = Centred.Plus(other.Centred);
        for (var j = 0; j < k; j++)
        {
            Vectors.AddScaled(centred.Column(j), gap, gap[j] * Weight * (other.Weight / total));
        }
        return new(Labels, Rows + other.Rows, total, means, centred);
    }

    /// <summary>The sums of a block.</summary>
    /// <param name="labels">Columns wanted.</param>
    /// <param name="block">Some rows.</param>
    /// <exception cref="StatisticsException">EST002 when a value is not finite, EST004 for a wrong weight.</exception>
    public static MomentSums Of(IReadOnlyList<string> labels, DataBlock block)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(block);
        var weights = BlockWeights.Of(block);
        var weight = weights is null ? block.Rows : Vectors.Sum(weights);
        if (weight == 0)
        {
            return None(labels);
        }
        double[][] columns = [.. labels.Select(block.Column)];
        double[] means =
        [
            .. columns.Select(c => (weights is null ? Vectors.Sum(c) : Vectors.Dot(c, weights)) / weight),
        ];
        var gram = CrossProducts.Gram(Centring.Of(columns, means), weights);
        if (Vectors.FirstNotFinite(gram.Values) >= 0)
        {
            foreach (var label in labels)
            {
                new DataColumn(label, block.Column(label)).CheckFinite();
            }
        }
        var rows = weights is null ? block.Rows : weights.Count(w => w > 0);
        return new(labels, rows, weight, means, gram);
    }
}
