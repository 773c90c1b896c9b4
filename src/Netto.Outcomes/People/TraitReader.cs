using Netto.DuckDb;
using Netto.Outcomes.Kinds;
using Netto.Outcomes.Plans;
using Netto.Outcomes.Sql;
using Netto.Protocol;

namespace Netto.Outcomes.People;

/// <summary>Reads traits of people: columns of the tables of people and entries, and the age.</summary>
internal sealed class TraitReader(
    RegisterCatalogue catalogue,
    DuckDbConnection connection,
    CancellationToken cancellation
)
{
    /// <summary>One column of <c>people</c>, <c>entries</c> or <c>assignments</c>; of several rows of a person that of the entry counts.</summary>
    public PersonValues Column(ColumnReference reference, StudyPopulation population) =>
        Columns([reference], population)[reference];

    /// <summary>Several such columns, those of one table in one query.</summary>
    public IReadOnlyDictionary<ColumnReference, PersonValues> Columns(
        IEnumerable<ColumnReference> references,
        StudyPopulation population
    )
    {
        var kinds = references.Distinct().ToDictionary(reference => reference, KindOf);
        var found = new Dictionary<ColumnReference, PersonValues>();
        foreach (var table in kinds.Keys.GroupBy(reference => reference.Table!, StringComparer.Ordinal))
        {
            ColumnReference[] asked = [.. table];
            var columns = Read(table.Key, asked, kinds);
            for (var at = 0; at < asked.Length; at++)
            {
                found.Add(asked[at], Values(columns, $"value_{at}", kinds[asked[at]], population.Count));
            }
        }
        return found;
    }

    // Of several values the least counts, whatever the order of the rows.
    private DuckDbColumns Read(string table, ColumnReference[] asked, Dictionary<ColumnReference, ValueKind> kinds)
    {
        var values = asked.Select(
            (reference, at) =>
            {
                var type = kinds[reference] == ValueKind.Number ? "DOUBLE" : "VARCHAR";
                return $"min(CAST(t.{SqlText.Name(reference.Column)} AS {type})) AS value_{at}";
            }
        );
        return connection.ReadColumns(
            $"""
            SELECT p.ordinal, {string.Join(", ", values)}
            FROM {PopulationShape.Name} AS p
            JOIN {SqlText.Name(table)} AS t ON t.person = p.person{Only(table)}
            GROUP BY p.ordinal
            """,
            cancellation: cancellation
        );
    }

    private static PersonValues Values(DuckDbColumns columns, string name, ValueKind kind, int people)
    {
        var ordinals = columns.Integers(PopulationShape.Ordinal).Values;
        return kind == ValueKind.Number
            ? new PersonValues.Numbers(Arrange(ordinals, columns.Doubles(name).NullAsNaN(), people, double.NaN))
            : new PersonValues.Texts(Arrange<string?>(ordinals, columns.Texts(name).Values, people, null));
    }

    /// <summary>Completed years at entry; NaN where the birth date is unknown.</summary>
    public double[] Ages(StudyPopulation population)
    {
        var births = (PersonValues.Texts)Column(new ColumnReference("people", "birth_date"), population);
        var ages = new double[population.Count];
        for (var person = 0; person < ages.Length; person++)
        {
            ages[person] =
                births.Values[person] is { } text
                && NodaTime.Text.LocalDatePattern.Iso.Parse(text) is { Success: true } birth
                    ? NodaTime
                        .Period.Between(birth.Value, population.EntryDate(person), NodaTime.PeriodUnits.Years)
                        .Years
                    : double.NaN;
        }
        return ages;
    }

    // The registered entry is the one nearest to the first day of the right, which a revival may have moved.
    private static string Only(string table) =>
        table == "entries"
            ? $" AND t.entry_date = (SELECT min(e.entry_date) FROM entries AS e WHERE e.person = p.person AND e.entry_date >= p.{PopulationShape.EntryDate})"
            : "";

    private ValueKind KindOf(ColumnReference reference)
    {
        var table = reference.Table ?? "";
        return catalogue.Kind(table, reference.Column)
            ?? throw new InputException(
                new Diagnostic("OUT006", $"There is no column {reference} in the store.")
                {
                    Found = catalogue.HasTable(table) ? string.Join(", ", catalogue.ColumnsOf(table)) : table,
                    Expected = reference.ToString(),
                    Nearest = NearestName.Of(
                        catalogue.HasTable(table) ? reference.Column : table,
                        catalogue.HasTable(table) ? catalogue.ColumnsOf(table) : catalogue.Tables
                    ),
                    Remedy = "Deliver the column, or take the covariate out of the protocol.",
                }
            );
    }

    private static T[] Arrange<T>(int[] ordinals, T[] values, int people, T absent)
    {
        var arranged = new T[people];
        Array.Fill(arranged, absent);
        for (var row = 0; row < ordinals.Length; row++)
        {
            arranged[ordinals[row]] = values[row];
        }
        return arranged;
    }
}
