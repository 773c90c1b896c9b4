using Netto.Statistics.Likelihood;
using Netto.Statistics.Summaries;

namespace Netto.Statistics.Binary;

/// <summary>A fitted probit or logit.</summary>
public sealed class BinaryFit : IFittedModel
{
    internal BinaryFit(BinaryLink link, Design design, double[]? weights, Matrix inverseInformation, RowScores scores)
    {
        Link = link;
        Design = design;
        Weights = weights;
        InverseInformation = inverseInformation;
        Scores = scores;
    }

    /// <summary>Link of the model.</summary>
    public BinaryLink Link { get; }

    /// <inheritdoc />
    public string Method => Link == BinaryLink.Probit ? "probit" : "logit";

    /// <inheritdoc />
    public required double N { get; init; }

    /// <inheritdoc />
    public required string StandardErrors { get; init; }

    /// <inheritdoc />
    public required CoefficientTable Coefficients { get; init; }

    /// <summary>Log-likelihood at the estimates.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Log-likelihood with nothing but a constant.</summary>
    public required double NullLogLikelihood { get; init; }

    /// <summary>McFadden's 1 − log-likelihood / null log-likelihood.</summary>
    public double PseudoRSquared => 1 - LogLikelihood / NullLogLikelihood;

    /// <summary>Newton steps taken.</summary>
    public required int Iterations { get; init; }

    /// <summary>Condition number of the regressors (columns of unit length, weighted by the information).</summary>
    public required double ConditionNumber { get; init; }

    /// <summary>Linear predictor per row used.</summary>
    public required double[] LinearPredictor { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<DroppedRows> DroppedRows { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<DroppedColumn> DroppedColumns { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<FitMeasure> Measures =>
        [
            new("log_likelihood", LogLikelihood),
            new("pseudo_r_squared", PseudoRSquared),
            new("iterations", Iterations),
            new("condition_number", ConditionNumber),
        ];

    /// <summary>Regressors kept, rows used.</summary>
    internal Design Design { get; }

    /// <summary>Rows used of those given, where some have weight zero; null when all are.</summary>
    internal int[]? KeptRows { get; init; }

    /// <summary>Weights of the rows used; null when every row counts once.</summary>
    internal double[]? Weights { get; }

    /// <summary>Inverse of minus the Hessian.</summary>
    internal Matrix InverseInformation { get; }

    /// <summary>Scores of the rows used.</summary>
    internal RowScores Scores { get; }

    /// <summary>The same fit with other standard errors.</summary>
    internal BinaryFit With(CoefficientTable coefficients, string? standardErrors = null) =>
        Copy((Design, InverseInformation, Scores), coefficients, standardErrors ?? StandardErrors);

    /// <summary>The fit of the columns as they were given, from that of centred ones.</summary>
    internal BinaryFit Back(CentredColumns centred)
    {
        var design = CentredColumns.Less(
            Design,
            centred.Centres.ToDictionary(c => c.Key, c => -c.Value, StringComparer.Ordinal)
        );
        var inverse = centred.Turn(Design.Labels).Sandwich(InverseInformation);
        var scores = Scores with { Columns = design.Arrays() };
        return Copy((design, inverse, scores), centred.Back(Coefficients), StandardErrors);
    }

    private BinaryFit Copy(
        (Design Design, Matrix Inverse, RowScores Scores) on,
        CoefficientTable coefficients,
        string standardErrors
    ) =>
        new(Link, on.Design, Weights, on.Inverse, on.Scores)
        {
            N = N,
            StandardErrors = standardErrors,
            Coefficients = coefficients,
            LogLikelihood = LogLikelihood,
            NullLogLikelihood = NullLogLikelihood,
            Iterations = Iterations,
            ConditionNumber = ConditionNumber,
            LinearPredictor = LinearPredictor,
            DroppedRows = DroppedRows,
            DroppedColumns = DroppedColumns,
            Warnings = Warnings,
            KeptRows = KeptRows,
        };

    /// <summary>Probability of a 1 per row used.</summary>
    public double[] Probabilities() => Array.ConvertAll(LinearPredictor, z => LinkFunctions.Probability(Link, z));

    /// <summary>Average marginal effects of all columns but the constant: see <see cref="AverageMarginalEffects"/>.</summary>
    public CoefficientTable MarginalEffects() => AverageMarginalEffects.Of(this);

    /// <summary>Average effects of changes, such as of a variable with all its interactions and powers; delta-method errors, regressors held fixed.</summary>
    /// <param name="changes">The changes, on the rows of the data given to the fit; one of which the model kept no column gives no row.</param>
    /// <exception cref="StatisticsException">EST001: a column of another length.</exception>
    public CoefficientTable MarginalEffects(IReadOnlyList<RegressorChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return AverageMarginalEffects.Of(
            this,
            KeptRows is { } kept ? [.. changes.Select(c => c.Select(v => Array.ConvertAll(kept, i => v[i])))] : changes
        );
    }
}
