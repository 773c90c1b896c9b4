namespace Netto.Statistics.Mediation;

/// <summary>Form of the model of the mediator or of the outcome.</summary>
public enum ModelForm
{
    /// <summary>Least squares.</summary>
    Linear,

    /// <summary>Logistic regression of a 0/1 column.</summary>
    Logistic,
}

/// <summary>
/// A treatment that works on an outcome through a mediator and beside it: outcome on treatment, mediator, their product and covariates; mediator on treatment
/// and covariates. All columns have one row a person, none missing.
/// </summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Treatment">The treatment.</param>
/// <param name="Mediator">The mediator.</param>
/// <param name="OutcomeCovariates">Covariates of the outcome, without constant.</param>
/// <param name="MediatorCovariates">Covariates of the mediator, without constant.</param>
public sealed record MediationModel(
    DataColumn Outcome,
    DataColumn Treatment,
    DataColumn Mediator,
    IReadOnlyList<DataColumn> OutcomeCovariates,
    IReadOnlyList<DataColumn> MediatorCovariates
)
{
    /// <summary>Linear unless told.</summary>
    public ModelForm OutcomeForm { get; init; } = ModelForm.Linear;

    /// <summary>Linear unless told.</summary>
    public ModelForm MediatorForm { get; init; } = ModelForm.Linear;

    /// <summary>Value m* at which the controlled direct effect is taken; 0 unless told.</summary>
    public double MediatorAt { get; init; }

    /// <summary>Treatment value compared with; 0 unless told.</summary>
    public double From { get; init; }

    /// <summary>Treatment value of interest; 1 unless told.</summary>
    public double To { get; init; } = 1;

    /// <summary>Weights of the rows in both models.</summary>
    public ObservationWeights Weights { get; init; } = ObservationWeights.None;

    /// <summary>Label of the product in the outcome model.</summary>
    internal string Product => $"{Treatment.Label}:{Mediator.Label}";

    internal Design OutcomeDesign
    {
        get
        {
            var product = new double[Treatment.Length];
            Vectors.Multiply(Treatment.Values, Mediator.Values, product);
            return Design.WithConstant([Treatment, Mediator, new DataColumn(Product, product), .. OutcomeCovariates]);
        }
    }

    /// <summary>The rows with these numbers.</summary>
    internal MediationModel Select(int[] rows)
    {
        DataColumn Part(DataColumn column) => column with { Values = Array.ConvertAll(rows, i => column.Values[i]) };
        return this with
        {
            Outcome = Part(Outcome),
            Treatment = Part(Treatment),
            Mediator = Part(Mediator),
            OutcomeCovariates = [.. OutcomeCovariates.Select(Part)],
            MediatorCovariates = [.. MediatorCovariates.Select(Part)],
            Weights = Weights.Column is { } weights ? new ObservationWeights.Analytic(Part(weights)) : Weights,
        };
    }

    internal Design MediatorDesign => Design.WithConstant([Treatment, .. MediatorCovariates]);
}
