using Netto.Statistics.Likelihood;

namespace Netto.Statistics.Selection;

/// <summary>
/// An outcome that is seen only for some: who is seen depends on the selection regressors, the outcome on the outcome regressors. All columns have
/// one row a person; outcome columns may be NaN where the outcome is not seen.
/// </summary>
/// <param name="Observed">1 where the outcome is seen, else 0; everybody.</param>
/// <param name="SelectionDesign">Regressors of being seen, the constant among them; everybody.</param>
/// <param name="Outcome">The outcome; used where seen.</param>
/// <param name="OutcomeDesign">Regressors of the outcome, the constant among them; used where seen.</param>
public sealed record SelectionModel(
    DataColumn Observed,
    Design SelectionDesign,
    DataColumn Outcome,
    Design OutcomeDesign
)
{
    /// <summary>
    /// Instruments of the second step with all exogenous regressors of the outcome among them; null when the outcome regressors are all exogenous.
    /// Columns that are in the design and not here are endogenous.
    /// </summary>
    public Design? Instruments { get; init; }

    /// <summary>Weights of the rows; they multiply the moments of both steps.</summary>
    public ObservationWeights Weights { get; init; } = ObservationWeights.None;

    /// <summary>Columns far from zero for their spread, where every equation has a constant to take up the difference; null when there are none.</summary>
    internal CentredColumns? Centred =>
        new[] { OutcomeDesign, Instruments ?? OutcomeDesign }.All(d => d.Labels.Contains(Design.Constant))
            ? CentredColumns.TryOf(SelectionDesign)
            : null;

    /// <summary>The same model with these centres taken off.</summary>
    internal SelectionModel Less(CentredColumns centred) =>
        this with
        {
            SelectionDesign = centred.Design,
            OutcomeDesign = CentredColumns.Less(OutcomeDesign, centred.Centres),
            Instruments = Instruments is null ? null : CentredColumns.Less(Instruments, centred.Centres),
        };
}
