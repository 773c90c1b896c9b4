using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Netto.Protocol;

/// <summary>
/// Where a window ends, counted from its origin: written as <c>36 months</c>, <c>91 days</c>, <c>13 weeks</c> or a date.
/// The end is the first moment after the window (half-open), except for a date, whose day still belongs to it.
/// </summary>
public abstract record Horizon
{
    private Horizon() { }

    /// <summary>A number of calendar months after the origin.</summary>
    /// <param name="Count">Months, at least 1.</param>
    public sealed record Months(int Count) : Horizon
    {
        /// <inheritdoc/>
        public override string ToString() => Count == 1 ? "1 month" : $"{Count} months";
    }

    /// <summary>A number of days after the origin.</summary>
    /// <param name="Count">Days, at least 1.</param>
    public sealed record Days(int Count) : Horizon
    {
        /// <inheritdoc/>
        public override string ToString() => Count == 1 ? "1 day" : $"{Count} days";
    }

    /// <summary>Until and with a calendar date, whatever the origin.</summary>
    /// <param name="Date">The last day of the window.</param>
    public sealed record Until(LocalDate Date) : Horizon
    {
        /// <inheritdoc/>
        public override string ToString() => LocalDatePattern.Iso.Format(Date);
    }

    /// <summary>Reads the text form.</summary>
    /// <returns>Null when the text is no horizon.</returns>
    public static Horizon? Parse(string text)
    {
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } date)
        {
            return new Until(date.Value);
        }

        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (
            parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count is < 1 or > 40_000
        )
        {
            return null;
        }

        return parts[1] switch
        {
            "month" or "months" => new Months(count),
            "year" or "years" => new Months(12 * count),
            "week" or "weeks" => new Days(7 * count),
            "day" or "days" => new Days(count),
            _ => null,
        };
    }
}
