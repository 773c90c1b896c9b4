using Netto.Protocol;
using Netto.Registers.Schema;

namespace Netto.Registers.Reading;

/// <summary>The register files of a folder.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Files">One file for each table that is there, in the order of the schema.</param>
/// <param name="Ignored">CSV and Parquet files that are no register table.</param>
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
        var data = names.Where(name => name.EndsWith(".csv", StringComparison.Ordinal) || IsParquet(name)).ToList();
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
                problems.Add(RegisterErrors.MissingTable(path, table.Name, NearestName.Of(table.Name + ".csv", data)));
            }
        }
        if (problems.Count > 0)
        {
            throw new InputException(problems);
        }
        var known = files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        return new RawFolder(path, files, data.Where(name => !known.Contains(name)).ToList());
    }

    private static bool IsParquet(string name) => name.EndsWith(".parquet", StringComparison.Ordinal);
}
