namespace Netto.Simulation.Engine;

/// <summary>Makes the files of a folder appear whole or not at all.</summary>
public static class WholeFolder
{
    /// <summary>
    /// Lets <paramref name="write"/> fill a folder beside the target and moves the files into the target when all are there.
    /// Files of an earlier run with the same names are replaced; nothing else in the target is touched.
    /// </summary>
    /// <param name="target">The folder in which the files must appear; it is made when it does not exist.</param>
    /// <param name="write">Writes all files into the folder that it is given.</param>
    public static void Write(string target, Action<string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var full = Full(target);
        var pending = Pending(full);
        try
        {
            write(pending);
            Appear(pending, full);
        }
        finally
        {
            Remove(pending);
        }
    }

    /// <summary>The same for a writer that waits.</summary>
    /// <inheritdoc cref="Write"/>
    public static async Task WriteAsync(string target, Func<string, Task> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var full = Full(target);
        var pending = Pending(full);
        try
        {
            await write(pending);
            Appear(pending, full);
        }
        finally
        {
            Remove(pending);
        }
    }

    private static string Full(string target) => Path.GetFullPath(target).TrimEnd(Path.DirectorySeparatorChar);

    private static string Pending(string full) =>
        Directory.CreateDirectory($"{full}.pending-{Guid.NewGuid():N}").FullName;

    private static void Appear(string pending, string full)
    {
        if (!Directory.Exists(full))
        {
            Directory.Move(pending, full);
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

    private static void Remove(string pending)
    {
        if (Directory.Exists(pending))
        {
            Directory.Delete(pending, recursive: true);
        }
    }
}
