using Netto.DuckDb;
using Netto.Registers.Schema;
using static Netto.Registers.Schema.SqlNames;

namespace Netto.Simulation.Engine;

/// <summary>Turns register files from CSV into Parquet, with the types of the canonical tables.</summary>
internal static class ParquetTables
{
    /// <summary>Every CSV file of a folder becomes a Parquet file of the same name.</summary>
    public static void Convert(string folder)
    {
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        foreach (var csv in Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            var types = TypesOf(RegisterSchema.Find(Path.GetFileNameWithoutExtension(csv))!, csv);
            connection.Execute(
                $"COPY (SELECT * FROM read_csv({Literal(csv)}, delim = ',', quote = '\"', escape = '\"', header = true, "
                    + $"auto_detect = false, nullstr = '', columns = {{{types}}})) "
                    + $"TO {Literal(Path.ChangeExtension(csv, ".parquet"))} (FORMAT parquet)"
            );
            File.Delete(csv);
        }
    }

    // Covariates stay text: which of them are numbers the import finds out, as it does for CSV.
    private static string TypesOf(RegisterTable table, string csv)
    {
        var known = table.Columns.ToDictionary(column => column.Name, column => column.SqlType, StringComparer.Ordinal);
        var names = File.ReadLines(csv).First().Split(',');
        return string.Join(
            ", ",
            names.Select(name => $"{Literal(name)}: {Literal(known.GetValueOrDefault(name, "VARCHAR"))}")
        );
    }
}
