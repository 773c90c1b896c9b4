using Netto.Reporting.Texts;

namespace Netto.Reporting.Tables;

/// <summary>Intervals as people read them.</summary>
public static class IntervalText
{
    /// <summary>As <c>−1,5 … +2,0 pp</c>: a unit that both limits share is written once; an open end is ∞.</summary>
    public static string InWords(this Cell.Interval interval, Language language)
    {
        ArgumentNullException.ThrowIfNull(interval);
        ArgumentNullException.ThrowIfNull(language);
        var low = interval.Low is { } lower ? Limit(lower) : "−∞";
        var high = interval.High is { } upper ? Limit(upper) : "∞";
        foreach (var unit in (string[])["\u00a0pp", "%"])
        {
            if (low.EndsWith(unit, StringComparison.Ordinal) && high.EndsWith(unit, StringComparison.Ordinal))
            {
                low = low[..^unit.Length];
            }
        }
        var outside = interval.Outside.Length == 0 ? "" : interval.Outside + " ";
        return $"{outside}{low} … {high}";

        // A limit of an interval that does not hold zero may not read as zero.
        string Limit(double value) =>
            language.Write(
                value,
                interval.Style,
                interval is { Low: > 0, High: > 0 } or { Low: < 0, High: < 0 }
                    ? NumberStyles.MoreDecimals(value, interval.Style)
                    : 0
            );
    }
}
