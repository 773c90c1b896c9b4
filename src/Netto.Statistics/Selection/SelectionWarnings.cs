namespace Netto.Statistics.Selection;

/// <summary>What the reader of a selection model must know.</summary>
internal static class SelectionWarnings
{
    private const double WeakF = 10;

    /// <summary>Columns dropped in either equation, each told once.</summary>
    internal static IEnumerable<Warning> Dropped(IReadOnlyList<DroppedColumn> columns) =>
        columns
            .DistinctBy(d => d.Label)
            .Select(d => new Warning(Warning.ColumnDropped, $"{d.Label} dropped: {d.Reason}."));

    /// <summary>Without a column of its own in the selection equation the ratio is known from the bend of the normal distribution only.</summary>
    internal static IEnumerable<Warning> Exclusion(PreparedSelection prepared)
    {
        var others = prepared.Regressors.Labels.Concat(prepared.Instruments?.Labels ?? []);
        if (!prepared.Probit.Coefficients.Terms.Except(others, StringComparer.Ordinal).Any())
        {
            yield return new(
                Warning.NoExclusion,
                "No column tells who is seen that is not in the outcome equation too: the correction rests on the normal distribution alone."
            );
        }
    }

    /// <summary>Instruments that say little of an endogenous regressor.</summary>
    internal static IEnumerable<Warning> WeakInstruments(IReadOnlyList<SelectionFirstStage> stages) =>
        stages
            .Where(s => s.Excluded.Statistic < WeakF)
            .Select(s => new Warning(
                Warning.WeakInstrument,
                FormattableString.Invariant(
                    $"First-stage F of {s.Endogenous} is {s.Excluded.Statistic:F2}, under {WeakF}: the standard error is not to be trusted."
                )
            ));
}
