using Netto.Statistics.Linear;

namespace Netto.Statistics.Covariances;

/// <summary>Finds coefficients that hang on one row or one cluster: robust covariances leave the noise of that one out.</summary>
/// <remarks>The lone unit is fitted exactly, so its score is zero (MacKinnon and Webb 2018, doi:10.1111/ectj.12107). One pass that stops early.</remarks>
internal static class FullLeverage
{
    /// <summary>One warning a column with two values of which one occurs in a single row or cluster.</summary>
    internal static IEnumerable<Warning> Warnings(Sample sample, IReadOnlyList<string> terms, double[][] columns)
    {
        int[]? clusters = (sample.Covariance as CovarianceEstimator.Clustered)?.Clusters.Codes;
        if (
            sample.Absorbed is not null
            || (
                clusters is null
                && sample.Covariance is not CovarianceEstimator.Robust { Kind: RobustKind.HC0 or RobustKind.HC1 }
            )
        )
        {
            yield break;
        }
        var kind = sample.Covariance.Name;
        for (var j = 0; j < columns.Length; j++)
        {
            if (Alone(columns[j], clusters) is not { } row || Counts(columns[j][row], row))
            {
                continue;
            }
            yield return Of(terms[j], kind, clusters is null ? "row" : "cluster");
        }

        // Without a constant a row of zeros fits nothing; a row that stands for several people is not alone.
        bool Counts(double value, int row) =>
            (value == 0 && Fits.ConstantOf(columns) == ConstantTerm.Absent)
            || (clusters is null && sample.IsFrequency && sample.Weights![row] > 1);
    }

    /// <summary>The warning for a term.</summary>
    /// <param name="term">The term.</param>
    /// <param name="kind">The covariance.</param>
    /// <param name="unit">row or cluster.</param>
    internal static Warning Of(string term, string kind, string unit)
    {
        var remedy =
            unit == "row"
                ? "Take classical errors or a randomisation test."
                : "Take a randomisation test over clusters.";
        return new(
            Warning.FullLeverage,
            $"{term} hangs on one {unit}: {kind} leaves the noise of that {unit} out and is too small. {remedy}"
        );
    }

    /// <summary>A row of the only unit that has one of the two values; null where both occur in several units or there are other values.</summary>
    private static int? Alone(double[] column, int[]? units)
    {
        if (LongSums.IsConstant(column))
        {
            return null;
        }
        var search = new LoneValue();
        for (var i = 0; i < column.Length && !search.IsSettled; i++)
        {
            search.Add(column[i], units is null ? i : units[i], i);
        }
        return search.Row is { } row ? (int)row : null;
    }
}
