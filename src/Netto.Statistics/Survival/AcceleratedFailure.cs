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

    /// <summary>Fits the model as <see cref="DurationSpecification.Default"/> says.</summary>
    /// <param name="times">Durations above zero, without starts.</param>
    /// <param name="design">Regressors, the constant among them where wanted.</param>
    /// <param name="distribution">Distribution of the duration.</param>
    /// <exception cref="StatisticsException">As the overload with a specification.</exception>
    public static AcceleratedFailureFit Fit(SurvivalTimes times, Design design, DurationDistribution distribution) =>
        Fit(times, design, distribution, DurationSpecification.Default);

    /// <summary>Fits the model.</summary>
    /// <param name="times">Durations above zero, without starts.</param>
    /// <param name="design">Regressors, the constant among them where wanted.</param>
    /// <param name="distribution">Distribution of the duration.</param>
    /// <param name="specification">Covariance and weights.</param>
    /// <exception cref="StatisticsException">SRV002: no events. SRV003: a coefficient has no finite maximum. SRV004: a duration is zero, or has a start. EST003, EST013: the spread goes to zero. EST011: no convergence.</exception>
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
        if (CentredColumns.TryOf(design) is { } centred)
        {
            var fit = Fit(times, centred.Design, distribution, specification);
            return fit with { Coefficients = centred.Back(fit.Coefficients) };
        }
        Check(times);
        var logs = new DataColumn($"log({times.Stop.Label})", Array.ConvertAll(times.Stop.Values, Math.Log));
        var sample = Sample.Of(
            logs,
            [design, Design.Of(times.Occurred)],
            specification.Weights,
            specification.Covariance
        );
        CheckSpread(times.Stop.Label, sample, distribution);
        var start = LeastSquaresSolver.Solve(sample.X.Arrays(), sample.Outcome.Values, sample.Weights);
        var problem = Problem(distribution, sample, [.. start.Kept.Select(j => sample.X.Columns[j].Values)]);
        var (point, iterations) = Maximise(problem, sample.X.Select(start.Kept), start, (distribution, logs.Label));
        return Result(distribution, (problem, point, iterations), sample, start);
    }

    // The logs of the durations; their Jacobian, the sum of the logs seen, comes with the log-likelihood at the end.
    private static LocationScale Problem(DurationDistribution distribution, Sample sample, double[][] x)
    {
        var seen = sample.Designs[1].Columns[0].Values;
        return new(
            x,
            sample.Outcome.Values,
            seen,
            sample.Weights,
            (i, z) => seen[i] == 1 ? ErrorLaw.LogDensity(distribution, z) : ErrorLaw.LogSurvival(distribution, z)
        )
        {
            IsFixed = distribution == DurationDistribution.Exponential,
        };
    }

    private static double Jacobian(Sample sample)
    {
        var (logs, seen) = (sample.Outcome.Values, sample.Designs[1].Columns[0].Values);
        return Enumerable.Range(0, logs.Length).Sum(i => (sample.Weights?[i] ?? 1) * seen[i] * logs[i]);
    }

    private static (LocationScale.Point Point, int Iterations) Maximise(
        LocationScale problem,
        Design kept,
        LeastSquaresSolution start,
        (DurationDistribution Distribution, string Outcome) of
    )
    {
        var (distribution, outcome) = of;
        var theta = problem.Start(start.Coefficients, start.Residuals);
        var end = NewtonSearch.Climb(problem.At(theta), problem.At, new(LargestIteration));
        problem.RequireSpread(end.Point.Theta, outcome);
        if (problem.Unbounded(kept, end, FarOut(distribution)) is { } label)
        {
            throw UnboundedCoefficient.Refused(label);
        }
        return end.Arrived
            ? (end.Point, end.Iterations)
            : throw new StatisticsException(
                StatisticsErrors.NotConverged,
                "The likelihood of the durations did not settle.",
                "Look for groups in which nobody has the event, or rescale very large columns."
            );
    }

    private static double FarOut(DurationDistribution distribution) =>
        distribution == DurationDistribution.LogNormal
            ? UnboundedCoefficient.FarOutNormal
            : UnboundedCoefficient.FarOut;

    private static AcceleratedFailureFit Result(
        DurationDistribution distribution,
        (LocationScale Problem, LocationScale.Point Point, int Iterations) top,
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
            Distribution = distribution,
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
            LogLikelihood = point.LogLikelihood - Jacobian(sample),
            Iterations = top.Iterations,
            DroppedRows = sample.Dropped,
            DroppedColumns = dropped,
            Warnings = [.. dropped.Select(d => new Warning(Warning.ColumnDropped, $"{d.Label} dropped: {d.Reason}."))],
        };
    }

    // A scale needs durations that differ beyond what the columns can fit.
    private static void CheckSpread(string label, Sample sample, DurationDistribution distribution)
    {
        var logs = sample.Outcome.Values;
        if (distribution != DurationDistribution.Exponential && Array.TrueForAll(logs, v => v == logs[0]))
        {
            throw new StatisticsException(
                StatisticsErrors.NoVariation,
                $"{label} is {Math.Exp(logs[0]):G6} in all {logs.Length} rows.",
                "A scale needs durations that differ; Cox and discrete hazards do not."
            );
        }
        if (logs.Length <= sample.X.Count)
        {
            throw StatisticsException.TooFewRows(logs.Length, sample.X.Count, " and a scale");
        }
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
            )
            {
                Rows = [zero + 1],
            };
        }

        times.RequireEvents();
    }
}
