namespace Netto.Registers.Import;

/// <summary>The files of an import on the way: made beside the store, in its place at the end, gone if it fails.</summary>
internal sealed class StoreReplacement : IDisposable
{
    private const string Suffix = ".importing";

    private readonly string path;

    internal StoreReplacement(string path)
    {
        this.path = path;
        WorkFolder = path + Suffix;
        // What an import that was killed has left.
        Dispose();
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(WorkFolder);
        }
        else
        {
            const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Directory.CreateDirectory(WorkFolder, Owner);
        }
    }

    internal string WorkFolder { get; }

    internal string NewPath => Path.Combine(WorkFolder, "store.duckdb");

    internal void Complete()
    {
        using (var file = new FileStream(NewPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            file.Flush(flushToDisk: true);
        }
        File.Move(NewPath, path, overwrite: true);
    }

    public void Dispose()
    {
        if (Directory.Exists(WorkFolder))
        {
            Directory.Delete(WorkFolder, recursive: true);
        }
    }
}
