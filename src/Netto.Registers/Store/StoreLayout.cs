namespace Netto.Registers.Store;

/// <summary>The tables of a store beside the register tables.</summary>
internal static class StoreLayout
{
    /// <summary>Goes up when a store of before can no longer be read.</summary>
    internal const string Version = "3";

    internal const string VersionKey = "layout";
    internal const string HashKey = "content_hash";
    internal const string SourceKey = "source";
    internal const string ProtocolKey = "protocol";
    internal const string DataUntilKey = "data_until";
    internal const string LastDateKey = "last_date";
    internal const string NotReadKey = "not_read";

    internal static IReadOnlyList<string> CreateLogTables { get; } =
    [
        "CREATE TABLE import_meta (name VARCHAR, value VARCHAR)",
        "CREATE TABLE import_tables (table_name VARCHAR, file VARCHAR, encoding VARCHAR, delimiter VARCHAR, "
            + "decimal_mark VARCHAR, dates VARCHAR, rows_read BIGINT, rows_kept BIGINT, first_date DATE, last_date DATE)",
        "CREATE TABLE import_columns (table_name VARCHAR, column_name VARCHAR, type VARCHAR, present BOOLEAN)",
        "CREATE TABLE import_log (table_name VARCHAR, rule VARCHAR, column_name VARCHAR, action VARCHAR, row_count BIGINT)",
        "CREATE TABLE import_examples (table_name VARCHAR, rule VARCHAR, column_name VARCHAR, action VARCHAR, "
            + "file VARCHAR, row BIGINT, line BIGINT, found VARCHAR)",
        "CREATE TABLE quarantine (table_name VARCHAR, rule VARCHAR, column_name VARCHAR, file VARCHAR, row BIGINT, "
            + "line BIGINT, person VARCHAR, raw VARCHAR)",
        "CREATE TABLE person_order (person VARCHAR, place INTEGER)",
    ];
}
