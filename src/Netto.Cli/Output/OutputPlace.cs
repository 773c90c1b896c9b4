using Netto.Protocol;

namespace Netto.Cli.Output;

/// <summary>Whether a command can write where it is asked to; told before the work, not after it.</summary>
internal static class OutputPlace
{
    /// <summary>The folder, which need not exist.</summary>
    /// <exception cref="InputException">CLI007: a file is in the way, or nothing can be written there.</exception>
    public static string FolderPath(string path) =>
        File.Exists(path)
            ? throw Refused(path, "a file of this name", "a folder, which need not exist")
            : Writable(path);

    /// <summary>The file, which need not exist.</summary>
    /// <exception cref="InputException">CLI007: a folder is in the way, or nothing can be written there.</exception>
    public static string FilePath(string path) =>
        Directory.Exists(path) ? throw Refused(path, "a folder of this name", "a file") : Writable(path);

    private static string Writable(string path)
    {
        // What is written lies beside its place first.
        var folder = Path.GetDirectoryName(path);
        while (folder is not null && !Directory.Exists(folder))
        {
            if (File.Exists(folder))
            {
                throw Refused(path, $"{folder} is a file", "a path through folders");
            }
            folder = Path.GetDirectoryName(folder);
        }
        if (folder is not null)
        {
            Probe(path, folder);
        }
        return path;
    }

    private static void Probe(string path, string folder)
    {
        try
        {
            var name = Path.Combine(folder, $".netto-{Guid.NewGuid():N}");
            using var probe = new FileStream(
                name,
                FileMode.CreateNew,
                FileAccess.Write,
                FileShare.None,
                bufferSize: 1,
                FileOptions.DeleteOnClose
            );
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Refused(path, $"nothing can be written in {folder}", "a folder with the right to write");
        }
    }

    private static InputException Refused(string path, string found, string expected) =>
        new(
            new Diagnostic("CLI007", "The output cannot be written here.")
            {
                File = path,
                Found = found,
                Expected = expected,
                Remedy = "Give another place.",
            }
        );
}
