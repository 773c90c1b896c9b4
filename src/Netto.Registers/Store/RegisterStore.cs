using Netto.DuckDb;
using Netto.Registers.Import;
using Netto.Registers.Schema;
using NodaTime;
using NodaTime.Text;

namespace Netto.Registers.Store;

/// <summary>
/// Imported registers. Every canonical table is there with every canonical column: a table that was not imported is
/// empty, a column that was not is all NULL, and <see cref="HasTable"/> and <see cref="HasColumn"/> tell. Tables lie in
/// the order of <c>person_order</c>, which depends neither on the pseudonyms nor on the order of the files.
/// </summary>
public sealed class RegisterStore : IDisposable
{
    private readonly DuckDbDatabase database;
    private readonly string? schema;
    private readonly Dictionary<string, string> meta;
    private readonly Dictionary<(string Table, string Column), StoredColumn> columns;

    private RegisterStore(DuckDbDatabase database, string? schema)
    {
        this.database = database;
        this.schema = schema;
        using var connection = Connect();
        meta = StoreReader.Meta(connection);
        columns = StoreReader.Columns(connection);
    }

    /// <summary>Opens a store for reading.</summary>
    /// <exception cref="Protocol.InputException">There is no file, or it is no store of this version.</exception>
    public static RegisterStore Open(string path, DuckDbSettings? settings = null)
    {
        var store = OpenAnyLayout(path, settings);
        if (store.IsCurrent)
        {
            return store;
        }
        var layout = store.Layout;
        store.Dispose();
        throw RegisterErrors.NoStore(path, $"its layout is {layout}, expected {StoreLayout.Version}.");
    }

    /// <summary>Opens a store, also one that another version made, which can only be replaced.</summary>
    /// <exception cref="Protocol.InputException">There is no file, or it is no store.</exception>
    internal static RegisterStore OpenAnyLayout(string path, DuckDbSettings? settings = null)
    {
        if (!File.Exists(path))
        {
            throw RegisterErrors.NoStore(path, "there is no such file.");
        }
        if (!IsDatabase(path))
        {
            throw RegisterErrors.NoStore(path, "it is no DuckDB database.");
        }
        DuckDbDatabase? opened = null;
        try
        {
            var readOnly = (settings ?? DuckDbSettings.Default) with { Access = DuckDbAccess.ReadOnly };
            opened = DuckDbDatabase.Open(path, readOnly);
            return new RegisterStore(opened, schema: null);
        }
        catch (DuckDbException problem)
        {
            opened?.Dispose();
            throw RegisterErrors.NoStore(path, problem.Reason);
        }
        catch
        {
            opened?.Dispose();
            throw;
        }
    }

    /// <summary>Hash of the canonical content: the same under any row order, file form and pseudonym key.</summary>
    public string ContentHash => meta[StoreLayout.HashKey];

    /// <summary>Last day of which there are data, for censoring; null when nothing is dated.</summary>
    public LocalDate? DataUntil => Day(StoreLayout.DataUntilKey);

    /// <summary>Name of the protocol that it was imported for.</summary>
    public string ProtocolId => meta[StoreLayout.ProtocolKey];

    /// <summary>What the import did.</summary>
    public ImportReport Report => ReadReport(ImportOutcome.Unchanged);

    internal string Source => meta[StoreLayout.SourceKey];

    /// <summary>Whether this version made it.</summary>
    internal bool IsCurrent => Layout == StoreLayout.Version;

    private string Layout => meta.GetValueOrDefault(StoreLayout.VersionKey, "unknown");

    /// <summary>A new connection, in which the tables go by their plain names. Each thread takes its own.</summary>
    public DuckDbConnection Connect()
    {
        var connection = database.Connect();
        if (schema is not null)
        {
            connection.Execute($"USE {schema}");
        }
        return connection;
    }

    /// <summary>Whether a file of this table was imported; else it is empty.</summary>
    public bool HasTable(string table) => HasColumn(table, RegisterSchema.Person);

    /// <summary>Whether a file had this column; else it is all NULL, or absent when it is no canonical column.</summary>
    public bool HasColumn(string table, string column) =>
        columns.TryGetValue((table, column), out var found) && found.Presence == ColumnPresence.Imported;

    /// <summary>The columns of a table, canonical ones first, then the covariates that were found.</summary>
    public IReadOnlyList<StoredColumn> ColumnsOf(string table) =>
        columns.Where(pair => pair.Key.Table == table).Select(pair => pair.Value).ToList();

    /// <summary>Closes the store; one in memory is gone.</summary>
    public void Dispose() => database.Dispose();

    internal static RegisterStore InMemory(DuckDbDatabase database) => new(database, StoreTables.Store);

    internal ImportReport ReadReport(ImportOutcome outcome)
    {
        using var connection = Connect();
        return new ImportReport(
            outcome,
            ContentHash,
            connection.ReadValue("SELECT count(*) FROM person_order").AsLong(),
            StoreReader.Tables(connection),
            StoreReader.Findings(connection)
        )
        {
            DataUntil = DataUntil,
            LastDate = Day(StoreLayout.LastDateKey),
            NotRead = meta[StoreLayout.NotReadKey].Split('/', StringSplitOptions.RemoveEmptyEntries),
        };
    }

    // A database has these letters behind a checksum of eight bytes; DuckDB takes other files for something else.
    private static bool IsDatabase(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> start = stackalloc byte[12];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && start[8..].SequenceEqual("DUCK"u8);
    }

    private LocalDate? Day(string key) =>
        meta.TryGetValue(key, out var day) ? LocalDatePattern.Iso.Parse(day).Value : null;
}

/// <summary>Whether a column of a store came from a file.</summary>
public enum ColumnPresence
{
    /// <summary>It came from a file.</summary>
    Imported,

    /// <summary>No file had it: all NULL.</summary>
    Absent,
}

/// <summary>A column of a store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="SqlType">DuckDB's name of its type.</param>
/// <param name="Presence">Whether it came from a file.</param>
public sealed record StoredColumn(string Name, string SqlType, ColumnPresence Presence);
