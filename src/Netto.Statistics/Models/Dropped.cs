namespace Netto.Statistics.Models;

/// <summary>A column left out of a model, with the reason.</summary>
/// <param name="Label">The column.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record DroppedColumn(string Label, string Reason);

/// <summary>Rows left out of a model, with the reason.</summary>
/// <param name="Reason">Why, with the column where there is one.</param>
/// <param name="Count">How many rows, at least 1.</param>
public sealed record DroppedRows(string Reason, int Count);

/// <summary>Something the reader of a result must know; the result stands.</summary>
/// <param name="Code">Code, <c>EST1xx</c>.</param>
/// <param name="Text">What was found.</param>
public sealed record Warning(string Code, string Text)
{
    /// <summary>A column was dropped.</summary>
    public const string ColumnDropped = "EST101";

    /// <summary>The fit is perfect to rounding, so standard errors say nothing.</summary>
    public const string PerfectFit = "EST102";

    /// <summary>The columns are badly conditioned.</summary>
    public const string IllConditioned = "EST103";

    /// <summary>Few clusters for the covariance asked for.</summary>
    public const string FewClusters = "EST104";

    /// <summary>The instruments are weak.</summary>
    public const string WeakInstrument = "EST105";

    /// <summary>A row has leverage one.</summary>
    public const string FullLeverage = "EST106";

    /// <summary>A confidence set is not a finite interval.</summary>
    public const string UnboundedInterval = "EST107";

    /// <summary>Rows were left out.</summary>
    public const string RowsDropped = "EST108";

    /// <summary>Nothing tells who is seen that does not stand in the outcome equation too.</summary>
    public const string NoExclusion = "EST109";

    /// <summary>A variable is also in a condition or in levels that stand still in its marginal effect.</summary>
    public const string ProductsHeldStill = "BIN101";
}
