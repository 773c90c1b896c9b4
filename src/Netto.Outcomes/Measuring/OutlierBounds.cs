using Netto.Protocol;

namespace Netto.Outcomes.Measuring;

/// <summary>Bounds outside which values are outliers; values on a bound stay.</summary>
/// <param name="Low">Lowest value that stays.</param>
/// <param name="High">Highest value that stays.</param>
public readonly record struct OutlierBounds(double Low, double High)
{
    /// <summary>
    /// Quantiles over all observed values, arms together, interpolated linearly between order statistics (definition 7
    /// of Hyndman and Fan 1996, R's default).
    /// </summary>
    public static OutlierBounds Of(OutlierRule.Quantiles rule, double[] values, OutcomeStatus[] statuses)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var observed = values.Where((_, person) => statuses[person] == OutcomeStatus.Observed).Order().ToArray();
        return observed.Length == 0
            ? new(double.NegativeInfinity, double.PositiveInfinity)
            : new(Quantile(observed, rule.Low), Quantile(observed, rule.High));
    }

    /// <summary>Marks observed values outside the bounds as outliers.</summary>
    public void Mark(double[] values, OutcomeStatus[] statuses)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(statuses);
        for (var person = 0; person < values.Length; person++)
        {
            if (statuses[person] == OutcomeStatus.Observed && (values[person] < Low || values[person] > High))
            {
                statuses[person] = OutcomeStatus.Outlier;
            }
        }
    }

    private static double Quantile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
