using Netto.Statistics.Likelihood;
using Netto.Statistics.Linear;

namespace Netto.Statistics.Survival;

/// <summary>Partial likelihood over all strata.</summary>
internal sealed class CoxLikelihood(SurvivalTimes times, double[][] x, CoxSpecification specification)
{
    private readonly IReadOnlyList<RiskSets> _strata = RiskSets.Of(times, specification.Strata);
    private readonly double[]? _weights = specification.Weights?.Values;

    private readonly Lazy<(double[] Sums, double Weight)> _events = new(() =>
        EventSums(times, x, specification.Weights?.Values)
    );

    internal SurvivalTimes Times => times;

    internal double[][] X => x;

    internal double WeightOf(int row) => _weights?[row] ?? 1;

    internal Point At(double[] b)
    {
        var z = LinearPredictor.Of(x, b);
        // The partial likelihood does not change when all predictors shift: the largest becomes 0 and nothing overflows.
        var shift = z.Max();
        var risk = new double[z.Length];
        LinearPredictor.ForEachBlock(
            risk.Length,
            (start, length) =>
            {
                for (var i = start; i < start + length; i++)
                {
                    risk[i] = WeightOf(i) * Math.Exp(z[i] - shift);
                }
            }
        );

        CoxPass[] passes = [.. _strata.Select(s => CoxPass.Run(s, times, x, risk, (specification.Ties, _weights)))];
        return new(
            b,
            LogLikelihood(passes, b, shift),
            Gradient(passes),
            Information(passes, risk, null),
            passes,
            risk,
            shift
        );
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

    private double LogLikelihood(CoxPass[] passes, double[] b, double shift)
    {
        // Σ w (x'b − shift) over events, from sums that do not change.
        var sum = Vectors.Dot(_events.Value.Sums, b) - shift * _events.Value.Weight;
        foreach (var pass in passes)
        {
            var logs = new double[pass.Size.Length];
            LinearPredictor.ForEachBlock(
                logs.Length,
                (start, length) =>
                {
                    for (var term = start; term < start + length; term++)
                    {
                        logs[term] = pass.Size[term] * Math.Log(pass.Denominator[term]);
                    }
                }
            );
            sum -= Vectors.Sum(logs);
        }

        return sum;
    }

    private double[] Gradient(CoxPass[] passes)
    {
        var gradient = (double[])_events.Value.Sums.Clone();
        foreach (var pass in passes)
        {
            for (var j = 0; j < gradient.Length; j++)
            {
                gradient[j] -= Vectors.Dot(pass.Size, pass.Means[j]);
            }
        }

        return gradient;
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
        CoxPass[] Passes,
        double[] Risk,
        double Shift
    ) : ILikelihoodPoint;
}
