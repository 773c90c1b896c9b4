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
        var full = Path.GetFullPath(target).TrimEnd(Path.DirectorySeparatorChar);
        var pending = $"{full}.pending-{Guid.NewGuid():N}";
        Directory.CreateDirectory(pending);
        try
        {
            write(pending);
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
        finally
        {
            if (Directory.Exists(pending))
            {
                Directory.Delete(pending, recursive: true);
            }
        }
    }
}
