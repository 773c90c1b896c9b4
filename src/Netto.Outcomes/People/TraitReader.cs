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
    public PersonValues Column(ColumnReference reference, StudyPopulation population)
    {
        var kind = KindOf(reference);
        var column = $"t.{SqlText.Name(reference.Column)}";
        var value = kind == ValueKind.Number ? $"CAST({column} AS DOUBLE)" : $"CAST({column} AS VARCHAR)";
        var found = connection.ReadColumns(
            $"""
            SELECT p.ordinal, first({value} ORDER BY {value} NULLS LAST) AS value
            FROM {PopulationShape.Name} AS p
            JOIN {SqlText.Name(reference.Table!)} AS t ON t.person = p.person{Only(reference.Table!)}
            GROUP BY p.ordinal
            """,
            cancellation: cancellation
        );
        var ordinals = found.Integers(PopulationShape.Ordinal).Values;
        if (kind == ValueKind.Number)
        {
            return new PersonValues.Numbers(
                Arrange(ordinals, found.Doubles("value").NullAsNaN(), population.Count, double.NaN)
            );
        }
        return new PersonValues.Texts(Arrange<string?>(ordinals, found.Texts("value").Values, population.Count, null));
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
