namespace Netto.DuckDb;

/// <summary>Whether a database may be written.</summary>
public enum DuckDbAccess
{
    /// <summary>Reads and writes; one process at a time may hold the file so.</summary>
    ReadWrite,

    /// <summary>Reads only; the file must exist, and several processes may hold it so.</summary>
    ReadOnly,
}

/// <summary>How a database is opened.</summary>
public sealed record DuckDbSettings
{
    /// <summary>Reads and writes, with DuckDB's own defaults for the rest.</summary>
    public static DuckDbSettings Default { get; } = new();

    /// <summary>Whether the database may be written; by default it may.</summary>
    public DuckDbAccess Access { get; init; } = DuckDbAccess.ReadWrite;

    /// <summary>Number of threads; null: as many as there are cores.</summary>
    public int? Threads { get; init; }

    /// <summary>Most memory to use, in bytes; null: 80% of the machine's.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>Folder for data that does not fit in memory; null: beside the file.</summary>
    public string? TemporaryFolder { get; init; }

    internal IEnumerable<(string Name, string Value)> Options()
    {
        yield return ("access_mode", Access == DuckDbAccess.ReadOnly ? "READ_ONLY" : "READ_WRITE");
        // Nothing is fetched while a query runs: Parquet, JSON and ICU are built in.
        yield return ("autoinstall_known_extensions", "false");
        yield return ("autoload_known_extensions", "false");
        if (Threads is { } threads)
        {
            yield return ("threads", threads.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        if (MemoryLimit is { } bytes)
        {
            yield return ("memory_limit", $"{bytes}B");
        }
        if (TemporaryFolder is { } folder)
        {
            yield return ("temp_directory", folder);
        }
    }
}
