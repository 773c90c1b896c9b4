using System.Text;
using Netto.Assignment;
using Netto.Cli.Output;
using Netto.Protocol;
using NodaTime;
using NodaTime.Calendars;

namespace Netto.Cli.Assigning;

/// <summary>The folder with assignments.csv, the weekly lists and, for blocked assignment, strata.csv.</summary>
internal sealed class AssignmentFolder(string folder)
{
    private const string Header = "citizen_number,arm,assigned_on,digit,method";
    private const string ListHeader = "citizen_number,arm,first_day,starts_on";
    private const string StrataHeader = "citizen_number,arm,stratum,position";

    public string AssignmentsPath => Path.Combine(folder, "assignments.csv");

    private string StrataPath => Path.Combine(folder, "strata.csv");

    /// <summary>What was assigned before.</summary>
    /// <exception cref="InputException">ASG010: the files of the earlier run were changed and cannot be read.</exception>
    public EarlierAssignments ReadEarlier() => EarlierFiles.Read(AssignmentsPath, StrataPath);

    /// <summary>Plans all files.</summary>
    public WholeFiles Plan(AssignmentResult result)
    {
        var files = new WholeFiles();
        foreach (
            var week in result
                .Lines.GroupBy(line => (line.Office, Week: WeekOf(line.Assignment.AssignedOn)))
                .OrderBy(g => g.Key.Week, StringComparer.Ordinal)
        )
        {
            var path = Path.Combine(folder, "lists", FileName(week.Key.Office), week.Key.Week + ".csv");
            files.Add(path, List(path, week));
        }

        if (result.Places.Count > 0)
        {
            files.Add(
                StrataPath,
                Lines(
                    StrataHeader,
                    result.Places.Select(place => $"{place.Person},{place.Arm},{Cell(place.Stratum)},{place.Position}")
                )
            );
        }

        files.Add(
            AssignmentsPath,
            Lines(
                Header,
                result.Assignments.Select(record =>
                    $"{record.Person},{record.Arm},{record.AssignedOn:uuuu-MM-dd},{record.Digit},{record.Method}"
                )
            )
        );
        return files;
    }

    /// <summary>Lists that were there already and get other lines now.</summary>
    public static IReadOnlyList<string> ChangedLists(WholeFiles files) =>
        [
            .. files.Changed.Where(path =>
                File.Exists(path)
                && path.Contains(
                    Path.DirectorySeparatorChar + "lists" + Path.DirectorySeparatorChar,
                    StringComparison.Ordinal
                )
            ),
        ];

    /// <summary>The week of a list, for instance <c>2012-W39</c>.</summary>
    internal static string WeekOf(LocalDate day) =>
        $"{WeekYearRules.Iso.GetWeekYear(day):0000}-W{WeekYearRules.Iso.GetWeekOfWeekYear(day):00}";

    // People of an earlier run who are not in this inflow stay on their list.
    private static string List(string path, IEnumerable<ListLine> lines)
    {
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Table(path))
        {
            rows[row["citizen_number"]] = $"{row["citizen_number"]},{row["arm"]},{row["first_day"]},{row["starts_on"]}";
        }

        foreach (var line in lines)
        {
            rows[line.Assignment.Person.ToString()] =
                $"{line.Assignment.Person},{line.Assignment.Arm},{line.FirstDay:uuuu-MM-dd},{line.StartsOn:uuuu-MM-dd}";
        }

        return Lines(ListHeader, rows.Values);
    }

    private static IReadOnlyList<CsvRow> Table(string path) =>
        File.Exists(path) ? CsvTable.Parse(File.ReadAllText(path), path).Rows : [];

    private static string Lines(string header, IEnumerable<string> rows)
    {
        var text = new StringBuilder(header).Append('\n');
        foreach (var row in rows)
        {
            text.Append(row).Append('\n');
        }

        return text.ToString();
    }

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // Offices keep their names, but for what a file system cannot hold.
    private static string FileName(string office)
    {
        var name = new string([
            .. office.Select(c => char.IsControl(c) || "/\\:*?\"<>|".Contains(c, StringComparison.Ordinal) ? '_' : c),
        ]).Trim('.', ' ');
        return name.Length == 0 ? "_" : name;
    }
}
