using System.Text;
using Netto.Protocol;

namespace Netto.Registers.Reading;

/// <summary>The header line of a CSV file, and what it tells of the rest.</summary>
/// <param name="Names">Names of the columns.</param>
/// <param name="Delimiter">Sign between fields.</param>
/// <param name="NewLine">How the line ends.</param>
/// <param name="Start">Where it begins, behind a byte order mark.</param>
internal sealed record CsvHeader(IReadOnlyList<string> Names, char Delimiter, string NewLine, long Start)
{
    private const int LongestHeader = 1 << 20;

    internal static IReadOnlyList<char> Delimiters { get; } = [',', ';', '\t', '|'];

    internal static CsvHeader Read(
        string name,
        MappedFile file,
        IReadOnlySet<string> knownColumns,
        StringComparison sameName = StringComparison.OrdinalIgnoreCase
    )
    {
        var bytes = file.Slice(0, (int)Math.Min(file.Length, LongestHeader));
        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        bytes = bytes[start..];
        var end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
        var line = Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
        if (line.Trim().Length == 0)
        {
            throw new InputException(RegisterErrors.EmptyFile(name));
        }
        var delimiter = Delimiters
            .Select(sign => (sign, names: Split(line, sign, knownColumns)))
            .OrderByDescending(pair => pair.names.Count(knownColumns.Contains))
            .ThenByDescending(pair => pair.names.Count)
            .First();
        // A table of one's own may have a column without a name, such as the row names of R; a register table may not.
        Check(name, delimiter.names, knownColumns.Count == 0, sameName);
        return new CsvHeader(delimiter.names, delimiter.sign, NewLineAt(bytes, end), start);
    }

    internal static string NameOf(char delimiter) =>
        delimiter switch
        {
            ',' => "comma",
            ';' => "semicolon",
            '\t' => "tab",
            _ => $"'{delimiter}'",
        };

    private static string NewLineAt(ReadOnlySpan<byte> bytes, int end)
    {
        if (end < 0 || bytes[end] == (byte)'\n')
        {
            return "\n";
        }
        return end + 1 < bytes.Length && bytes[end + 1] == (byte)'\n' ? "\r\n" : "\r";
    }

    /// <summary>The name as the tables write it: capitals do not matter, to DuckDB neither.</summary>
    internal static string Canonical(string name, IReadOnlySet<string> knownColumns) =>
        knownColumns.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) ?? name;

    private static List<string> Split(string line, char delimiter, IReadOnlySet<string> knownColumns) =>
        Fields(line, delimiter).Select(field => Canonical(Unquoted(field.Trim()).Trim(), knownColumns)).ToList();

    /// <summary>Pieces between delimiters; one within quotes divides nothing.</summary>
    private static IEnumerable<string> Fields(string line, char delimiter)
    {
        var (start, quoted) = (0, false);
        for (var at = 0; at < line.Length; at++)
        {
            quoted ^= line[at] == '"';
            if (line[at] == delimiter && !quoted)
            {
                yield return line[start..at];
                start = at + 1;
            }
        }
        yield return line[start..];
    }

    private static string Unquoted(string field) =>
        field is ['"', .. var inner, '"'] ? inner.Replace("\"\"", "\"", StringComparison.Ordinal) : field.Trim('"');

    private static void Check(string file, List<string> names, bool mayBeUnnamed, StringComparison sameName)
    {
        var problems = new List<Diagnostic>();
        for (var index = 0; index < names.Count; index++)
        {
            if (names[index].Length == 0 && mayBeUnnamed)
            {
                continue;
            }
            if (names[index].Length == 0)
            {
                problems.Add(RegisterErrors.BadHeader(file, index + 1, $"Column {index + 1} has no name."));
            }
            else if (names.FindIndex(name => string.Equals(name, names[index], sameName)) < index)
            {
                problems.Add(RegisterErrors.BadHeader(file, index + 1, $"The column {names[index]} is there twice."));
            }
        }
        if (problems.Count > 0)
        {
            throw new InputException(problems);
        }
    }
}
