using Netto.Statistics.Likelihood;
using Netto.Statistics.Linear;
using Netto.Statistics.Summaries;

namespace Netto.Statistics.Survival;

/// <summary>A fitted piecewise-constant hazard: the log hazard per interval, then log hazard ratios.</summary>
public sealed record PiecewiseFit : IFittedModel
{
    /// <inheritdoc />
    public string Method => "piecewise";

    /// <inheritdoc />
    public required double N { get; init; }

    /// <summary>Number of events.</summary>
    public required double Events { get; init; }

    /// <summary>Total time at risk.</summary>
    public required double Exposure { get; init; }

    /// <summary>Ends of the intervals (0, c1], (c1, c2], … (last, ∞).</summary>
    public required IReadOnlyList<double> Cuts { get; init; }

    /// <inheritdoc />
    public required string StandardErrors { get; init; }

    /// <summary>Log hazards named <c>interval[1]</c>, <c>interval[2]</c>, …, then the regressors.</summary>
    public required CoefficientTable Coefficients { get; init; }

    /// <summary>Σ events × log hazard − Σ cumulative hazard.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Newton steps taken.</summary>
    public required int Iterations { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<DroppedRows> DroppedRows { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<DroppedColumn> DroppedColumns { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<FitMeasure> Measures =>
        [
            new("events", Events),
            new("exposure", Exposure),
            new("log_likelihood", LogLikelihood),
            new("iterations", Iterations),
        ];
}

/// <summary>
/// Piecewise-constant hazards e^{α_j + x'b} on intervals (c, c'] by maximum likelihood (Friedman 1982, Annals of Statistics 10:101): the
/// same as a Poisson model of the events in each piece with log exposure as offset, without making the pieces.
/// </summary>
public static class PiecewiseExponential
{
    private const int LargestIteration = 100;

    /// <summary>Fits the model as <see cref="DurationSpecification.Default"/> says.</summary>
    /// <param name="times">Durations, or pieces with a start.</param>
    /// <param name="design">Regressors; a constant is left out by itself, for the intervals hold it.</param>
    /// <param name="cuts">Ends of the intervals, above zero and rising; the last interval has no end.</param>
    /// <exception cref="StatisticsException">As the overload with a specification.</exception>
    public static PiecewiseFit Fit(SurvivalTimes times, Design design, IReadOnlyList<double> cuts) =>
        Fit(times, design, cuts, DurationSpecification.Default);

    /// <summary>Fits the model.</summary>
    /// <param name="times">Durations, or pieces with a start.</param>
    /// <param name="design">Regressors; a constant is left out by itself, for the intervals hold it.</param>
    /// <param name="cuts">Ends of the intervals, above zero and rising; the last interval has no end.</param>
    /// <param name="specification">Covariance (HC0 sums scores by row, CR1 by cluster) and weights.</param>
    /// <exception cref="StatisticsException">SRV002: no events. SRV003: a coefficient has no finite maximum. SRV005: an interval has no events, or cuts do not rise. EST011: no convergence.</exception>
    public static PiecewiseFit Fit(
        SurvivalTimes times,
        Design design,
        IReadOnlyList<double> cuts,
        DurationSpecification specification
    )
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(cuts);
        ArgumentNullException.ThrowIfNull(specification);
        CheckCuts(cuts);
        foreach (var column in design.Columns)
        {
            column.CheckFinite();
        }
        if (CentredColumns.TryOf(design, IntervalLevels.IsLevel) is { } centred)
        {
            var fit = Fit(times, centred.Design, cuts, specification);
            return fit with { Coefficients = centred.Back(fit.Coefficients) };
        }
        times.RequireEvents();
        var levels = 1 + cuts.Count + design.Columns.Count(c => c.Label != Design.Constant);
        if (times.Rows < levels)
        {
            throw StatisticsException.TooFewRows(times.Rows, levels, ", levels of the hazard among them");
        }
        var (kept, dropped) = FullRank(design);
        var start = times.Start ?? new DataColumn("start", new double[times.Rows]);
        var sample = Sample.Of(
            times.Stop,
            [Design.Of([start, times.Stop, times.Occurred]), new Design([.. kept.Columns])],
            specification.Weights,
            specification.Covariance
        );
        var problem = new PiecewiseProblem(sample, [.. cuts], HasRegressors(kept));
        problem.CheckEvents();
        var (point, iterations) = Maximise(problem, kept);
        return Result(sample, problem, (point, iterations), dropped);
    }

    private static (PiecewiseProblem.Point Point, int Iterations) Maximise(PiecewiseProblem problem, Design kept)
    {
        var end = NewtonSearch.Climb(problem.At(problem.Start()), problem.At, new(LargestIteration));
        if (HasRegressors(kept) && problem.Unbounded(end) is { } label)
        {
            throw UnboundedCoefficient.Refused(label);
        }
        return end.Arrived
            ? (end.Point, end.Iterations)
            : throw new StatisticsException(
                StatisticsErrors.NotConverged,
                "The likelihood of the hazards did not settle.",
                "Look for groups in which nobody has the event, or rescale very large columns."
            );
    }

    private static PiecewiseFit Result(
        Sample sample,
        PiecewiseProblem problem,
        (PiecewiseProblem.Point Point, int Iterations) top,
        IReadOnlyList<DroppedColumn> dropped
    )
    {
        var ones = new double[sample.X.Rows];
        Array.Fill(ones, 1);
        var scores = new RowScores(problem.Scores(top.Point), ones, sample.IsFrequency ? sample.Weights : null);
        var bread = Cholesky.Factor(top.Point.Information, "The information of the hazards").Inverse();
        return new PiecewiseFit
        {
            N = sample.N,
            Events = problem.EventsByInterval.Sum(),
            Exposure = problem.Exposure,
            Cuts = problem.Cuts,
            StandardErrors = sample.Covariance.Name,
            Coefficients = CoefficientTable.From(
                problem.Terms,
                top.Point.Theta,
                LikelihoodCovariance.Of(bread, scores, sample.Covariance)
            ),
            LogLikelihood = top.Point.LogLikelihood,
            Iterations = top.Iterations,
            DroppedRows = sample.Dropped,
            DroppedColumns = dropped,
            Warnings = [.. dropped.Select(d => new Warning(Warning.ColumnDropped, $"{d.Label} dropped: {d.Reason}."))],
        };
    }

    // Without regressors the constant stands in, so that a design exists; it is not estimated.
    private static bool HasRegressors(Design kept) => kept.Columns[0].Label != Design.Constant;

    private static (Design Kept, IReadOnlyList<DroppedColumn> Dropped) FullRank(Design design)
    {
        var columns = design.Columns.Where(c => c.Label != Design.Constant).ToArray();
        var all = new Design([Design.Ones(design.Rows), .. columns]);
        if (columns.Length == 0)
        {
            return (all, []);
        }

        var solution = LeastSquaresSolver.Solve(all.Arrays(), all.Columns[0].Values, null);
        int[] kept = [.. solution.Kept.Where(j => j > 0)];
        return (kept.Length > 0 ? all.Select(kept) : all.Select([0]), Fits.Dropped(all, solution.Dropped));
    }

    private static void CheckCuts(IReadOnlyList<double> cuts)
    {
        for (var j = 0; j < cuts.Count; j++)
        {
            if (!(cuts[j] > (j == 0 ? 0 : cuts[j - 1])) || double.IsInfinity(cuts[j]))
            {
                throw new StatisticsException(
                    "SRV005",
                    $"Cut {cuts[j]:R} does not rise.",
                    "Give ends of intervals above zero, each above the one before."
                );
            }
        }
    }
}
