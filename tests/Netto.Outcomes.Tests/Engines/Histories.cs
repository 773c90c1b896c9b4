using Netto.Outcomes.Plans;
using NodaTime;

namespace Netto.Outcomes.Tests.Engines;

/// <summary>A row of a table: whose it is, and its cells (bool, double, LocalDate, string, or null).</summary>
internal sealed record Row(string Person, IReadOnlyDictionary<string, object?> Cells)
{
    public object? this[string column] => Cells[column];

    public Row With(string column, object? value) =>
        this with
        {
            Cells = new Dictionary<string, object?>(Cells) { [column] = value },
        };
}

/// <summary>Tables as lists of rows; the first is the one with a row a person.</summary>
internal sealed record Histories(TableShape Root, IReadOnlyDictionary<string, TableRows> Tables)
{
    public IReadOnlyList<Row> RootRows => Tables[Root.Name].Rows;
}

internal sealed record TableRows(TableShape Shape, IReadOnlyList<Row> Rows);

/// <summary>What both engines do: values for each person, in the order asked.</summary>
internal interface IEngine
{
    IReadOnlyDictionary<string, object?[]> Evaluate(
        Histories histories,
        IReadOnlyList<KeyValuePair<string, Expression>> values
    );
}

/// <summary>Dates as whole days, to count with.</summary>
internal static class DayNumbers
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    public static int Of(LocalDate date) => Period.DaysBetween(Epoch, date);

    public static LocalDate Date(int day) => Epoch.PlusDays(day);
}
