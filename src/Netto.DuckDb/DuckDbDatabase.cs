using System.Runtime.InteropServices;
using Netto.DuckDb.Native;

namespace Netto.DuckDb;

/// <summary>An open DuckDB database, in a file or in memory. Safe to share between threads; connections are not.</summary>
public sealed class DuckDbDatabase : IDisposable
{
    private readonly DatabaseHandle handle;

    private DuckDbDatabase(DatabaseHandle handle, string? path)
    {
        this.handle = handle;
        FilePath = path;
    }

    /// <summary>The file; null for a database in memory.</summary>
    public string? FilePath { get; }

    /// <summary>Version of the native library, such as <c>v1.5.6</c>.</summary>
    public static string LibraryVersion
    {
        get
        {
            DuckDbLibrary.EnsureLoaded();
            return Marshal.PtrToStringUTF8(NativeMethods.duckdb_library_version())!;
        }
    }

    /// <summary>Opens a database file; one that is absent is made, unless it is opened for reading only.</summary>
    /// <exception cref="DuckDbException">The file is locked by another process, is no database, or is absent and read-only.</exception>
    public static DuckDbDatabase Open(string path, DuckDbSettings? settings = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return OpenNative(path, settings ?? DuckDbSettings.Default);
    }

    /// <summary>Opens a new, empty database in memory.</summary>
    public static DuckDbDatabase InMemory(DuckDbSettings? settings = null) =>
        OpenNative(path: null, settings ?? DuckDbSettings.Default);

    /// <summary>A new connection. Each thread takes its own.</summary>
    /// <exception cref="ObjectDisposedException">The database was disposed.</exception>
    public DuckDbConnection Connect()
    {
        ObjectDisposedException.ThrowIf(handle.IsClosed, this);
        if (NativeMethods.duckdb_connect(handle, out var connection) != NativeState.Success)
        {
            throw new DuckDbException("DuckDB could not make a connection.", sql: null);
        }
        return new DuckDbConnection(new ConnectionHandle(connection));
    }

    /// <summary>Closes the database once its connections are closed too.</summary>
    public void Dispose() => handle.Dispose();

    private static DuckDbDatabase OpenNative(string? path, DuckDbSettings settings)
    {
        DuckDbLibrary.EnsureLoaded();
        var config = Configure(settings, path);
        try
        {
            var state = NativeMethods.duckdb_open_ext(path, out var database, config, out var error);
            if (state == NativeState.Success)
            {
                return new DuckDbDatabase(new DatabaseHandle(database), path);
            }
            var message = Marshal.PtrToStringUTF8(error) ?? "unknown reason";
            NativeMethods.duckdb_free(error);
            throw new DuckDbException($"Cannot open the database {path ?? "in memory"}: {message}", sql: null);
        }
        finally
        {
            NativeMethods.duckdb_destroy_config(ref config);
        }
    }

    private static nint Configure(DuckDbSettings settings, string? path)
    {
        if (NativeMethods.duckdb_create_config(out var config) != NativeState.Success)
        {
            throw new DuckDbException("DuckDB could not make a configuration.", sql: null);
        }
        foreach (var (name, value) in settings.Options())
        {
            if (NativeMethods.duckdb_set_config(config, name, value) != NativeState.Success)
            {
                NativeMethods.duckdb_destroy_config(ref config);
                throw new DuckDbException(
                    $"DuckDB does not take {name} = {value} (for {path ?? "a database in memory"}).",
                    sql: null
                );
            }
        }
        return config;
    }
}
