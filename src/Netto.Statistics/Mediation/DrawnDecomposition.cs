namespace Netto.Statistics.Mediation;

/// <summary>What a draw gives.</summary>
/// <param name="Parts">The parts of the effect.</param>
/// <param name="Outcome">Coefficients of the outcome model; null when the draw has others than the sample.</param>
/// <param name="Mediator">Those of the mediator model.</param>
internal sealed record DrawnParts(double[] Parts, double[]? Outcome, double[]? Mediator);

/// <summary>The decomposition on drawn rows: both models and the means of covariates are found again.</summary>
internal sealed class DrawnDecomposition
{
    private readonly MediationModel model;
    private readonly Decomposition decomposition;
    private readonly (int Treatment, int Mediator, int Product) place;
    private readonly (DrawnModel Outcome, DrawnModel Mediator) models;
    private readonly double[]?[] loads;
    private readonly int treatment;

    internal DrawnDecomposition(MediationModel model, FourWayResult sample)
    {
        this.model = model;
        decomposition = new(model);
        var (outcome, mediator) = (sample.OutcomeModel, sample.MediatorModel);
        models = (
            new(model.Outcome, model.OutcomeDesign, outcome),
            new(model.Mediator, model.MediatorDesign, mediator)
        );
        place = (
            outcome.Coefficients.IndexOf(model.Treatment.Label),
            outcome.Coefficients.IndexOf(model.Mediator.Label),
            outcome.Coefficients.IndexOf(model.Product)
        );
        treatment = mediator.Coefficients.IndexOf(model.Treatment.Label);
        // Null for the constant, whose mean is one.
        loads =
        [
            .. mediator.Coefficients.Terms.Select(t =>
                model.MediatorCovariates.FirstOrDefault(c => c.Label == t)?.Values
            ),
        ];
    }

    /// <summary>The parts when row i counts <paramref name="counts"/>[i] times; null when a model cannot be estimated.</summary>
    /// <param name="counts">Times drawn, times the weight of the row.</param>
    /// <param name="drawn">Rows drawn.</param>
    internal DrawnParts? Estimate(double[] counts, double drawn)
    {
        if (
            models.Outcome.Estimate(counts, drawn) is not { } outcome
            || models.Mediator.Estimate(counts, drawn) is not { } mediator
        )
        {
            return null;
        }
        var total = Vectors.Sum(counts);
        var rest = 0.0;
        for (var j = 0; j < loads.Length; j++)
        {
            if (j != treatment)
            {
                rest += mediator.B[j] * (loads[j] is { } column ? Vectors.Dot(column, counts) / total : 1);
            }
        }
        var parts = decomposition.Values([
            outcome.B[place.Treatment],
            outcome.B[place.Mediator],
            outcome.B[place.Product],
            rest + mediator.B[treatment] * model.From,
            rest + mediator.B[treatment] * model.To,
            mediator.Variance,
        ]);
        return new(parts, outcome.B, mediator.B);
    }
}
