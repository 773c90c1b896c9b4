using Netto.Statistics.Binary;

namespace Netto.Statistics.Selection;

/// <summary>The first step done: probit, and the inverse Mills ratio with its slope for those seen.</summary>
internal sealed record PreparedSelection(
    SelectionSample Sample,
    BinaryFit Probit,
    DataColumn Outcome,
    Design Regressors,
    Design? Instruments
)
{
    /// <summary>λ = φ(z)/Φ(z) per row seen.</summary>
    internal required double[] Ratio { get; init; }

    /// <summary>δ = λ(λ + z): minus the derivative of λ.</summary>
    internal required double[] Slope { get; init; }

    /// <summary>Weights of the rows seen; null without weights.</summary>
    internal required double[]? SeenWeights { get; init; }

    internal required CovarianceEstimator Covariance { get; init; }

    /// <summary>Rows seen, or the sum of their frequencies.</summary>
    internal double Selected =>
        Probit.Scores.Frequencies is not null && SeenWeights is { } w ? Vectors.Sum(w) : Sample.Seen.Length;

    internal static PreparedSelection Of(SelectionModel model, CovarianceEstimator covariance)
    {
        // Classical is a matter of the second step here; the sample only needs to know about clusters.
        var used = Linear.Sample.Of(model.Observed, [model.SelectionDesign], model.Weights, RobustOf(covariance));
        var rows = KeptRows(model.Weights, model.Observed.Length);
        var (outcome, regressors) = (Select(model.Outcome, rows), Select(model.OutcomeDesign, rows));
        var probit = BinaryRegression.Fit(
            model.Observed,
            model.SelectionDesign,
            new() { Covariance = RobustOf(covariance), Weights = model.Weights }
        );
        var sample = SelectionSample.Of(used.Outcome, probit.Design);
        var z = sample.Of(probit.LinearPredictor);
        var ratio = Array.ConvertAll(z, Normal.InverseMillsRatio);
        return new(
            sample,
            probit,
            sample.Of(outcome),
            sample.Of(regressors),
            model.Instruments is { } q ? sample.Of(Select(q, rows)) : null
        )
        {
            Ratio = ratio,
            Slope = [.. ratio.Zip(z, (l, x) => l * (l + x))],
            SeenWeights = used.Weights is { } w ? sample.Of(w) : null,
            Covariance = used.Covariance,
        };
    }

    private static CovarianceEstimator RobustOf(CovarianceEstimator covariance) =>
        covariance is CovarianceEstimator.ClassicalCovariance ? CovarianceEstimator.HC0 : covariance;

    private static int[]? KeptRows(ObservationWeights weights, int rows) =>
        weights.Column is { } column ? [.. Enumerable.Range(0, rows).Where(i => column.Values[i] > 0)] : null;

    private static DataColumn Select(DataColumn column, int[]? rows) =>
        rows is null || rows.Length == column.Length
            ? column
            : column with
            {
                Values = Array.ConvertAll(rows, i => column.Values[i]),
            };

    private static Design Select(Design design, int[]? rows) => new(design.Columns.Select(c => Select(c, rows)));
}
