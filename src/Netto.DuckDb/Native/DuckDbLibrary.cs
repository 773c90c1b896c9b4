using System.Reflection;
using System.Runtime.InteropServices;

namespace Netto.DuckDb.Native;

/// <summary>Finds DuckDB's native library, once for the process.</summary>
internal static class DuckDbLibrary
{
    internal const string PathVariable = "NETTO_DUCKDB";

    private static readonly Lazy<nint> Loaded = new(Load, LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>Loads the library, or says where it was looked for and how it is restored.</summary>
    internal static void EnsureLoaded() => _ = Loaded.Value;

    private static nint Load()
    {
        var tried = Candidates(AppContext.BaseDirectory).ToList();
        var path =
            tried.Find(File.Exists)
            ?? throw new DuckDbException(
                $"DuckDB's native library was not found. Run `./run` in the repository to restore it (npm ci in eng/node), "
                    + $"or set {PathVariable} to the file. Looked for: {string.Join(", ", tried)}",
                sql: null
            );
        if (!NativeLibrary.TryLoad(path, out var library))
        {
            throw new DuckDbException(
                $"DuckDB's native library at {path} could not be loaded on this system ({RuntimeInformation.RuntimeIdentifier}). "
                    + $"Run `./run` to restore the one for it, or set {PathVariable}.",
                sql: null
            );
        }
        NativeLibrary.SetDllImportResolver(typeof(DuckDbLibrary).Assembly, Resolve);
        return library;

        nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) =>
            name == NativeMethods.Library ? library : 0;
    }

    internal static IEnumerable<string> Candidates(string baseDirectory)
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named)
        {
            yield return named;
            yield break;
        }
        yield return Path.Combine(baseDirectory, FileName);
        for (var folder = new DirectoryInfo(baseDirectory); folder is not null; folder = folder.Parent)
        {
            var modules = Path.Combine(folder.FullName, "eng", "node", "node_modules");
            if (Directory.Exists(modules))
            {
                yield return Path.Combine(modules, "@duckdb", $"node-bindings-{Platform}", FileName);
            }
        }
    }

    private static string FileName =>
        OperatingSystem.IsWindows() ? "duckdb.dll"
        : OperatingSystem.IsMacOS() ? "libduckdb.dylib"
        : "libduckdb.so";

    private static string Platform
    {
        get
        {
            var system =
                OperatingSystem.IsWindows() ? "win32"
                : OperatingSystem.IsMacOS() ? "darwin"
                : "linux";
            var processor = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
            return $"{system}-{processor}";
        }
    }
}
