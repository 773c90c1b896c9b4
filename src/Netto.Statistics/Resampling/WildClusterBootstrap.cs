using Netto.Statistics.Linear;

namespace Netto.Statistics.Resampling;

/// <summary>Wild cluster bootstrap for a coefficient of a linear model, the null imposed.</summary>
/// <remarks>
/// Cameron, Gelbach and Miller (2008), doi:10.1162/rest.90.3.414; computed from cluster sums as Roodman, MacKinnon, Nielsen and
/// Webb (2019), doi:10.1177/1536867X19830877. Studentised with CR1; interval by inversion. As Stata <c>boottest</c>, R <c>fwildclusterboot</c>.
/// </remarks>
public static class WildClusterBootstrap
{
    /// <summary>Tests one coefficient and inverts the test.</summary>
    /// <param name="problem">Outcome, design, clusters, weights.</param>
    /// <param name="term">The coefficient.</param>
    /// <param name="plan">Draws and seed.</param>
    /// <param name="weights">Rademacher by default.</param>
    public static WildBootstrapFit Fit(
        ClusteredProblem problem,
        string term,
        ResamplingPlan plan,
        WildWeights weights = WildWeights.Rademacher
    )
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(plan);
        var covariance = CovarianceEstimator.CR1(problem.Clusters);
        var sample = Sample.Of(problem.Outcome, [problem.Design], problem.Weights, covariance);
        var fit = LinearRegression.Fit(sample);
        var clusters = ((CovarianceEstimator.Clustered)sample.Covariance).Clusters;
        var factors = WildFactors.Make(plan, weights, clusters.Count);
        var test = new LinearWildTest(sample, fit, term, (clusters, factors, plan));
        var enumerated = WildFactors.Enumerates(plan, weights, clusters.Count);
        return WildInversion.Fit(term, test, (factors.Length, enumerated, clusters.Count));
    }
}

/// <summary>A linear model with clusters.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Design">The regressors.</param>
/// <param name="Clusters">The clusters.</param>
/// <param name="Weights">Weights of the rows.</param>
public sealed record ClusteredProblem(DataColumn Outcome, Design Design, Clusters Clusters, ObservationWeights Weights)
{
    /// <summary>Without weights.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="design">The regressors.</param>
    /// <param name="clusters">The clusters.</param>
    public ClusteredProblem(DataColumn outcome, Design design, Clusters clusters)
        : this(outcome, design, clusters, ObservationWeights.None) { }
}

/// <summary>The linear case: statistic of a draw from cluster sums alone.</summary>
internal sealed class LinearWildTest : IWildTest
{
    private readonly double[][] factors;
    private readonly ResamplingPlan plan;
    private readonly Matrix bread;
    private readonly int at;
    private readonly double correction;
    private readonly (Matrix Outcome, Matrix Tested) scores; // G × k: X_g' of the restricted residuals of y and of x_j
    private readonly Matrix weightsByX; // G × k: (X a_j)_g' X_g

    internal LinearWildTest(
        Sample sample,
        LinearFit fit,
        string term,
        (Clusters Clusters, double[][] Factors, ResamplingPlan Plan) draws
    )
    {
        (factors, plan, bread) = (draws.Factors, draws.Plan, fit.Bread);
        at = fit.Coefficients.IndexOf(term);
        Sample = (fit.Coefficients[at].Estimate, fit.Coefficients[at].StandardError);
        double g = draws.Clusters.Count;
        correction = g / (g - 1) * (fit.N - 1) / fit.ResidualDegreesOfFreedom;
        var kept = fit.Coefficients.Terms.ToHashSet(StringComparer.Ordinal);
        double[][] all = [.. sample.X.Columns.Where(c => kept.Contains(c.Label)).Select(c => c.Values)];
        var rooted = ClusterSums.Rooted([.. all, sample.Outcome.Values], sample.Weights);
        var (x, y) = (rooted[..^1], rooted[^1]);
        double[][] others = [.. x.Where((_, j) => j != at)];
        scores = (
            ClusterSums.Of(x, Restricted(others, y), draws.Clusters),
            ClusterSums.Of(x, Restricted(others, x[at]), draws.Clusters)
        );
        var w = new double[y.Length];
        for (var j = 0; j < x.Length; j++)
        {
            Vectors.AddScaled(w, x[j], bread[j, at]);
        }
        weightsByX = ClusterSums.Of(x, w, draws.Clusters);
    }

    public (double Estimate, double StandardError) Sample { get; }

    public (double[] Deviations, double[] Statistics) Draw(double value)
    {
        var s = scores.Outcome.Plus(scores.Tested, -value);
        var own = s.Times(bread.Column(at)); // (X a_j)_g' ũ_g
        var projected = weightsByX.Times(bread); // (X a_j)_g' X_g A
        var (deviations, statistics) = (new double[factors.Length], new double[factors.Length]);
        Parallel.For(
            0,
            factors.Length,
            plan.Threads,
            d =>
            {
                var v = factors[d];
                var total = s.TransposeTimes(v);
                var deviation = Vectors.Dot(bread.Column(at), total);
                var fitted = projected.Times(total);
                var variance = 0.0;
                for (var g = 0; g < v.Length; g++)
                {
                    var score = (v[g] * own[g]) - fitted[g];
                    variance += score * score;
                }
                deviations[d] = deviation;
                statistics[d] = deviation / Math.Sqrt(correction * variance);
            }
        );
        return (deviations, statistics);
    }

    private static double[] Restricted(double[][] others, double[] y) =>
        others.Length == 0 ? y : LeastSquaresSolver.Solve(others, y, null).Residuals;
}
