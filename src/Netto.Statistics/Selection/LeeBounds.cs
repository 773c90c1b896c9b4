using Netto.Statistics.Comparisons;

namespace Netto.Statistics.Selection;

/// <summary>Bounds of the effect on people whose outcome is seen under either arm.</summary>
/// <param name="Lower">Lower bound.</param>
/// <param name="Upper">Upper bound.</param>
/// <param name="LowerStandardError">Standard error of the lower bound.</param>
/// <param name="UpperStandardError">Standard error of the upper bound.</param>
/// <param name="TrimmedShare">Share trimmed of those seen in the arm where more are seen.</param>
/// <param name="Interval">Interval that covers the effect (not the bounds) with the given chance (Imbens and Manski 2004).</param>
public sealed record LeeBoundsResult(
    double Lower,
    double Upper,
    double LowerStandardError,
    double UpperStandardError,
    double TrimmedShare,
    ConfidenceInterval Interval
);

/// <summary>
/// Bounds when an outcome is seen only for some and the treatment moves who is seen in one direction (Lee 2009, doi:10.1111/j.1467-937X.2009.00536.x). No
/// exclusion is needed.
/// </summary>
public static class LeeBounds
{
    /// <summary>Trims the arm with more seen by the excess share p, from above for the lower and from below for the upper bound.</summary>
    /// <param name="treatment">1 for the treatment arm, 0 for control; everybody.</param>
    /// <param name="observed">1 where the outcome is seen.</param>
    /// <param name="outcome">The outcome, used where seen.</param>
    /// <param name="confidence">Coverage of the interval, 0.95 unless told.</param>
    /// <exception cref="StatisticsException">EST003: fewer than two outcomes are seen in an arm, or all would be trimmed.</exception>
    public static LeeBoundsResult Of(
        DataColumn treatment,
        DataColumn observed,
        DataColumn outcome,
        double confidence = 0.95
    )
    {
        ArgumentNullException.ThrowIfNull(treatment);
        ArgumentNullException.ThrowIfNull(observed);
        ArgumentNullException.ThrowIfNull(outcome);
        Lengths.Check(observed, treatment.Length);
        Lengths.Check(outcome, treatment.Length);
        var (treated, control) = (Arm.Of(1, treatment, observed, outcome), Arm.Of(0, treatment, observed, outcome));
        var more = treated.Share >= control.Share ? treated : control;
        var less = ReferenceEquals(more, treated) ? control : treated;
        var sign = ReferenceEquals(more, treated) ? 1 : -1;
        var trimmed = 1 - less.Share / more.Share;
        var (high, low) = (more.KeepHighest(trimmed), more.KeepLowest(trimmed));
        var other = Moments.Of(less.Seen);
        var (a, b) = (sign * (low - other.Mean), sign * (high - other.Mean));
        var fixedPart = other.Variance!.Value / other.N;
        var (va, vb) = (
            Variance(more, more.Seen, low, less) + fixedPart,
            Variance(more, more.Descending, high, less) + fixedPart
        );
        var (lower, upper) = (Math.Min(a, b), Math.Max(a, b));
        var (seLower, seUpper) = a <= b ? (Math.Sqrt(va), Math.Sqrt(vb)) : (Math.Sqrt(vb), Math.Sqrt(va));
        var c = ImbensManski((upper - lower) / Math.Max(seLower, seUpper), confidence);
        return new(lower, upper, seLower, seUpper, trimmed, new(lower - c * seLower, upper + c * seUpper));
    }

    // Lee (2009), proposition 3: variance of a trimmed mean with an estimated trimming share; values stand from the kept end.
    private static double Variance(Arm more, double[] values, double mean, Arm less)
    {
        var trimmed = 1 - less.Share / more.Share;
        var keep = (1 - trimmed) * values.Length;
        var kept = values[..(int)Math.Max(1, Math.Round(keep))];
        var gap = kept[^1] - mean;
        var spread = kept.Sum(v => (v - mean) * (v - mean)) / kept.Length;
        var share = (1 - more.Share) / (more.N * more.Share) + (1 - less.Share) / (less.N * less.Share);
        return (spread + gap * gap * trimmed) / keep + gap * gap * share;
    }

    // The critical value c of Φ(c + width) − Φ(−c) = confidence.
    private static double ImbensManski(double width, double confidence)
    {
        var (low, high) = (0.0, 10.0);
        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            var covered = 1 - Normal.UpperTail(middle + width) - Normal.UpperTail(middle);
            (low, high) = covered < confidence ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private sealed record Arm(double N, double[] Seen)
    {
        public double Share => Seen.Length / N;

        public double[] Descending => [.. Seen.Reverse()];

        public static Arm Of(double arm, DataColumn treatment, DataColumn observed, DataColumn outcome)
        {
            int[] rows = [.. Enumerable.Range(0, treatment.Length).Where(i => treatment.Values[i] == arm)];
            double[] seen = [.. rows.Where(i => observed.Values[i] == 1).Select(i => outcome.Values[i]).Order()];
            if (seen.Length < 2 || seen.Any(v => !double.IsFinite(v)))
            {
                throw new StatisticsException(
                    StatisticsErrors.TooFewRows,
                    $"{seen.Length} outcomes {outcome.Label} are seen where {treatment.Label} is {arm}.",
                    "Bounds need at least two finite outcomes in each arm."
                );
            }

            return new(rows.Length, seen);
        }

        /// <summary>Mean without the lowest share; a fraction of a person is trimmed as a fraction.</summary>
        public double KeepHighest(double trimmed) => Mean(Descending, trimmed);

        /// <summary>Mean without the highest share.</summary>
        public double KeepLowest(double trimmed) => Mean(Seen, trimmed);

        private static double Mean(double[] kept, double trimmed)
        {
            var keep = (1 - trimmed) * kept.Length;
            var whole = (int)Math.Floor(keep);
            var sum = kept.Take(whole).Sum() + (whole < kept.Length ? (keep - whole) * kept[whole] : 0);
            return sum / keep;
        }
    }
}
