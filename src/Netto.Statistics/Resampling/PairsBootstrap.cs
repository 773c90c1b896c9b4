using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;

namespace Netto.Statistics.Resampling;

/// <summary>Draws rows, or whole clusters, with replacement and estimates again from the weighted moments.</summary>
/// <remarks>Efron (1979), doi:10.1214/aos/1176344552. A draw in which the model cannot be estimated is left out and counted.</remarks>
public static class PairsBootstrap
{
    /// <summary>Bootstraps a linear model.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="design">The regressors.</param>
    /// <param name="rows">What is drawn, and weights.</param>
    /// <param name="plan">Draws and seed.</param>
    public static BootstrapFit Fit(DataColumn outcome, Design design, BootstrapRows rows, ResamplingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var specification = new LinearSpecification { Weights = rows.Weights };
        var fit = LinearRegression.Fit(outcome, design, specification);
        var kept = fit.Coefficients.Terms;
        double[][] columns = [.. kept.Select(t => design.Columns.First(c => c.Label == t).Values), outcome.Values];
        var k = kept.Count;
        return Run(
            fit.Coefficients,
            new(columns, rows, plan),
            gram => ScaledInverse.TryOf(gram.Submatrix([.. Enumerable.Range(0, k)]))?.Inverse.Times(gram.Column(k)[..k])
        );
    }

    /// <summary>Bootstraps 2SLS.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="design">Regressors and instruments.</param>
    /// <param name="rows">What is drawn, and weights.</param>
    /// <param name="plan">Draws and seed.</param>
    public static BootstrapFit Fit(
        DataColumn outcome,
        InstrumentedDesign design,
        BootstrapRows rows,
        ResamplingPlan plan
    )
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(rows);
        var specification = new InstrumentalVariablesSpecification { Weights = rows.Weights };
        var fit = TwoStageLeastSquares.Fit(outcome, design, specification);
        var moments = InstrumentalMoments.Of(design, fit);
        double[][] columns = [.. moments.Columns, outcome.Values];
        return Run(fit.Coefficients, new(columns, rows, plan), moments.Solve);
    }

    private static BootstrapFit Run(CoefficientTable estimates, DrawSource source, Func<Matrix, double[]?> solve)
    {
        var draws = source.Plan.Run((random, _) => solve(source.Gram(random)));
        return BootstrapFit.Of(estimates.Terms, [.. estimates.Select(b => b.Estimate)], draws);
    }
}

/// <summary>What a bootstrap draws.</summary>
/// <param name="Clusters">Whole clusters are drawn; null to draw rows.</param>
/// <param name="Weights">Weights that stay with the rows.</param>
public sealed record BootstrapRows(Clusters? Clusters, ObservationWeights Weights)
{
    /// <summary>Rows one by one, without weights.</summary>
    public static BootstrapRows RowByRow { get; } = new(null, ObservationWeights.None);
}

/// <summary>A bootstrapped model.</summary>
/// <param name="Coefficients">Estimates of the sample, covariance of the draws, normal intervals.</param>
/// <param name="Draws">Estimates of each draw, in order.</param>
/// <param name="Failed">Draws in which the model could not be estimated.</param>
public sealed record BootstrapFit(CoefficientTable Coefficients, IReadOnlyList<double[]> Draws, int Failed)
{
    /// <summary>The spread of the draws round the estimates of the sample; null stands for a draw that could not be estimated.</summary>
    internal static BootstrapFit Of(IReadOnlyList<string> terms, double[] estimates, double[]?[] draws)
    {
        double[][] solved = [.. draws.OfType<double[]>()];
        return solved.Length < 2
            ? throw new StatisticsException(
                StatisticsErrors.Singular,
                $"The model could be estimated in {solved.Length} of {draws.Length} draws.",
                "Use fewer regressors."
            )
            : new BootstrapFit(
                CoefficientTable.From(terms, estimates, BootstrapSpread.Of(solved)),
                solved,
                draws.Length - solved.Length
            );
    }

    /// <summary>Percentile interval of a coefficient.</summary>
    /// <param name="term">The coefficient.</param>
    /// <param name="level">Level, 0.95 by default.</param>
    public ConfidenceInterval Percentiles(string term, double level = 0.95)
    {
        var at = Coefficients.IndexOf(term);
        double[] sorted = [.. Draws.Select(d => d[at]).Order()];
        return new(Quantile(sorted, (1 - level) / 2), Quantile(sorted, (1 + level) / 2));
    }

    /// <summary>Quantile by linear interpolation (type 7 of Hyndman and Fan).</summary>
    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)Math.Floor(at);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }
}
