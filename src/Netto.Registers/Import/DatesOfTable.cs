using Netto.DuckDb;
using Netto.Registers.Rules;
using static Netto.Registers.Schema.SqlNames;

namespace Netto.Registers.Import;

/// <summary>The columns of a table of texts that hold dates, found as an import finds them.</summary>
/// <param name="Sql">By column the SQL of its dates.</param>
/// <param name="Unclear">Columns of dates in which day and month could change places, or that are not all on the calendar.</param>
public sealed record DatesOfTable(IReadOnlyDictionary<string, string> Sql, IReadOnlySet<string> Unclear)
{
    /// <summary>Name that the table of texts must have.</summary>
    public const string Table = LoadedFile.RawTable;

    /// <summary>Looks through all values of some columns of the table <see cref="Table"/>.</summary>
    /// <param name="connection">Where the table is.</param>
    /// <param name="columns">Columns of text.</param>
    public static DatesOfTable Of(DuckDbConnection connection, IReadOnlyList<string> columns)
    {
        var forms = new DateDetection(connection, CancellationToken.None).OfTable(columns);
        return new DatesOfTable(
            forms
                .Where(column => column.Value is not null)
                .ToDictionary(
                    column => column.Key,
                    column => DateForms.TypedSql(column.Value!.Value, Quoted(column.Key)),
                    StringComparer.Ordinal
                ),
            forms.Where(column => column.Value is null).Select(column => column.Key).ToHashSet(StringComparer.Ordinal)
        );
    }
}
