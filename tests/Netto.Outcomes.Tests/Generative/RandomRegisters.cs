using Netto.Outcomes.Kinds;
using Netto.Outcomes.Plans;
using Netto.Outcomes.Tests.Engines;
using Netto.Outcomes.Tests.Spec;
using NodaTime;

namespace Netto.Outcomes.Tests.Generative;

/// <summary>Register histories of a few people, crowded round entry and horizon so that boundaries are hit.</summary>
internal sealed class RandomRegisters(Random random)
{
    private static readonly Dictionary<string, string[]> Codes = new()
    {
        ["scheme"] = ["WW", "WW", "WGA", "IVA", "ZW"],
        ["end_reason"] = ["self-employed", "recovered", "pension", "death", "work"],
        ["phase"] = ["LGU", "LAU", "VVU"],
        ["class"] = ["35-80", "80-100"],
        ["contract"] = ["permanent", "temporary"],
        ["kind"] = ["work-fit", "to-work", "direct"],
        ["result"] = ["success", "stopped", "interview", "offer"],
        ["status"] = ["held", "no-show"],
        ["form"] = ["individual", "group"],
    };

    private static readonly LocalDate[] Entries =
    [
        new(2020, 1, 31),
        new(2020, 2, 29),
        new(2019, 12, 31),
        new(2022, 1, 1),
    ];

    public Histories Next()
    {
        var histories = SpecTables.Read("population\nperson | entry_date", weeksUntilStart: 13);
        var people = Enumerable.Range(0, random.Next(1, 6)).Select(Person).ToList();
        var tables = histories.Tables.ToDictionary();
        tables[PopulationShape.Name] = tables[PopulationShape.Name] with { Rows = people };
        foreach (var (name, table) in histories.Tables.Where(pair => pair.Key != PopulationShape.Name))
        {
            tables[name] = table with
            {
                Rows =
                [
                    .. people.SelectMany(person =>
                        Enumerable.Range(0, random.Next(0, 5)).Select(_ => RowOf(person, table.Shape))
                    ),
                ],
            };
        }
        return histories with { Tables = tables };
    }

    private Row Person(int index)
    {
        var entry =
            random.Next(2) == 0
                ? Entries[random.Next(Entries.Length)]
                : new LocalDate(2019, 1, 1).PlusDays(random.Next(1300));
        var cells = new Dictionary<string, object?>
        {
            [PopulationShape.Ordinal] = (double)index,
            [PopulationShape.EntryDate] = entry,
            [PopulationShape.StartDate] = entry.PlusWeeks(13),
            [PopulationShape.AssignedOn] = entry.PlusDays(random.Next(-20, 90)),
            ["office"] = "x",
            ["arm"] = "control",
            ["requested_on"] = null,
        };
        return new($"p{index}", cells);
    }

    private Row RowOf(Row person, TableShape shape)
    {
        var entry = (LocalDate)person[PopulationShape.EntryDate]!;
        var start = Near(entry);
        return new(person.Person, shape.Columns.ToDictionary(column => column.Name, column => Cell(column, start)));
    }

    private object? Cell(ColumnShape column, LocalDate start) =>
        column switch
        {
            { Name: "start" or "date" } => start,
            { Name: "end" } => random.Next(4) == 0
                ? null
                : start.PlusDays(random.Next(0, 2) == 0 ? random.Next(1, 60) : random.Next(1, 500)),
            { Name: "year" } => (double)random.Next(2018, 2024),
            { Kind: ValueKind.Date } => start,
            _ when random.Next(6) == 0 => null,
            { Kind: ValueKind.Number } => random.Next(3) == 0 ? 12 : random.Next(1, 200) / 4.0,
            { Kind: ValueKind.Flag } => random.Next(2) == 0,
            _ => Codes.TryGetValue(column.Name, out var codes) ? codes[random.Next(codes.Length)] : "a",
        };

    // On the day itself, a day or a month off, four weeks off, or anywhere.
    private LocalDate Near(LocalDate entry)
    {
        var anchor = random.Next(4) switch
        {
            0 => entry,
            1 => entry.PlusMonths(random.Next(1, 13)),
            2 => entry.PlusWeeks(13),
            _ => entry.PlusDays(random.Next(-200, 600)),
        };
        return random.Next(4) switch
        {
            0 => anchor.PlusDays(random.Next(-1, 2)),
            1 => anchor.PlusMonths(random.Next(-1, 2)),
            2 => anchor.PlusDays(random.Next(27, 31)),
            _ => anchor,
        };
    }
}
