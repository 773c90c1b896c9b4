using Netto.Protocol;

namespace Netto.Evaluation.Flat;

/// <summary>Where the table of a flat protocol lies.</summary>
public static class FlatLocation
{
    /// <summary>The file: in the folder given, else in that of the environment variable, else in the protocol's own folder.</summary>
    /// <param name="source">The data source of the protocol.</param>
    /// <param name="protocolFolder">Folder of the protocol file.</param>
    /// <param name="dataFolder">Folder (or the file itself) given on the command line, or null.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <exception cref="InputException">EVL010: the file is in none of the places; the message names them all.</exception>
    public static string Find(
        DataSource.Flat source,
        string protocolFolder,
        string? dataFolder,
        Func<string, string?> variable
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(variable);
        if (dataFolder is not null && File.Exists(dataFolder))
            return Path.GetFullPath(dataFolder);
        string[] places =
        [
            .. Places(source, protocolFolder, dataFolder, variable)
                .Select(Path.GetFullPath)
                .Distinct(StringComparer.Ordinal),
        ];
        return Array.Find(places, File.Exists) ?? throw Absent(source, places);
    }

    private static IEnumerable<string> Places(
        DataSource.Flat source,
        string protocolFolder,
        string? dataFolder,
        Func<string, string?> variable
    )
    {
        if (dataFolder is not null)
        {
            yield return Path.Combine(dataFolder, source.Path);
            yield return Path.Combine(dataFolder, Path.GetFileName(source.Path));
            yield break;
        }
        if (source.FolderVariable is { } name && variable(name) is { Length: > 0 } folder)
        {
            yield return Path.Combine(folder, source.Path);
            yield break;
        }
        yield return Path.Combine(protocolFolder, source.Folder, source.Path);
    }

    private static InputException Absent(DataSource.Flat source, string[] places)
    {
        var remedy = source.FolderVariable is { } name
            ? $"Set {name} to the folder that holds it, or name the folder with --data."
            : "Name the folder that holds it with --data.";
        return new InputException(
            new Diagnostic("EVL010", $"The table {source.Path} is not there.")
            {
                Path = "data.path",
                Found = $"no file at {string.Join(" or ", places)}",
                Expected = "a CSV or Parquet file",
                Remedy = remedy,
            }
        );
    }
}
