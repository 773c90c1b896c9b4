using Netto.DuckDb;
using Netto.Outcomes.Plans;
using Netto.Registers.Schema;
using Netto.Registers.Store;

namespace Netto.Outcomes.Kinds;

/// <summary>The tables and columns that were really delivered.</summary>
internal sealed class RegisterCatalogue
{
    private readonly Dictionary<string, Dictionary<string, ValueKind>> tables;

    private RegisterCatalogue(Dictionary<string, Dictionary<string, ValueKind>> tables) => this.tables = tables;

    public IEnumerable<string> Tables => tables.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether people have a place in an order that does not depend on their pseudonyms.</summary>
    public bool HasPersonOrder { get; private init; }

    /// <summary>What files gave to a store; canonical columns that none had are left out.</summary>
    public static RegisterCatalogue Of(RegisterStore store) =>
        new(
            RegisterSchema
                .Tables.Where(table => store.HasTable(table.Name))
                .ToDictionary(
                    table => table.Name,
                    table =>
                        store
                            .ColumnsOf(table.Name)
                            .Where(column => column.Presence == ColumnPresence.Imported)
                            .ToDictionary(
                                column => column.Name,
                                column => KindOf(column.SqlType),
                                StringComparer.Ordinal
                            ),
                    StringComparer.Ordinal
                )
        )
        {
            HasPersonOrder = true,
        };

    /// <summary>The tables of a database that is no store.</summary>
    public static RegisterCatalogue Of(DuckDbConnection connection, CancellationToken cancellation)
    {
        const string Sql = """
            SELECT table_name, column_name, data_type
            FROM duckdb_columns()
            WHERE database_name = current_database() AND NOT internal
            ORDER BY table_name, column_index
            """;
        var found = connection.ReadColumns(Sql, cancellation: cancellation);
        var known = new Dictionary<string, Dictionary<string, ValueKind>>(StringComparer.Ordinal);
        for (var row = 0; row < found.RowCount; row++)
        {
            var table = found.Texts("table_name").Values[row]!;
            if (!known.TryGetValue(table, out var columns))
            {
                columns = new(StringComparer.Ordinal);
                known.Add(table, columns);
            }
            columns[found.Texts("column_name").Values[row]!] = KindOf(found.Texts("data_type").Values[row]!);
        }
        return new(known);
    }

    public bool HasTable(string table) => tables.ContainsKey(table);

    public ValueKind? Kind(string table, string column) =>
        tables.TryGetValue(table, out var columns) && columns.TryGetValue(column, out var kind) ? kind : null;

    public IEnumerable<string> ColumnsOf(string table) =>
        tables.TryGetValue(table, out var columns) ? columns.Keys : [];

    /// <summary>A table as the store has it, columns beyond the canonical ones included.</summary>
    public TableShape Shape(TableShape canonical) =>
        canonical with
        {
            Columns =
            [
                .. canonical.Columns,
                .. ColumnsOf(canonical.Name)
                    .Where(column => column != "person" && !canonical.Columns.Any(known => known.Name == column))
                    .Select(column => new ColumnShape(column, tables[canonical.Name][column])),
            ],
        };

    private static ValueKind KindOf(string type) =>
        type switch
        {
            "DATE" => ValueKind.Date,
            "BOOLEAN" => ValueKind.Flag,
            "VARCHAR" => ValueKind.Text,
            _ when type.StartsWith("TIMESTAMP", StringComparison.Ordinal) => ValueKind.Date,
            _ => ValueKind.Number,
        };
}
