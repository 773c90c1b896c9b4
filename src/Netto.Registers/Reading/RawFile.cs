using Netto.Registers.Schema;

namespace Netto.Registers.Reading;

/// <summary>A register file as it came.</summary>
/// <param name="Table">The table that it holds.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Format">How it is written.</param>
public sealed record RawFile(RegisterTable Table, string Path, RawFormat Format)
{
    /// <summary>Its name without the folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);
}

/// <summary>How a register file is written.</summary>
public enum RawFormat
{
    /// <summary>Text, one row a line.</summary>
    Csv,

    /// <summary>Parquet.</summary>
    Parquet,
}
