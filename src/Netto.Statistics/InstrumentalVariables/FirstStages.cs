using Netto.Statistics.Linear;

namespace Netto.Statistics.InstrumentalVariables;

/// <summary>The first stage of every endogenous variable, on rows that have been checked.</summary>
/// <param name="All">One first stage an endogenous variable.</param>
/// <param name="Columns">The endogenous variables.</param>
/// <param name="Instruments">Instruments kept.</param>
/// <param name="Dropped">Instruments dropped.</param>
/// <param name="ReducedForms">Each outcome on the instruments.</param>
internal sealed record FirstStages(
    IReadOnlyList<FirstStage> All,
    IReadOnlyList<DataColumn> Columns,
    Design Instruments,
    IReadOnlyList<DroppedColumn> Dropped,
    IReadOnlyList<LinearFit> ReducedForms
)
{
    internal int Count => All.Count;

    /// <summary>First stages and reduced forms together: all are regressions on the same instruments.</summary>
    internal static FirstStages Of(Sample sample, InstrumentedDesign design, IReadOnlyList<DataColumn> outcomes)
    {
        var z = sample.Designs[1];
        var endogenous = design.Endogenous.Select(e => Column(sample, e.Label)).ToArray();
        var fits = LinearRegression.Fit(sample with { Designs = [z] }, [.. endogenous, .. outcomes]);
        if (fits[0].ResidualDegreesOfFreedom <= 0)
        {
            throw StatisticsException.TooFewRows(
                sample.N,
                fits[0].Coefficients.Count,
                " of instruments and exogenous columns"
            );
        }
        var kept = fits[0].Coefficients.Terms.ToHashSet(StringComparer.Ordinal);
        string[] excluded = [.. design.Excluded.Select(c => c.Label).Where(kept.Contains)];
        if (excluded.Length < endogenous.Length)
        {
            throw design.Underidentified(excluded.Length);
        }
        return new(
            [.. endogenous.Select((e, j) => FirstStage.Of(e.Label, fits[j], excluded))],
            endogenous,
            new Design(z.Columns.Where(c => kept.Contains(c.Label))),
            fits[0].DroppedColumns,
            fits[endogenous.Length..]
        );
    }

    /// <summary>The same rows with the kept instruments as regressors.</summary>
    internal Sample WithInstruments(Sample sample, DataColumn outcome) =>
        sample with
        {
            Outcome = outcome,
            Designs = [Instruments],
        };

    /// <summary>The robust test and set; null with several endogenous variables, or no more clusters than instruments.</summary>
    internal AndersonRubin? AndersonRubin(Sample sample, LinearFit reduced) =>
        Count > 1 || !FirstStage.IsTestable(reduced, All[0].Excluded.Count)
            ? null
            : InstrumentalVariables.AndersonRubin.Of(
                WithInstruments(sample, sample.Outcome),
                All[0].Fit,
                All[0].Excluded,
                reduced
            );

    private static DataColumn Column(Sample sample, string label) =>
        sample.X.Columns.FirstOrDefault(c => Same(c.Label, label))
        ?? throw new StatisticsException(
            StatisticsErrors.Underidentified,
            $"{label} does not vary within the absorbed effects.",
            "Absorb fewer factors, or drop it."
        );

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
