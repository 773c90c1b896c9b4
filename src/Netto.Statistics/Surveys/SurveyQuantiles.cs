namespace Netto.Statistics.Surveys;

/// <summary>A quantile of the population.</summary>
/// <param name="Share">Share of the population at or below it.</param>
/// <param name="Estimate">Smallest value whose estimated distribution function reaches the share.</param>
/// <param name="Low">Lower limit; null when it lies below all values.</param>
/// <param name="High">Upper limit; null when it lies above all values.</param>
/// <param name="StandardError">Width of the interval over twice its quantile of t; null without one.</param>
public sealed record SurveyQuantile(double Share, double Estimate, double? Low, double? High, double? StandardError);

/// <summary>
/// Quantiles with Woodruff's interval (1952, JASA 47:646): the interval of the share below the estimate, turned into values. As R
/// <c>survey::svyquantile(interval.type = "mean", qrule = "math")</c>.
/// </summary>
public static class SurveyQuantiles
{
    /// <summary>Quantiles of one column.</summary>
    /// <param name="design">The design.</param>
    /// <param name="column">The values; NaN where missing.</param>
    /// <param name="shares">Shares between zero and one: 0.5 is the median.</param>
    /// <param name="confidence">Coverage, 0.95 unless told.</param>
    /// <exception cref="StatisticsException">EST003: nobody is left. EST009: a share is not between zero and one.</exception>
    public static IReadOnlyList<SurveyQuantile> Of(
        SurveyDesign design,
        DataColumn column,
        IReadOnlyList<double> shares,
        double confidence = 0.95
    )
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(shares);
        var rows = SurveyRows.Of(design, [column]);
        var (values, below) = Distribution(rows, column.Values);
        return [.. shares.Select(p => One(rows, column.Values, p, confidence))];

        SurveyQuantile One(SurveyRows used, double[] all, double p, double level)
        {
            if (p is not (> 0 and < 1))
            {
                throw new StatisticsException(
                    StatisticsErrors.OutsideDomain,
                    $"The share {p:R} has no quantile.",
                    "Give shares between zero and one."
                );
            }

            var estimate = At(values, below, p);
            var share = used.Mean(Array.ConvertAll(all, v => v <= estimate ? 1.0 : 0));
            var score = used.Scores(i => ((all[i] <= estimate ? 1 : 0) - share) / used.Total);
            var error = Math.Sqrt(SurveyVariance.Of(used.Design, [score])[0, 0]);
            var t = StudentT.UpperQuantile((1 - level) / 2, used.DegreesOfFreedom);
            double? low = share - t * error >= 0 ? At(values, below, share - t * error) : null;
            double? high = share + t * error <= 1 ? At(values, below, share + t * error) : null;
            return new(p, estimate, low, high, (high - low) / (2 * t));
        }
    }

    private static (double[] Values, double[] Below) Distribution(SurveyRows rows, double[] column)
    {
        var (values, weights) = (rows.Pick(column), rows.Pick(rows.Weights));
        Array.Sort(values, weights);
        double sum = 0;
        var below = Array.ConvertAll(weights, w => (sum += w) / rows.Total);
        return (values, below);
    }

    private static double At(double[] values, double[] below, double share)
    {
        // A sum of weights that equals the share but for rounding reaches it.
        var at = Array.FindIndex(below, b => b >= share - 1e-12);
        return values[at < 0 ? values.Length - 1 : at];
    }
}
