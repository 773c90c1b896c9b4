namespace Netto.Registers.Reading;

/// <summary>Where a cell begins in a CSV file.</summary>
/// <param name="Line">Line, counted from 1.</param>
/// <param name="Column">Column in characters, counted from 1.</param>
public readonly record struct CsvPlace(int Line, int Column);
