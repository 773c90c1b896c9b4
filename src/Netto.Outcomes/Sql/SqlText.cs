using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Netto.Outcomes.Sql;

/// <summary>Names and literals as DuckDB writes them.</summary>
internal static class SqlText
{
    private static readonly HashSet<string> ReservedWords =
    [
        "end",
        "start",
        "order",
        "group",
        "table",
        "column",
        "all",
        "any",
    ];

    public static string Name(string name) =>
        !ReservedWords.Contains(name) && name.Length > 0 && char.IsAsciiLetterLower(name[0]) && name.All(IsPlain)
            ? name
            : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string Date(LocalDate date) => $"DATE '{LocalDatePattern.Iso.Format(date)}'";

    /// <summary>A whole number as it is, any other with an exponent: without one DuckDB would read a decimal.</summary>
    public static string Number(double value)
    {
        if (value == Math.Floor(value) && Math.Abs(value) < 1e15)
        {
            return value.ToString("F0", CultureInfo.InvariantCulture);
        }
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) ? text : text + "e0";
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_';
}
