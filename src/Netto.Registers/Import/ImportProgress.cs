namespace Netto.Registers.Import;

/// <summary>Where an import is.</summary>
/// <param name="Stage">What it does.</param>
/// <param name="Table">With which table; null for all.</param>
/// <param name="Done">Number of tables done.</param>
/// <param name="Total">Number of tables.</param>
public sealed record ImportProgress(ImportStage Stage, string? Table, int Done, int Total);

/// <summary>The stages of an import.</summary>
public enum ImportStage
{
    /// <summary>Compares the files with those of the last import.</summary>
    Comparing,

    /// <summary>Reads a file.</summary>
    Reading,

    /// <summary>Checks a table.</summary>
    Checking,

    /// <summary>Writes a table into the new store.</summary>
    Writing,

    /// <summary>Puts the new store in the place of the old one.</summary>
    Replacing,
}
