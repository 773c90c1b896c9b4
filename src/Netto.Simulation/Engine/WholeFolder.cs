using Netto.Registers.Files;

namespace Netto.Simulation.Engine;

/// <summary>Makes the files of a folder appear whole or not at all.</summary>
public static class WholeFolder
{
    /// <summary>
    /// Lets <paramref name="write"/> fill a folder beside the target and puts it in the target's place when all files are there,
    /// in one step where the system can. Files of an earlier run with the same names are replaced; all else in the target stays.
    /// </summary>
    /// <param name="target">The folder in which the files must appear; it is made when it does not exist.</param>
    /// <param name="write">Writes all files into the folder that it is given.</param>
    public static void Write(string target, Action<string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var full = Full(target);
        using var pending = WorkFolder.Beside(full);
        write(pending.Path);
        Appear(pending.Path, full);
    }

    /// <summary>The same for a writer that waits.</summary>
    /// <inheritdoc cref="Write"/>
    public static async Task WriteAsync(string target, Func<string, Task> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var full = Full(target);
        using var pending = WorkFolder.Beside(full);
        await write(pending.Path);
        Appear(pending.Path, full);
    }

    private static string Full(string target) => Path.GetFullPath(target).TrimEnd(Path.DirectorySeparatorChar);

    private static void Appear(string pending, string full)
    {
        if (!Directory.Exists(full))
        {
            Directory.Move(pending, full);
            return;
        }

        if (FolderSwap.TrySwap(pending, full))
        {
            return;
        }

        foreach (
            var file in Directory.GetFiles(pending, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        )
        {
            var place = Path.Combine(full, Path.GetRelativePath(pending, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(file, place, overwrite: true);
        }
    }
}
