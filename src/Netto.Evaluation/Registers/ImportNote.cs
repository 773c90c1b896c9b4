using Netto.Evaluation.Results;

namespace Netto.Evaluation.Registers;

/// <summary>What became of the rows that a rule of the import set apart.</summary>
public enum ImportFate
{
    /// <summary>They count nowhere.</summary>
    SetApart,

    /// <summary>They count, after a cell was changed.</summary>
    Mended,
}

/// <summary>Rows of a register that broke a rule when they were read, as people read it.</summary>
/// <param name="Text">The rule, the column and the number of rows; no places, for these follow from the order of the rows.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Fate">What became of them.</param>
/// <param name="Places">The first places, for who reads the files; empty when none was kept.</param>
public sealed record ImportNote(LocalizedText Text, int Rows, ImportFate Fate, LocalizedText Places);
