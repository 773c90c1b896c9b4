using Netto.Outcomes.Plans;
using Netto.Outcomes.Tests.Engines;
using NodaTime;

namespace Netto.Outcomes.Tests.Generative;

/// <summary>Small tables with everything that is awkward: missing cells, open ends, ends before starts, equal days, leap days.</summary>
internal sealed class RandomHistories(Random random)
{
    public static TableShape People { get; } =
        new(
            "members",
            [new("from_date", ValueKind.Date), new("level", ValueKind.Number), new("office", ValueKind.Text)]
        );

    public static TableShape Spells { get; } =
        new(
            "spells",
            [
                new("start", ValueKind.Date),
                new("end", ValueKind.Date),
                new("hours", ValueKind.Number),
                new("kind", ValueKind.Text),
                new("exempt", ValueKind.Flag),
            ]
        );

    private static readonly LocalDate[] Awkward =
    [
        new(2020, 1, 31),
        new(2020, 2, 28),
        new(2020, 2, 29),
        new(2020, 3, 1),
        new(2020, 3, 31),
        new(2020, 12, 31),
        new(2021, 2, 28),
    ];

    public Histories Next()
    {
        var persons = Enumerable.Range(0, random.Next(1, 7)).Select(index => $"p{index}").ToList();
        var people = persons.Select(person =>
            Row(person, ("from_date", Date()), ("level", Number()), ("office", Text()))
        );
        var spells = persons.SelectMany(person => Enumerable.Range(0, random.Next(0, 6)).Select(_ => Spell(person)));
        return new(
            People,
            new Dictionary<string, TableRows>
            {
                ["members"] = new(People, [.. people]),
                ["spells"] = new(Spells, [.. spells]),
            }
        );
    }

    private Row Spell(string person)
    {
        var start = Date();
        var end = random.Next(4) == 0 ? (LocalDate?)null : start.PlusDays(random.Next(-10, 400));
        return Row(
            person,
            ("start", start),
            ("end", end),
            ("hours", Sometimes(Number())),
            ("kind", Sometimes(Text())),
            ("exempt", Sometimes(random.Next(2) == 0))
        );
    }

    public LocalDate Date() =>
        random.Next(3) == 0
            ? Awkward[random.Next(Awkward.Length)]
            : new LocalDate(2020, 1, 1).PlusDays(random.Next(0, 500));

    public double Number() => random.Next(3) == 0 ? 12 : random.Next(0, 160) / 4.0;

    public string Text() => new[] { "a", "b", "it's" }[random.Next(3)];

    private object? Sometimes(object value) => random.Next(5) == 0 ? null : value;

    private static Row Row(string person, params (string Column, object? Value)[] cells) =>
        new(person, cells.ToDictionary(cell => cell.Column, cell => cell.Value));
}
