using System.Globalization;

namespace Netto.Statistics.Tests.Data;

/// <summary>A small CSV reader for tests: quoted fields, header, empty = missing.</summary>
internal sealed class CsvTable
{
    private readonly Dictionary<string, string[]> columns;

    private CsvTable(Dictionary<string, string[]> columns) => this.columns = columns;

    internal IReadOnlyCollection<string> Names => columns.Keys;

    internal int Rows => columns.Values.First().Length;

    internal static CsvTable Read(string path)
    {
        string[][] lines = [.. File.ReadLines(path).Where(l => l.Length > 0).Select(Split)];
        var columns = new Dictionary<string, string[]>(StringComparer.Ordinal);
        for (var j = 0; j < lines[0].Length; j++)
        {
            columns[lines[0][j]] = [.. lines.Skip(1).Select(l => l[j])];
        }
        return new CsvTable(columns);
    }

    internal string[] Text(string name) => columns[name];

    /// <summary>Numbers; an empty field is NaN.</summary>
    internal double[] Numbers(string name) =>
        Array.ConvertAll(
            columns[name],
            v => v.Length == 0 ? double.NaN : double.Parse(v, CultureInfo.InvariantCulture)
        );

    internal bool IsNumeric(string name) =>
        columns[name].All(v => v.Length == 0 || double.TryParse(v, CultureInfo.InvariantCulture, out _));

    private static string[] Split(string line)
    {
        var fields = new List<string>();
        var field = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }
        fields.Add(field.ToString());
        return [.. fields];
    }
}
