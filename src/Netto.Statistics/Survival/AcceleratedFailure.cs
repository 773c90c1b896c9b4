using Netto.Statistics.Likelihood;
using Netto.Statistics.Linear;

namespace Netto.Statistics.Survival;

/// <summary>
/// Accelerated failure time models log T = x'b + σ e by maximum likelihood, Newton's method (Kalbfleisch and Prentice 2002, chapter 3). As R <c>survreg</c>;
/// a Weibull's log hazard ratios are −b/σ.
/// </summary>
public static class AcceleratedFailure
{
    private const int LargestIteration = 200;

    /// <summary>Fits the model.</summary>
    /// <param name="times">Durations above zero, without starts.</param>
    /// <param name="design">Regressors, the constant among them where wanted.</param>
    /// <param name="distribution">Distribution of the duration.</param>
    /// <param name="specification">Covariance and weights.</param>
    /// <exception cref="StatisticsException">SRV002: no events. SRV004: a duration is zero, or has a start. EST011: no convergence.</exception>
    public static AcceleratedFailureFit Fit(
        SurvivalTimes times,
        Design design,
        DurationDistribution distribution,
        DurationSpecification specification
    )
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(specification);
        Check(times);
        var logs = new DataColumn($"log({times.Stop.Label})", Array.ConvertAll(times.Stop.Values, Math.Log));
        var sample = Sample.Of(
            logs,
            [design, Design.Of(times.Occurred)],
            specification.Weights,
            specification.Covariance
        );
        var start = LeastSquaresSolver.Solve(sample.X.Arrays(), sample.Outcome.Values, sample.Weights);
        var problem = new Problem(distribution, sample, [.. start.Kept.Select(j => sample.X.Columns[j].Values)]);
        var (point, iterations) = Maximise(problem, problem.Start(start));
        return Result((problem, point, iterations), sample, start);
    }

    private static (Point Point, int Iterations) Maximise(Problem problem, double[] theta)
    {
        var end = NewtonSearch.Climb(problem.At(theta), problem.At, new(LargestIteration));
        return end.Arrived
            ? (end.Point, end.Iterations)
            : throw new StatisticsException(
                StatisticsErrors.NotConverged,
                "The likelihood of the durations did not settle.",
                "Look for groups in which nobody has the event, or rescale very large columns."
            );
    }

    private static AcceleratedFailureFit Result(
        (Problem Problem, Point Point, int Iterations) top,
        Sample sample,
        LeastSquaresSolution start
    )
    {
        var (problem, point) = (top.Problem, top.Point);
        var ones = new double[sample.X.Rows];
        Array.Fill(ones, 1);
        var scores = new RowScores(point.Scores, ones, sample.IsFrequency ? sample.Weights : null);
        var bread = Cholesky.Factor(point.Information, "The information of the durations").Inverse();
        var covariance = LikelihoodCovariance.Of(bread, scores, sample.Covariance);
        var k = start.Kept.Length;
        var dropped = Fits.Dropped(sample.X, start.Dropped);
        return new AcceleratedFailureFit
        {
            Distribution = problem.Distribution,
            N = sample.N,
            Events = sample.Designs[1].Columns[0].Values.Count(e => e == 1),
            StandardErrors = sample.Covariance.Name,
            Coefficients = CoefficientTable.From(
                [.. start.Kept.Select(j => sample.X.Columns[j].Label)],
                point.Theta[..k],
                covariance.Submatrix([.. Enumerable.Range(0, k)])
            ),
            Scale = problem.IsFixed ? 1 : Math.Exp(point.Theta[k]),
            LogScale = problem.IsFixed
                ? null
                : Coefficient.From("log(scale)", point.Theta[k], Math.Sqrt(covariance[k, k]), double.PositiveInfinity),
            LogLikelihood = point.LogLikelihood,
            Iterations = top.Iterations,
            DroppedRows = sample.Dropped,
            DroppedColumns = dropped,
            Warnings = [.. dropped.Select(d => new Warning(Warning.ColumnDropped, $"{d.Label} dropped: {d.Reason}."))],
        };
    }

    private static void Check(SurvivalTimes times)
    {
        if (times.Start is not null)
        {
            throw new StatisticsException(
                "SRV004",
                "Parametric models take durations from zero, not pieces with a start.",
                "Use cox or piecewise for pieces."
            );
        }

        var zero = Array.IndexOf(times.Stop.Values, 0);
        if (zero >= 0)
        {
            throw new StatisticsException(
                "SRV004",
                $"{times.Stop.Label} is 0 in row {zero + 1} ({times.Stop.Values.Count(t => t == 0)} rows): its logarithm does not exist.",
                "Leave such rows out, or count a part of the unit."
            );
        }

        if (times.Events == 0)
        {
            throw new StatisticsException(
                "SRV002",
                $"{times.Occurred.Label} is 0 in all {times.Rows} rows: nobody has the event.",
                "There is no duration to explain."
            );
        }
    }

    private sealed record Point(
        double[] Theta,
        double LogLikelihood,
        double[] Gradient,
        Matrix Information,
        double[][] Scores
    ) : ILikelihoodPoint
    {
        // Far from the top the Hessian of the scale may bend upwards; the outer product of the scores never does.
        public Matrix Substitute => CrossProducts.Gram(Scores);
    }

    private sealed class Problem(DurationDistribution distribution, Sample sample, double[][] x)
    {
        private readonly double[] _occurred = sample.Designs[1].Columns[0].Values;

        public DurationDistribution Distribution => distribution;

        public bool IsFixed => distribution == DurationDistribution.Exponential;

        public double[] Start(LeastSquaresSolution least)
        {
            var spread = Math.Sqrt(least.Residuals.Sum(e => e * e) / least.Residuals.Length);
            return IsFixed ? least.Coefficients : [.. least.Coefficients, Math.Log(Math.Max(spread, 0.05))];
        }

        public Point At(double[] theta)
        {
            var (n, k) = (sample.X.Rows, x.Length);
            var log = IsFixed ? 0 : theta[k];
            var scale = Math.Exp(log);
            var predictor = LinearPredictor.Of(x, theta[..k]);
            var (l, g, s) = (new double[n], new double[n], new double[n]);
            var (gg, gs, ss) = (new double[n], new double[n], new double[n]);
            for (var i = 0; i < n; i++)
            {
                var w = sample.Weights?[i] ?? 1;
                var z = (sample.Outcome.Values[i] - predictor[i]) / scale;
                var seen = _occurred[i];
                var (value, first, second) =
                    seen == 1 ? ErrorLaw.LogDensity(distribution, z) : ErrorLaw.LogSurvival(distribution, z);
                l[i] = w * (value - seen * (log + sample.Outcome.Values[i]));
                g[i] = -w * first / scale;
                s[i] = w * (-z * first - seen);
                gg[i] = -w * second / (scale * scale);
                gs[i] = -w * (first + z * second) / scale;
                ss[i] = -w * z * (first + z * second);
            }

            double[][] scores = [.. x.Select(c => Product(c, g))];
            scores = IsFixed ? scores : [.. scores, s];
            return new(
                theta,
                Vectors.Sum(l),
                Array.ConvertAll(scores, c => Vectors.Sum(c)),
                Information(gg, gs, ss),
                scores
            );
        }

        private Matrix Information(double[] gg, double[] gs, double[] ss)
        {
            var inner = CrossProducts.Gram(x, gg);
            if (IsFixed)
            {
                return inner;
            }

            var k = x.Length;
            var information = new Matrix(k + 1, k + 1);
            for (var j = 0; j < k; j++)
            {
                inner.Column(j).CopyTo(information.Column(j));
                information[j, k] = information[k, j] = Vectors.Dot(x[j], gs);
            }

            information[k, k] = Vectors.Sum(ss);
            return information;
        }

        private static double[] Product(double[] a, double[] b)
        {
            var product = new double[a.Length];
            Vectors.Multiply(a, b, product);
            return product;
        }
    }
}
