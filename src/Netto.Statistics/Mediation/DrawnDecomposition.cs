namespace Netto.Statistics.Mediation;

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
    internal double[]? Estimate(double[] counts)
    {
        if (models.Outcome.Estimate(counts) is not { } outcome || models.Mediator.Estimate(counts) is not { } mediator)
        {
            return null;
        }
        var rest = 0.0;
        for (var j = 0; j < loads.Length; j++)
        {
            if (j != treatment)
            {
                rest += mediator.B[j] * (loads[j] is { } column ? Vectors.Dot(column, counts) / counts.Length : 1);
            }
        }
        return decomposition.Values([
            outcome.B[place.Treatment],
            outcome.B[place.Mediator],
            outcome.B[place.Product],
            rest + mediator.B[treatment] * model.From,
            rest + mediator.B[treatment] * model.To,
            mediator.Variance,
        ]);
    }
}
