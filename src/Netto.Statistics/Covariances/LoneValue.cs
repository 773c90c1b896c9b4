namespace Netto.Statistics.Covariances;

/// <summary>Looks, row after row, whether a column has two values of which one occurs in a single unit (a row, or a cluster).</summary>
internal sealed class LoneValue
{
    private (double Value, long Unit, long Row, bool IsSpread)? first;
    private (double Value, long Unit, long Row, bool IsSpread)? second;
    private bool hasOthers;

    /// <summary>Whether no further row can change the answer: there is no such value.</summary>
    internal bool IsSettled => hasOthers || (first is { IsSpread: true } && second is { IsSpread: true });

    /// <summary>First row of the value that one unit alone has; null where there is none.</summary>
    internal long? Row =>
        IsSettled || second is not { } other ? null
        : first!.Value.IsSpread ? other.Row
        : first.Value.Row;

    /// <summary>That value.</summary>
    internal double? Value =>
        Row is not { } row ? null
        : row == first!.Value.Row ? first.Value.Value
        : second!.Value.Value;

    /// <summary>Adds a row.</summary>
    internal void Add(double value, long unit, long row)
    {
        if (first is not { } one)
        {
            first = (value, unit, row, false);
        }
        else if (value == one.Value)
        {
            first = one with { IsSpread = one.IsSpread || unit != one.Unit };
        }
        else if (second is not { } other)
        {
            second = (value, unit, row, false);
        }
        else if (value == other.Value)
        {
            second = other with { IsSpread = other.IsSpread || unit != other.Unit };
        }
        else
        {
            hasOthers = true;
        }
    }
}
