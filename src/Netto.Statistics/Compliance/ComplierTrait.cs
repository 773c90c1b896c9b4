namespace Netto.Statistics.Compliance;

/// <summary>The mean of a trait among compliers, beside the other groups.</summary>
/// <remarks>
/// Abadie (2003), doi:10.1016/S0304-4076(02)00201-4, theorem 3.1: E[X|complier] = E[κX]/E[κ] with κ = 1 − D(1−Z)/(1−p) − (1−D)Z/p and
/// p = P(Z=1) the same for all, as in an experiment with one chance of assignment; standard errors count that p is estimated.
/// </remarks>
/// <param name="Label">The trait.</param>
/// <param name="Compliers">Mean among compliers; normal interval.</param>
/// <param name="AlwaysTakers">Mean among those who received though not assigned; null when there are none.</param>
/// <param name="NeverTakers">Mean among those who did not receive though assigned; null when there are none.</param>
/// <param name="Everybody">Mean of all.</param>
public sealed record ComplierTrait(
    string Label,
    Coefficient Compliers,
    double? AlwaysTakers,
    double? NeverTakers,
    double Everybody
)
{
    /// <summary>Estimates the mean of a trait.</summary>
    /// <param name="trait">The trait.</param>
    /// <param name="assigned">1 when assigned to the service, else 0.</param>
    /// <param name="received">1 when received, else 0.</param>
    /// <exception cref="StatisticsException">EST012 when the assignment moves nobody.</exception>
    public static ComplierTrait Of(DataColumn trait, DataColumn assigned, DataColumn received)
    {
        ArgumentNullException.ThrowIfNull(trait);
        ArgumentNullException.ThrowIfNull(assigned);
        ArgumentNullException.ThrowIfNull(received);
        trait.CheckFinite();
        Lengths.Check(assigned, trait.Length);
        Lengths.Check(received, trait.Length);
        Indicators.Check(assigned);
        Indicators.Check(received);
        var p = Mean(assigned.Values);
        var kappa = Kappa(assigned.Values, received.Values, p);
        var share = Mean(kappa);
        if (!(share > 0))
        {
            throw new StatisticsException(
                StatisticsErrors.Underidentified,
                $"The share of compliers is {share:R}: {assigned.Label} does not raise {received.Label}.",
                "There is nobody whose traits these would be."
            );
        }
        var mean = Vectors.Dot(kappa, trait.Values) / kappa.Length / share;
        var error = StandardError((trait.Values, assigned.Values, received.Values), kappa, (mean, p, share));
        return new(
            trait.Label,
            Coefficient.From(trait.Label, mean, error, double.PositiveInfinity),
            MeanWhere(trait.Values, i => assigned.Values[i] == 0 && received.Values[i] == 1),
            MeanWhere(trait.Values, i => assigned.Values[i] == 1 && received.Values[i] == 0),
            Mean(trait.Values)
        );
    }

    private static double[] Kappa(double[] z, double[] d, double p)
    {
        var kappa = new double[z.Length];
        for (var i = 0; i < kappa.Length; i++)
        {
            kappa[i] = 1 - (d[i] * (1 - z[i]) / (1 - p)) - ((1 - d[i]) * z[i] / p);
        }
        return kappa;
    }

    /// <summary>From the influence of a row on the ratio, that on p included.</summary>
    private static double StandardError(
        (double[] X, double[] Z, double[] D) data,
        double[] kappa,
        (double Mean, double P, double Share) at
    )
    {
        var (x, z, d) = data;
        var n = x.Length;
        var slope = 0.0; // derivative in p of the mean of κ(X − mean)
        for (var i = 0; i < n; i++)
        {
            var gap = x[i] - at.Mean;
            slope += (-gap * d[i] * (1 - z[i]) / ((1 - at.P) * (1 - at.P))) + (gap * (1 - d[i]) * z[i] / (at.P * at.P));
        }
        slope /= n;
        var squares = 0.0;
        for (var i = 0; i < n; i++)
        {
            var influence = ((kappa[i] * (x[i] - at.Mean)) + (slope * (z[i] - at.P))) / at.Share;
            squares += influence * influence;
        }
        return Math.Sqrt(squares) / n;
    }

    private static double Mean(double[] values) => Vectors.Sum(values) / values.Length;

    private static double? MeanWhere(double[] values, Func<int, bool> condition)
    {
        var (sum, n) = (0.0, 0);
        for (var i = 0; i < values.Length; i++)
        {
            if (condition(i))
            {
                sum += values[i];
                n++;
            }
        }
        return n == 0 ? null : sum / n;
    }
}
