namespace Netto.DuckDb;

/// <summary>Dates as DuckDB keeps them: days since 1970-01-01.</summary>
public static class DuckDbDate
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>Days since 1970-01-01; earlier dates are negative.</summary>
    public static int ToDays(DateOnly date) => date.DayNumber - Epoch;

    /// <summary>The date that lies so many days after 1970-01-01.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the years 1 to 9999.</exception>
    public static DateOnly FromDays(int days) => DateOnly.FromDayNumber(days + Epoch);
}
