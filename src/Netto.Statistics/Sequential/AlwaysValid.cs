namespace Netto.Statistics.Sequential;

/// <summary>Intervals and p-values that hold at every look at once, however often and whenever one looks.</summary>
/// <remarks>
/// The normal mixture of Robbins (1970, doi:10.1214/aoms/1177696786) on an estimate with its standard error: an asymptotic confidence sequence
/// (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2021, arXiv:2103.06476, theorem 2.2). With r = c n/n*, c = −2 log α + log(−2 log α) + 1:
/// estimate ± se √(2 (1 + 1/r) log(√(1 + r)/α)), narrowest near n* people.
/// </remarks>
public static class AlwaysValid
{
    /// <summary>The interval at one look.</summary>
    /// <param name="look">The estimate so far.</param>
    /// <param name="planned">People n* at which the interval should be narrowest, most often those planned in all.</param>
    /// <param name="level">1 − α: the chance that all intervals hold the truth, 0.95 by default.</param>
    /// <exception cref="StatisticsException">SEQ004: no people, or a standard error that is not positive.</exception>
    public static ConfidenceInterval Interval(SequentialLook look, double planned, double level = 0.95)
    {
        var ratio = Ratio(look, planned, 1 - level);
        var half = look.StandardError * Math.Sqrt(2 * (1 + (1 / ratio)) * Math.Log(Math.Sqrt(1 + ratio) / (1 - level)));
        return new(look.Estimate - half, look.Estimate + half);
    }

    /// <summary>
    /// The p-value at one look, min(1, √(1 + r) exp(−z² r/(2(1 + r)))): below α when the interval of that level leaves zero out. The smallest over all
    /// looks is valid too.
    /// </summary>
    /// <param name="look">The estimate so far.</param>
    /// <param name="planned">People n* at which the test should be sharpest.</param>
    /// <param name="level">1 − α of the interval that fixes r, 0.95 by default.</param>
    public static double PValue(SequentialLook look, double planned, double level = 0.95)
    {
        var ratio = Ratio(look, planned, 1 - level);
        var z = look.Estimate / look.StandardError;
        return Math.Min(1, Math.Sqrt(1 + ratio) * Math.Exp(-z * z * ratio / (2 * (1 + ratio))));
    }

    private static double Ratio(SequentialLook look, double planned, double alpha)
    {
        if (
            !(look.People > 0)
            || !(planned > 0)
            || !(look.StandardError > 0)
            || !double.IsFinite(look.Estimate)
            || alpha is not (> 0 and < 1)
        )
        {
            throw GroupSequential.Refused(
                "SEQ004",
                $"An estimate {look.Estimate} with standard error {look.StandardError} from {look.People} people of {planned}.",
                "Give people so far and planned, a finite estimate, a standard error above 0, and a level between 0 and 1."
            );
        }
        var twice = -2 * Math.Log(alpha);
        return (twice + Math.Log(twice) + 1) * look.People / planned;
    }
}

/// <summary>An estimate at a look, with the people it rests on.</summary>
/// <param name="Estimate">The estimate, for example a difference in means or shares.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="People">People so far.</param>
public readonly record struct SequentialLook(double Estimate, double StandardError, double People);
