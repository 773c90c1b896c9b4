namespace Netto.Registers.Files;

/// <summary>
/// A folder for files on the way, gone when disposed. A lock file beside it tells that its process lives: what a process
/// that was killed has left is removed when the next folder of the same kind is made.
/// </summary>
public sealed class WorkFolder : IDisposable
{
    private const string LockEnding = ".lock";

    private readonly FileStream held;

    private WorkFolder(string path, FileStream held)
    {
        Path = path;
        this.held = held;
    }

    /// <summary>The folder; it is there and empty.</summary>
    public string Path { get; }

    /// <summary>A folder among the temporary files, for its owner only.</summary>
    /// <param name="kind">Begin of its name, such as <c>netto-import-</c>.</param>
    public static WorkFolder Temporary(string kind)
    {
        var work = Make(System.IO.Path.Combine(System.IO.Path.GetTempPath(), kind));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(work.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        return work;
    }

    /// <summary>A folder beside another, on the same disk, so that files move into place in one step.</summary>
    /// <param name="target">The other folder; it need not exist.</param>
    public static WorkFolder Beside(string target)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        return Make(target + ".pending-");
    }

    /// <summary>Removes the folder with what is in it.</summary>
    public void Dispose()
    {
        Remove(Path);
        File.Delete(held.Name);
        held.Dispose();
    }

    private static WorkFolder Make(string start)
    {
        RemoveAbandoned(start);
        while (true)
        {
            var path = $"{start}{Guid.NewGuid():N}";
            if (Locked(path + LockEnding, FileMode.CreateNew) is { } held)
            {
                Directory.CreateDirectory(path);
                return new WorkFolder(path, held);
            }
        }
    }

    private static void RemoveAbandoned(string start)
    {
        var (folder, name) = (System.IO.Path.GetDirectoryName(start)!, System.IO.Path.GetFileName(start));
        foreach (var file in Directory.EnumerateFiles(folder, name + "*" + LockEnding).ToList())
        {
            try
            {
                using var abandoned = Locked(file, FileMode.Open);
                if (abandoned is not null)
                {
                    Remove(file[..^LockEnding.Length]);
                    File.Delete(file);
                }
            }
            catch (UnauthorizedAccessException)
            {
                // Somebody else's.
            }
        }
    }

    /// <summary>The file, held until closed or until the process ends; null when another process holds it or it has gone.</summary>
    private static FileStream? Locked(string file, FileMode mode)
    {
        try
        {
            return new FileStream(file, mode, FileAccess.ReadWrite, FileShare.None);
        }
        // One that another process held when it was opened may have gone by now.
        catch (IOException) when (mode == FileMode.Open || File.Exists(file))
        {
            return null;
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
