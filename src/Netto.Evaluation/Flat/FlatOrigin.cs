using Netto.Registers.Reading;

namespace Netto.Evaluation.Flat;

/// <summary>Where a flat table came from: the file that the user gave, and, for CSV, what was found of how it is written.</summary>
/// <param name="Path">The user's file.</param>
/// <param name="Csv">The checked CSV, which may be read from a copy; null for Parquet.</param>
internal sealed record FlatOrigin(string Path, CheckedCsv? Csv)
{
    /// <summary>Line and column of a cell in the user's file; null for Parquet and for columns that were derived.</summary>
    public CsvPlace? Place(string column, int row) => Csv?.PlaceOf(row, column);

    /// <summary>What DuckDB said, about the user's file.</summary>
    public string InWords(string message) =>
        (Csv is null ? message : message.Replace(Csv.Path, Path, StringComparison.Ordinal)).ReplaceLineEndings(" ");
}
