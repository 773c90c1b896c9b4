using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;

namespace Netto.Statistics.Resampling;

/// <summary>Wild restricted efficient bootstrap for the effect of one endogenous variable, by clusters.</summary>
/// <remarks>
/// Davidson and MacKinnon (2010), doi:10.1198/jbes.2009.07221, with one factor a cluster; first stage re-estimated with the restricted
/// structural residual. Studentised with CR1; interval by inversion, which may be unbounded with weak instruments.
/// </remarks>
public static class WildRestrictedEfficientBootstrap
{
    /// <summary>Tests the effect and inverts the test.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="design">Regressors and instruments; one endogenous variable.</param>
    /// <param name="clusters">The clusters.</param>
    /// <param name="plan">Draws and seed.</param>
    /// <param name="weights">Rademacher by default.</param>
    public static WildBootstrapFit Fit(
        DataColumn outcome,
        InstrumentedDesign design,
        Clusters clusters,
        ResamplingPlan plan,
        WildWeights weights = WildWeights.Rademacher
    )
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentNullException.ThrowIfNull(plan);
        if (design.Endogenous.Count != 1)
        {
            throw new StatisticsException(
                StatisticsErrors.WrongOption,
                $"{design.Endogenous.Count} endogenous variables in the wild bootstrap.",
                "It takes one; use --se cr1 for more."
            );
        }
        var specification = new InstrumentalVariablesSpecification { Covariance = CovarianceEstimator.CR1(clusters) };
        var fit = TwoStageLeastSquares.Fit(outcome, design, specification);
        var factors = WildFactors.Make(plan, weights, clusters.Count);
        var test = new InstrumentalWildTest(outcome, design, fit, (clusters, factors, plan));
        var enumerated = WildFactors.Enumerates(plan, weights, clusters.Count);
        return WildInversion.Fit(design.Endogenous[0].Label, test, (factors.Length, enumerated, clusters.Count));
    }
}

/// <summary>The instrumental case: every vector is a combination of five fixed ones, so cluster sums of these suffice.</summary>
internal sealed class InstrumentalWildTest : IWildTest
{
    private readonly double[][] factors;
    private readonly ResamplingPlan plan;
    private readonly double correction;
    private readonly Matrix inverseZ; // (Z̃'Z̃)⁻¹
    private readonly Matrix inverseX; // (X'X)⁻¹
    private readonly Matrix[] zx; // per instrument: G × kx sums z̃ x'
    private readonly Base[] bases; // M_X y, M_X d, M_Z y, M_Z d, d
    private readonly double[] errorMoments; // M_Z y'M_Z y, y'd, d'd

    internal InstrumentalWildTest(
        DataColumn outcome,
        InstrumentedDesign design,
        InstrumentalVariablesFit fit,
        (Clusters Clusters, double[][] Factors, ResamplingPlan Plan) draws
    )
    {
        (factors, plan) = (draws.Factors, draws.Plan);
        var effect = fit.Coefficients[design.Endogenous[0].Label];
        Sample = (effect.Estimate, effect.StandardError);
        double g = draws.Clusters.Count;
        correction = g / (g - 1) * (fit.N - 1) / fit.ResidualDegreesOfFreedom;
        var kept = fit.ReducedForm.Coefficients.Terms.ToHashSet(StringComparer.Ordinal);
        double[][] x = [.. design.Exogenous.Where(c => kept.Contains(c.Label)).Select(c => c.Values)];
        double[][] z = [.. design.Excluded.Where(c => kept.Contains(c.Label)).Select(c => c.Values)];
        var (y, d) = (outcome.Values, design.Endogenous[0].Values);
        double[][] inside = [.. z.Select(c => Residual(x, c))];
        inverseZ = Cholesky.Factor(CrossProducts.Gram(inside), "The instruments").Inverse();
        inverseX =
            x.Length == 0 ? new Matrix(0, 0) : Cholesky.Factor(CrossProducts.Gram(x), "The covariates").Inverse();
        zx = [.. inside.Select(c => ClusterSums.Of(x, c, draws.Clusters))];
        double[][] vectors = [Residual(x, y), Residual(x, d), Residual([.. x, .. z], y), Residual([.. x, .. z], d), d];
        bases = [.. vectors.Select(v => Base.Of(inside, x, v, draws.Clusters))];
        errorMoments =
        [
            Vectors.Dot(vectors[2], vectors[2]),
            Vectors.Dot(vectors[2], vectors[3]),
            Vectors.Dot(vectors[3], vectors[3]),
        ];
    }

