using Netto.Statistics.Linear;

namespace Netto.Statistics.InstrumentalVariables;

/// <summary>The first stage of every endogenous variable, on rows that have been checked.</summary>
internal sealed record FirstStages(
    IReadOnlyList<FirstStage> All,
    IReadOnlyList<DataColumn> Columns,
    Design Instruments,
    IReadOnlyList<DroppedColumn> Dropped
)
{
    internal int Count => All.Count;

    internal static FirstStages Of(Sample sample, InstrumentedDesign design)
    {
        var z = sample.Designs[1];
        var endogenous = design.Endogenous.Select(e => sample.X.Columns.First(c => Same(c.Label, e.Label))).ToArray();
        var fits = endogenous.Select(e => LinearRegression.Fit(sample with { Outcome = e, Designs = [z] })).ToArray();
        var kept = fits[0].Coefficients.Terms.ToHashSet(StringComparer.Ordinal);
        string[] excluded = [.. design.Excluded.Select(c => c.Label).Where(kept.Contains)];
        if (excluded.Length < endogenous.Length)
        {
            throw design.Underidentified(excluded.Length);
        }
        return new(
            [.. fits.Select((f, j) => FirstStage.Of(endogenous[j].Label, f, excluded))],
            endogenous,
            new Design(z.Columns.Where(c => kept.Contains(c.Label))),
            fits[0].DroppedColumns
        );
    }

    /// <summary>The same rows with the kept instruments as regressors.</summary>
    internal Sample WithInstruments(Sample sample, DataColumn outcome) =>
        sample with
        {
            Outcome = outcome,
            Designs = [Instruments],
        };

    internal AndersonRubin AndersonRubin(Sample sample, LinearFit reduced) =>
        InstrumentalVariables.AndersonRubin.Of(
            WithInstruments(sample, sample.Outcome),
            All[0].Fit,
            All[0].Excluded,
            reduced
        );

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
