namespace Netto.Statistics.Weighting;

/// <summary>
/// Trimmed weights: cut to limits, what was cut shared equally over the weights within, again until none is outside (Potter 1990, Proceedings of the Survey Research
/// Methods Section, 225). The sum stays. As R <c>survey::trimWeights(strict = TRUE)</c>. Trimming trades bias for variance: the targets are no longer met exactly.
/// </summary>
/// <param name="Weights">One a row.</param>
/// <param name="Lowest">Lower limit used.</param>
/// <param name="Highest">Upper limit used.</param>
/// <param name="Count">Weights at a limit.</param>
/// <param name="EffectiveNBefore">Kish's effective size before.</param>
public sealed record TrimmedWeights(double[] Weights, double Lowest, double Highest, int Count, double EffectiveNBefore)
{
    /// <summary>Kish's (Σw)²/Σw² after.</summary>
    public double EffectiveN => Kish(Weights);

    /// <summary>Trims.</summary>
    /// <param name="weights">Weights of zero or more.</param>
    /// <param name="rule">Limits.</param>
    /// <exception cref="StatisticsException">WGT002: the limits leave no room.</exception>
    public static TrimmedWeights Of(double[] weights, TrimmingRule rule)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(rule);
        if (!(rule.Lowest is >= 0 and < 1) || !(rule.Highest > 1))
        {
            throw NoRoom(rule);
        }

        var mean = Vectors.Sum(weights) / weights.Length;
        var (low, high) = (rule.Lowest * mean, rule.Highest * mean);
        var trimmed = (double[])weights.Clone();
        var settled = new bool[weights.Length];
        while (Cut(trimmed, settled, low, high))
        {
            if (Array.TrueForAll(settled, s => s))
            {
                throw NoRoom(rule);
            }
        }

        return new(trimmed, low, high, settled.Count(s => s), Kish(weights));
    }

    internal static double Kish(double[] weights) => Math.Pow(Vectors.Sum(weights), 2) / Vectors.Dot(weights, weights);

    /// <summary>One round; false when nothing was outside.</summary>
    private static bool Cut(double[] weights, bool[] settled, double low, double high)
    {
        double cut = 0;
        var outside = new bool[weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            var kept = Math.Clamp(weights[i], low, high);
            // What rounding left beyond a limit was cut before.
            outside[i] = Math.Abs(weights[i] - kept) > 1e-12 * high;
            settled[i] |= outside[i];
            cut += weights[i] - kept;
            weights[i] = kept;
        }

        var within = outside.Count(o => !o);
        if (within == weights.Length)
        {
            return false;
        }

        for (var i = 0; i < weights.Length && within > 0; i++)
        {
            weights[i] += outside[i] ? 0 : cut / within;
        }

        return true;
    }

    private static StatisticsException NoRoom(TrimmingRule rule) =>
        new(
            "WGT002",
            $"Weights cannot all lie between {rule.Lowest:R} and {rule.Highest:R} times their mean.",
            "The lower limit lies from 0 to below 1, the upper above 1, and some weights must lie within."
        );
}
