using System.Globalization;
using Netto.Outcomes.Kinds;
using Netto.Outcomes.Plans;
using Netto.Outcomes.Tests.Engines;
using NodaTime.Text;

namespace Netto.Outcomes.Tests.Spec;

/// <summary>Reads small tables written as text: a name, a line of columns, lines of cells between bars.</summary>
internal static class SpecTables
{
    private static readonly TableShape Population = new(
        PopulationShape.Name,
        [
            .. PopulationShape.Table.Columns,
            new("office", ValueKind.Text),
            new("arm", ValueKind.Text),
            new("requested_on", ValueKind.Date),
        ]
    );

    private static readonly IReadOnlyList<TableShape> Registers =
    [
        RegisterTables.JobSpells,
        RegisterTables.BenefitSpells,
        RegisterTables.SelfEmployment,
        RegisterTables.Contacts,
        RegisterTables.Trajectories,
        RegisterTables.Instruments,
        RegisterTables.Requests,
        RegisterTables.Applications,
        RegisterTables.Duties,
    ];

    public static Histories Read(string text, int weeksUntilStart)
    {
        var written = TextTable.ReadAll(text).ToDictionary(table => table.Name);
        var shapes = Registers.Prepend(Population);
        var unknown = written.Keys.Except(shapes.Select(shape => shape.Name));
        unknown.ShouldBeEmpty("tables that no plan knows");
        var tables = shapes.ToDictionary(
            shape => shape.Name,
            shape => new TableRows(shape, written.TryGetValue(shape.Name, out var table) ? Rows(shape, table) : [])
        );
        tables[PopulationShape.Name] = Completed(tables[PopulationShape.Name], weeksUntilStart);
        return new(Population, tables);
    }

    private static List<Row> Rows(TableShape shape, TextTable table) =>
        table
            .Rows.Select(cells => new Row(
                cells["person"],
                shape.Columns.ToDictionary(
                    column => column.Name,
                    column => Cell(column.Kind, cells.GetValueOrDefault(column.Name, ""))
                )
            ))
            .ToList();

    private static TableRows Completed(TableRows people, int weeksUntilStart) =>
        people with
        {
            Rows =
            [
                .. people.Rows.Select(
                    (row, index) =>
                    {
                        var start =
                            row[PopulationShape.StartDate]
                            ?? ((NodaTime.LocalDate)row[PopulationShape.EntryDate]!).PlusWeeks(weeksUntilStart);
                        return row.With(PopulationShape.Ordinal, (double)index)
                            .With(PopulationShape.StartDate, start)
                            .With(PopulationShape.AssignedOn, row[PopulationShape.AssignedOn] ?? start);
                    }
                ),
            ],
        };

    private static object? Cell(ValueKind kind, string text) =>
        (text, kind) switch
        {
            ("", _) => null,
            (_, ValueKind.Date) => LocalDatePattern.Iso.Parse(text).Value,
            (_, ValueKind.Number) => double.Parse(text, CultureInfo.InvariantCulture),
            (_, ValueKind.Flag) => bool.Parse(text),
            _ => text,
        };
}

/// <summary>A table as text.</summary>
internal sealed record TextTable(
    string Name,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyDictionary<string, string>> Rows
)
{
    public static IEnumerable<TextTable> ReadAll(string text)
    {
        var blocks = text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        foreach (var block in blocks)
        {
            var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (lines.Length > 0)
            {
                yield return Read(lines[0], lines[1..]);
            }
        }
    }

    public static TextTable Read(string name, IReadOnlyList<string> lines)
    {
        var columns = Cells(lines[0]);
        var rows = lines
            .Skip(1)
            .Select(line =>
                (IReadOnlyDictionary<string, string>)
                    columns.Zip(Cells(line)).ToDictionary(pair => pair.First, pair => pair.Second)
            )
            .ToList();
        return new(name, columns, rows);
    }

    private static string[] Cells(string line) => line.Split('|', StringSplitOptions.TrimEntries);
}
