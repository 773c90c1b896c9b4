using System.Globalization;

namespace Netto.Statistics.Tests.Data;

/// <summary>A small reader for the reference files: plain commas, text columns kept as text, empty = missing (NaN).</summary>
internal sealed class CsvColumns
{
    private readonly Dictionary<string, string[]> _text;

    private CsvColumns(Dictionary<string, string[]> text) => _text = text;

    public IReadOnlyCollection<string> Names => _text.Keys;

    public int Rows => _text.Values.First().Length;

    public static CsvColumns Read(string path)
    {
        var rows = File.ReadLines(path).Where(l => l.Length > 0).Select(l => l.Split(',')).ToArray();
        return new(
            rows[0]
                .Select((name, j) => (Name: name.Trim('"'), j))
                .ToDictionary(
                    c => c.Name,
                    c => rows.Skip(1).Select(r => r[c.j].Trim('"')).ToArray(),
                    StringComparer.Ordinal
                )
        );
    }

    public string[] Text(string name) => _text[name];

    public double[] Numbers(string name) =>
        Array.ConvertAll(_text[name], t => t.Length == 0 ? double.NaN : double.Parse(t, CultureInfo.InvariantCulture));

    public double[] Indicator(string name, string level) => Array.ConvertAll(_text[name], t => t == level ? 1.0 : 0.0);

    public CsvColumns Where(Func<int, bool> keep)
    {
        var rows = Enumerable.Range(0, Rows).Where(keep).ToArray();
        return new(_text.ToDictionary(c => c.Key, c => rows.Select(i => c.Value[i]).ToArray(), StringComparer.Ordinal));
    }
}
