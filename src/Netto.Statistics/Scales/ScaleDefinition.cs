namespace Netto.Statistics.Scales;

/// <summary>How the items of a scale become one score.</summary>
public enum ScaleCombination
{
    /// <summary>Mean of the answers given.</summary>
    Mean,

    /// <summary>Mean of the answers given × number of items: the sum when all are answered.</summary>
    Sum,
}

/// <summary>A scale as data: its items, how they combine, and how many must be answered.</summary>
/// <param name="Name">Name of the scale.</param>
/// <param name="Items">Its items, at least one.</param>
public sealed record ScaleDefinition(string Name, IReadOnlyList<ScaleItem> Items)
{
    /// <summary>Mean unless told.</summary>
    public ScaleCombination Combination { get; init; } = ScaleCombination.Mean;

    /// <summary>Answers that a score needs; all items unless told.</summary>
    public int? LeastAnswered { get; init; }

    /// <summary>How scores become groups; null for none.</summary>
    public ScaleGrouping? Grouping { get; init; }
}
