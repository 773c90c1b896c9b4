using Netto.Statistics.Likelihood;
using Netto.Statistics.Linear;

namespace Netto.Statistics.Survival;

/// <summary>Partial likelihood over all strata.</summary>
internal sealed class CoxLikelihood(SurvivalTimes times, double[][] x, CoxSpecification specification)
{
    private readonly IReadOnlyList<RiskSets> _strata = RiskSets.Of(times, specification.Strata);
    private readonly double[]? _weights = specification.Weights?.Values;

    private CoxSweep? _sweep;
    private CoxExact? _exact;
    private double[]? _swept;

    private readonly Lazy<(double[] Sums, double Weight)> _events = new(() =>
        EventSums(times, x, specification.Weights?.Values)
    );

    internal SurvivalTimes Times => times;

    internal double[][] X => x;

    internal double WeightOf(int row) => _weights?[row] ?? 1;

    /// <summary>The likelihood with its derivatives. Terms that only tests and robust errors need are made when they are asked for.</summary>
    internal Point At(double[] b)
    {
        var terms = new Lazy<(CoxPass[] Passes, double[] Risk)>(() => Terms(b));
        if (specification.Ties == TieMethod.Exact)
        {
            _exact ??= new CoxExact(times, x, _strata);
            var (log, mean, exact, largest) = _exact.At(b);
            return Finish(b, largest, (log, mean, exact), terms);
        }

        if (times.Start is not null)
        {
            var passes = terms.Value.Passes;
            var logs = passes.Sum(LogDenominators);
            return Finish(b, Shift(b), (logs, Means(passes), Information(passes, terms.Value.Risk, null)), terms);
        }

        _sweep ??= new CoxSweep(times, x, _strata, specification);
        var (sum, means, information, shift) = _sweep.At(b);
        _swept = b;
        return Finish(b, shift, (sum, means, information), terms);
    }

    /// <summary>Event times of each stratum, with the hazard at them for a row whose predictor is the shift.</summary>
    internal IEnumerable<(double[] Times, double[] Hazard)> Hazards(Point point)
    {
        if (times.Start is not null || specification.Ties == TieMethod.Exact)
        {
            return point.Terms.Passes.Select(p => (p.Sets.Times, p.Hazards()));
        }

        if (_sweep is null || !ReferenceEquals(_swept, point.Theta))
        {
            At(point.Theta);
        }

        return _strata.Zip(_sweep!.Hazard, (s, h) => (s.Times, h));
    }

    private Point Finish(
        double[] b,
        double shift,
        (double Logs, double[] Means, Matrix Information) sums,
        Lazy<(CoxPass[] Passes, double[] Risk)> terms
    )
    {
        // Σ w (x'b − shift) over events, from sums that do not change.
        var (events, weight) = _events.Value;
        var gradient = (double[])events.Clone();
        Vectors.AddScaled(gradient, sums.Means, -1);
        var logLikelihood = Vectors.Dot(events, b) - shift * weight - sums.Logs;
        return new(b, logLikelihood, gradient, sums.Information, shift, terms);
    }

    private double Shift(double[] b) => Vectors.Max(LinearPredictor.Of(x, b));

    private (CoxPass[] Passes, double[] Risk) Terms(double[] b)
    {
        var risk = LinearPredictor.Of(x, b);
        // The partial likelihood does not change when all predictors shift: the largest becomes 0 and nothing overflows.
        Vectors.ExpOfDifference(risk, Vectors.Max(risk));
        if (_weights is not null)
        {
            Vectors.Multiply(risk, _weights, risk);
        }

        return ([.. _strata.Select(s => CoxPass.Run(s, times, x, risk, (specification.Ties, _weights)))], risk);
    }

    /// <summary>Σ over terms of size × g × V, V the covariance of the regressors in the risk set; g is 1 when absent.</summary>
    internal Matrix Information(CoxPass[] passes, double[] risk, Func<CoxPass, int, double>? g)
    {
        var spread = new double[risk.Length];
        var information = new Matrix(x.Length, x.Length);
        foreach (var pass in passes)
        {
            pass.Accumulate(times, term => g is null ? 1 : g(pass, term), spread);
            var weights = new double[pass.Size.Length];
            for (var term = 0; term < weights.Length; term++)
            {
                weights[term] = pass.Size[term] * (g is null ? 1 : g(pass, term));
            }

            information = information.Plus(CrossProducts.Gram(pass.Means, weights), -1);
        }

        Vectors.Multiply(spread, risk, spread);
        return information.Plus(CrossProducts.Gram(x, spread));
    }

    private static double LogDenominators(CoxPass pass)
    {
        var logs = (double[])pass.Denominator.Clone();
        Vectors.Log(logs);
        return Vectors.Dot(pass.Size, logs);
    }

    private double[] Means(CoxPass[] passes)
    {
        var means = new double[x.Length];
        foreach (var pass in passes)
        {
            for (var j = 0; j < means.Length; j++)
            {
                means[j] += Vectors.Dot(pass.Size, pass.Means[j]);
            }
        }

        return means;
    }

    private static (double[] Sums, double Weight) EventSums(SurvivalTimes times, double[][] x, double[]? weights)
    {
        double[] seen = times.Occurred.Values;
        if (weights is not null)
        {
            var weighted = new double[seen.Length];
            Vectors.Multiply(seen, weights, weighted);
            seen = weighted;
        }

        return (LeastSquaresSolver.TransposeTimes(x, seen), Vectors.Sum(seen));
    }

    internal sealed record Point(
        double[] Theta,
        double LogLikelihood,
        double[] Gradient,
        Matrix Information,
        double Shift,
        Lazy<(CoxPass[] Passes, double[] Risk)> Made
    ) : ILikelihoodPoint
    {
        /// <summary>Terms of each stratum, and w e^{x'b − shift} of each row.</summary>
        internal (CoxPass[] Passes, double[] Risk) Terms => Made.Value;
    }
}