    public (double Estimate, double StandardError) Sample { get; }

    public (double[] Deviations, double[] Statistics) Draw(double value)
    {
        var structural = Base.Combine(bases, [1, -value, 0, 0, 0]); // ũ1 = M_X (y − βd)
        // δ of the first stage on Z and ũ1: M_Z ũ1 = e_y − β e_d.
        var error = errorMoments[0] - (2 * value * errorMoments[1]) + (value * value * errorMoments[2]);
        var delta = error > 0 ? (errorMoments[1] - (value * errorMoments[2])) / error : 0;
        // ũ2 = e_d + δ(ũ1 − M_Z ũ1); Zπ̃ = d − ũ2.
        double[] residual = [delta, -delta * value, -delta, 1 + (delta * value), 0];
        var first = Base.Combine(bases, residual);
        var systematic = Base.Combine(bases, [.. residual.Select((w, j) => (j == 4 ? 1 : 0) - w)]);
        var (deviations, statistics) = (new double[factors.Length], new double[factors.Length]);
        Parallel.For(
            0,
            factors.Length,
            plan.Threads,
            b => (deviations[b], statistics[b]) = One(factors[b], structural, first, systematic)
        );
        return (deviations, statistics);
    }

    private (double Deviation, double Statistic) One(double[] v, Base structural, Base first, Base systematic)
    {
        var zu = structural.Z.TransposeTimes(v);
        var zd = first.Z.TransposeTimes(v);
        Vectors.AddScaled(zd, ClusterSums.Totals(systematic.Z), 1);
        var theta = inverseZ.Times(zd);
        var strength = Vectors.Dot(theta, zd);
        var deviation = Vectors.Dot(theta, zu) / strength;
        var xe = structural.X.TransposeTimes(v);
        var xd = first.X.TransposeTimes(v);
        Vectors.AddScaled(xd, ClusterSums.Totals(systematic.X), 1);
        Vectors.AddScaled(xe, xd, -deviation);
        var gamma = inverseX.Times(xe);
        var scores = new double[v.Length];
        for (var q = 0; q < theta.Length; q++)
        {
            var fitted = zx[q].Times(gamma);
            var u = structural.Z.Column(q);
            var d = first.Z.Column(q);
            var s = systematic.Z.Column(q);
            for (var g = 0; g < v.Length; g++)
            {
                scores[g] += theta[q] * ((v[g] * u[g]) - (deviation * (s[g] + (v[g] * d[g]))) - fitted[g]);
            }
        }
        var error = Math.Sqrt(correction * Vectors.Dot(scores, scores)) / strength;
        return (deviation, deviation / error);
    }

    private static double[] Residual(double[][] columns, double[] y) =>
        columns.Length == 0 ? y : LeastSquaresSolver.Solve(columns, y, null).Residuals;

    /// <summary>Cluster sums of one vector with the instruments and with the covariates.</summary>
    private sealed record Base(Matrix Z, Matrix X)
    {
        internal static Base Of(double[][] z, double[][] x, double[] vector, Clusters clusters) =>
            new(
                ClusterSums.Of(z, vector, clusters),
                x.Length == 0 ? new Matrix(clusters.Count, 0) : ClusterSums.Of(x, vector, clusters)
            );

        internal static Base Combine(Base[] bases, double[] weights)
        {
            var sum = new Base(bases[0].Z.Scale(weights[0]), bases[0].X.Scale(weights[0]));
            for (var j = 1; j < bases.Length; j++)
            {
                sum = new(sum.Z.Plus(bases[j].Z, weights[j]), sum.X.Plus(bases[j].X, weights[j]));
            }
            return sum;
        }
    }
}
