using Netto.Formulas.Data;
using Netto.Protocol;

namespace Netto.Cli.Commands;

/// <summary>Finds columns by name, with a message that names those there are.</summary>
internal static class TableColumns
{
    public static TableColumn Column(this DataTable table, string name) =>
        table.Find(name)
        ?? throw new OptionException(
            $"there is no column '{name}'; the file has {string.Join(", ", table.Names)}{Nearest(name, table.Names)}"
        );

    /// <summary>The values of a column of numbers, NaN where missing; infinities are refused.</summary>
    public static double[] Numbers(this DataTable table, string name)
    {
        if (table.Column(name) is not NumberColumn numbers)
        {
            throw new OptionException($"column '{name}' holds text; expected numbers");
        }
        var wrong = Array.FindIndex(numbers.Values, double.IsInfinity);
        return wrong < 0
            ? numbers.Values
            : throw new OptionException(
                $"column '{name}' holds {numbers.Values[wrong]} in row {wrong + 1}; expected finite numbers (leave it empty where it is missing)"
            );
    }

    /// <summary>The value of each row as text, null where missing.</summary>
    public static string?[] Texts(this DataTable table, string name) =>
        table.Column(name) switch
        {
            NumberColumn n => Array.ConvertAll(
                n.Values,
                v => double.IsNaN(v) ? null : v.ToString("R", System.Globalization.CultureInfo.InvariantCulture)
            ),
            TextColumn t => [.. Enumerable.Range(0, t.Length).Select(i => t[i])],
            _ => throw new OptionException($"column '{name}' cannot be read as categories"),
        };

    /// <summary>A hint in brackets, with a blank before it; empty when no name is near.</summary>
    internal static string Nearest(string wrong, IEnumerable<string> names) =>
        NearestName.Of(wrong, names) is { } near ? $" (nearest: '{near}')" : "";
}
