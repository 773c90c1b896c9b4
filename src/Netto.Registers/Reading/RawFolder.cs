using Netto.Protocol;
using Netto.Registers.Schema;

namespace Netto.Registers.Reading;

/// <summary>The register files of a folder.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Files">One file for each table that is there, in the order of the schema.</param>
/// <param name="Ignored">Files that look like tables and are not read: other names, other endings.</param>
public sealed record RawFolder(string Path, IReadOnlyList<RawFile> Files, IReadOnlyList<string> Ignored)
{
    /// <summary>Finds the files, and says all that is missing or double.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="requiredTables">Tables that must be there, beside people and entries.</param>
    /// <exception cref="InputException">The folder or a table is missing, or a table is there twice.</exception>
    public static RawFolder Find(string path, IEnumerable<string> requiredTables)
    {
        if (!Directory.Exists(path))
        {
            throw RegisterErrors.NoFolder(path);
        }
        var names = Directory
            .GetFiles(path)
            .Select(file => System.IO.Path.GetFileName(file))
            .Order(StringComparer.Ordinal);
        var all = names.ToList();
        var data = all.Where(name => IsCsv(name) || IsParquet(name)).ToList();
        var files = new List<RawFile>();
        var problems = new List<Diagnostic>();
        var required = requiredTables.Append("people").Append("entries").ToHashSet(StringComparer.Ordinal);
        foreach (var table in RegisterSchema.Tables)
        {
            var found = data.Where(name => System.IO.Path.GetFileNameWithoutExtension(name) == table.Name).ToList();
            if (found.Count > 1)
            {
                problems.Add(RegisterErrors.TwoFiles(path, table.Name));
            }
            else if (found.Count == 1)
            {
                var format = IsParquet(found[0]) ? RawFormat.Parquet : RawFormat.Csv;
                files.Add(new RawFile(table, System.IO.Path.Combine(path, found[0]), format));
            }
            else if (required.Contains(table.Name))
            {
                var like = all.Where(name => name.StartsWith(table.Name + ".", StringComparison.OrdinalIgnoreCase));
                problems.Add(
                    RegisterErrors.MissingTable(path, table.Name, NearestName.Of(table.Name + ".csv", data)) with
                    {
                        Found = like.Any() ? string.Join(", ", like) : null,
                    }
                );
            }
        }
        if (problems.Count > 0)
        {
            throw new InputException(problems);
        }
        var known = files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        return new RawFolder(path, files, all.Where(name => !known.Contains(name) && IsTable(name)).ToList());
    }

    private static bool IsCsv(string name) => name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    private static bool IsParquet(string name) => name.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);

    // A table that nobody reads is told; notes, keys and the truth of a simulation are no tables.
    private static bool IsTable(string name) =>
        IsCsv(name)
        || IsParquet(name)
        || RegisterSchema.Tables.Any(table => name.StartsWith(table.Name + ".", StringComparison.OrdinalIgnoreCase));
}
