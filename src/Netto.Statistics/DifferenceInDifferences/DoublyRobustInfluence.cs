using Netto.Statistics.Binary;
using Netto.Statistics.Linear;

namespace Netto.Statistics.DifferenceInDifferences;

/// <summary>
/// Estimates and influence functions ψ of Sant'Anna and Zhao (2020, theorem 1 and online appendix), D treated, Δ the change, m(x) and p(x) the two
/// models with scores' influences α_m = Δ-residual · x (X₀'X₀/n)⁻¹ and α_p = (D − p) x · H⁻¹.
/// </summary>
internal sealed class DoublyRobustInfluence
{
    private readonly double[] change;
    private readonly double[] treated;
    private readonly double[] weights;
    private readonly double[] residual;
    private readonly double[][] outcomeColumns;
    private readonly double[][] propensityColumns;
    private readonly double[][] outcomeInfluence;
    private readonly double[][] propensityInfluence;

    internal DoublyRobustInfluence(
        double[] change,
        double[] treated,
        Design covariates,
        BinaryFit propensity,
        LinearFit outcome
    )
    {
        (this.change, this.treated) = (change, treated);
        var n = change.Length;
        var p = propensity.Probabilities();
        outcomeColumns = Columns(covariates, outcome.Coefficients.Terms);
        propensityColumns = Columns(covariates, propensity.Coefficients.Terms);
        var predicted = Likelihood.LinearPredictor.Of(
            outcomeColumns,
            [.. outcome.Coefficients.Select(c => c.Estimate)]
        );
        residual = [.. change.Zip(predicted, (d, m) => d - m)];
        weights = [.. treated.Zip(p, (d, q) => d == 1 ? 0 : q / (1 - q))];
        double[] score = [.. treated.Zip(p, (d, q) => d - q)];
        double[] untreated = [.. treated.Zip(residual, (d, e) => d == 1 ? 0 : e)];
        outcomeInfluence = Times(outcomeColumns, untreated, outcome.Bread.Scale(n));
        propensityInfluence = Times(propensityColumns, score, propensity.Coefficients.Covariance.Scale(n));
    }

    internal (double Estimate, double[] Influence) OutcomeRegression()
    {
        var (estimate, own) = Mean(treated, residual);
        var through = Along(outcomeInfluence, Moments(outcomeColumns, treated));
        return (estimate, Row(i => own[i] - through[i]));
    }

    internal (double Estimate, double[] Influence) Weighting()
    {
        var (one, first) = Mean(treated, change);
        var (zero, second) = Mean(weights, change);
        var through = Along(
            propensityInfluence,
            Moments(propensityColumns, Row(i => weights[i] * (change[i] - zero)), Vectors.Sum(weights))
        );
        return (one - zero, Row(i => first[i] - second[i] - through[i]));
    }

    internal (double Estimate, double[] Influence) DoublyRobust()
    {
        var (one, first) = Mean(treated, residual);
        var (zero, second) = Mean(weights, residual);
        var throughTreated = Along(outcomeInfluence, Moments(outcomeColumns, treated));
        var throughWeights = Along(
            propensityInfluence,
            Moments(propensityColumns, Row(i => weights[i] * (residual[i] - zero)), Vectors.Sum(weights))
        );
        var throughOutcome = Along(outcomeInfluence, Moments(outcomeColumns, weights));
        return (
            one - zero,
            Row(i => first[i] - throughTreated[i] - (second[i] + throughWeights[i] - throughOutcome[i]))
        );
    }

    // A weighted mean and its own influence w (v − mean) / mean w.
    private static (double Mean, double[] Influence) Mean(double[] w, double[] values)
    {
        var total = Vectors.Sum(w);
        var mean = Vectors.Dot(w, values) / total;
        var scale = w.Length / total;
        return (mean, [.. w.Zip(values, (weight, v) => weight * (v - mean) * scale)]);
    }

    private static double[] Moments(double[][] columns, double[] w, double? total = null)
    {
        var sum = total ?? Vectors.Sum(w);
        return Array.ConvertAll(columns, c => Vectors.Dot(c, w) / sum);
    }

    private static double[] Along(double[][] influence, double[] moments) =>
        Likelihood.LinearPredictor.Of(influence, moments);

    private static double[][] Columns(Design covariates, IReadOnlyList<string> terms) =>
        [.. covariates.Columns.Where(c => terms.Contains(c.Label, StringComparer.Ordinal)).Select(c => c.Values)];

    private static double[][] Times(double[][] columns, double[] factor, Matrix inverse)
    {
        var influence = new double[columns.Length][];
        for (var j = 0; j < influence.Length; j++)
        {
            var row = Enumerable.Range(0, columns.Length).Select(k => inverse[k, j]).ToArray();
            var sum = Likelihood.LinearPredictor.Of(columns, row);
            influence[j] = [.. sum.Zip(factor, (s, f) => s * f)];
        }
        return influence;
    }

    private double[] Row(Func<int, double> value) => [.. Enumerable.Range(0, change.Length).Select(value)];
}
