using Netto.Statistics.Likelihood;
using Netto.Statistics.Linear;

namespace Netto.Statistics.Survival;

/// <summary>
/// Proportional hazards by partial likelihood (Cox 1972, JRSS B 34:187), ties after Efron or Breslow, strata, pieces (start, stop], case weights.
/// As R <c>coxph</c>.
/// </summary>
public static class CoxRegression
{
    private const int LargestIteration = 60;

    /// <summary>Fits the model as <see cref="CoxSpecification.Default"/> says.</summary>
    /// <param name="times">Durations, or pieces of them.</param>
    /// <param name="design">Regressors; a constant is left out by itself, for the baseline holds it.</param>
    /// <exception cref="StatisticsException">As the overload with a specification.</exception>
    public static CoxFit Fit(SurvivalTimes times, Design design) => Fit(times, design, CoxSpecification.Default);

    /// <summary>Fits the model.</summary>
    /// <param name="times">Durations, or pieces of them.</param>
    /// <param name="design">Regressors; a constant is left out by itself, for the baseline holds it.</param>
    /// <param name="specification">Ties, covariance, strata and weights.</param>
    /// <exception cref="StatisticsException">SRV002: no events. SRV003: a coefficient has no finite maximum. EST010: nothing to estimate.</exception>
    public static CoxFit Fit(SurvivalTimes times, Design design, CoxSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(specification);
        CheckInput(times, design, specification);
        (times, design, specification) = InOrder(times, design, specification);
        var (kept, dropped) = FullRank(design, specification.Strata);
        var likelihood = new CoxLikelihood(times, Centred(kept), specification);
        var origin = likelihood.At(new double[kept.Count]);
        var (point, iterations) = Maximise(likelihood, origin, kept);
        return Result((times, kept, dropped), specification, likelihood, (origin, point, iterations));
    }

    // Rows from the last time to the first: risk sets are then read from memory in one sweep.
    private static (SurvivalTimes, Design, CoxSpecification) InOrder(
        SurvivalTimes times,
        Design design,
        CoxSpecification specification
    )
    {
        var rows = TimeOrder.Ascending(times.Stop.Values);
        Array.Reverse(rows);
        DataColumn Sorted(DataColumn column) => column with { Values = Array.ConvertAll(rows, i => column.Values[i]) };
        return (
            times.Select(rows),
            new Design(design.Columns.AsParallel().AsOrdered().Select(Sorted)),
            specification with
            {
                Strata = specification.Strata?.Select(rows),
                Weights = specification.Weights is { } weights ? Sorted(weights) : null,
                Covariance = specification.Covariance is CovarianceEstimator.Clustered clustered
                    ? clustered with
                    {
                        Clusters = clustered.Clusters.Select(rows),
                    }
                    : specification.Covariance,
            }
        );
    }

    private static (CoxLikelihood.Point Point, int Iterations) Maximise(
        CoxLikelihood likelihood,
        CoxLikelihood.Point origin,
        Design design
    )
    {
        var end = NewtonSearch.Climb(origin, likelihood.At, new(LargestIteration));
        if (!end.Arrived || end.Inverse is null)
        {
            throw Monotone(design, end.Point.Theta);
        }

        CheckFinite(design, end.Point, end.Inverse);
        return (end.Point, end.Iterations);
    }

    private static CoxFit Result(
        (SurvivalTimes Times, Design Kept, IReadOnlyList<DroppedColumn> Dropped) data,
        CoxSpecification specification,
        CoxLikelihood likelihood,
        (CoxLikelihood.Point Origin, CoxLikelihood.Point Point, int Iterations) path
    )
    {
        var (kept, point) = (data.Kept, path.Point);
        var inverse = ScaledInverse.TryOf(point.Information) ?? throw Monotone(kept, point.Theta);
        var score = Cholesky.Factor(path.Origin.Information, "The information at zero").Solve(path.Origin.Gradient);
        var covariance = Covariance(likelihood, point, inverse.Inverse, specification.Covariance);
        return new CoxFit
        {
            N = data.Times.Rows,
            Events = data.Times.Events,
            StandardErrors = specification.Covariance.Name,
            Coefficients = CoefficientTable.From(kept.Labels, point.Theta, covariance),
            LogLikelihood = point.LogLikelihood,
            NullLogLikelihood = path.Origin.LogLikelihood,
            ScoreTest = JointTest.OfChiSquared(
                "all coefficients = 0",
                Vectors.Dot(score, path.Origin.Gradient),
                kept.Count
            ),
            Iterations = path.Iterations,
            ConditionNumber = inverse.Condition,
            Baseline = [.. point.Passes.Select(p => Baseline(p, kept, point))],
            DroppedRows = [],
            DroppedColumns = data.Dropped,
            Warnings =
            [
                .. data.Dropped.Select(d => new Warning(Warning.ColumnDropped, $"{d.Label} dropped: {d.Reason}.")),
            ],
            Likelihood = likelihood,
            Point = point,
        };
    }

    private static Matrix Covariance(
        CoxLikelihood likelihood,
        CoxLikelihood.Point point,
        Matrix bread,
        CovarianceEstimator covariance
    )
    {
        if (covariance is CovarianceEstimator.ClassicalCovariance)
        {
            return bread;
        }

        var ones = new double[likelihood.Times.Rows];
        Array.Fill(ones, 1);
        var scores = new RowScores(CoxScores.Of(likelihood, point), ones);
        return covariance switch
        {
            CovarianceEstimator.Robust { Kind: RobustKind.HC0 } => bread.Sandwich(scores.Meat()),
            CovarianceEstimator.Clustered { Kind: ClusterKind.CR0 or ClusterKind.CR1 } c => bread.Sandwich(
                scores.Meat(c.Clusters)
            ),
            _ => throw new StatisticsException(
                StatisticsErrors.WrongOption,
                $"Standard errors {covariance.Name} are not defined for a Cox model.",
                "Use classical, hc0 (Lin-Wei) or cr1."
            ),
        };
    }

    private static BaselineHazard Baseline(CoxPass pass, Design design, CoxLikelihood.Point point)
    {
        // Regressors were centred and the predictor shifted; back to a row with zeros.
        var atZero = point.Shift + design.Columns.Select((c, j) => point.Theta[j] * Mean(c.Values)).Sum();
        var (hazard, sum) = (new double[pass.Sets.Times.Length], 0.0);
        for (var t = 0; t < hazard.Length; t++)
        {
            for (var term = pass.FirstTerm[t]; term < pass.FirstTerm[t + 1]; term++)
            {
                sum += pass.Size[term] / pass.Denominator[term];
            }

            hazard[t] = sum * Math.Exp(-atZero);
        }

        return new(pass.Sets.Times, hazard);
    }

    private static (Design Kept, IReadOnlyList<DroppedColumn> Dropped) FullRank(Design design, Clusters? strata)
    {
        var columns = design.Columns.Where(c => c.Label != Design.Constant).ToArray();
        // The constant (of each stratum) belongs to the baseline: columns must vary beyond it.
        DataColumn[] constants = strata is null
            ? [Design.Ones(design.Rows)]
            : [.. Enumerable.Range(0, strata.Count).Select(s => StratumColumn(strata, s))];
        if (columns.Length == 0)
        {
            throw NothingLeft();
        }

        var all = new Design([.. constants, .. columns]);
        var solution = LeastSquaresSolver.Solve(all.Arrays(), constants[0].Values, null);
        int[] kept = [.. solution.Kept.Where(j => j >= constants.Length)];
        int[] lost = [.. solution.Dropped.Where(j => j >= constants.Length)];
        return kept.Length > 0 ? (all.Select(kept), Fits.Dropped(all, lost)) : throw NothingLeft();
    }

    private static DataColumn StratumColumn(Clusters strata, int stratum) =>
        new($"{strata.Label} {stratum}", Array.ConvertAll(strata.Codes, c => c == stratum ? 1.0 : 0));

    private static double[][] Centred(Design design) =>
        [
            .. design
                .Columns.AsParallel()
                .AsOrdered()
                .Select(c =>
                {
                    var (mean, centred) = (Mean(c.Values), new double[c.Length]);
                    for (var i = 0; i < centred.Length; i++)
                    {
                        centred[i] = c.Values[i] - mean;
                    }

                    return centred;
                }),
        ];

    private static double Mean(double[] values) => Vectors.Sum(values) / values.Length;

    private static void CheckInput(SurvivalTimes times, Design design, CoxSpecification specification)
    {
        foreach (var column in design.Columns)
        {
            Lengths.Check(column, times.Rows);
            column.CheckFinite();
        }

        if (specification.Weights is { } weights)
        {
            Lengths.Check(weights, times.Rows);
            weights.CheckFinite();
        }

        if (times.Events == 0)
        {
            throw new StatisticsException(
                "SRV002",
                $"{times.Occurred.Label} is 0 in all {times.Rows} rows: nobody has the event.",
                "There is no hazard to explain."
            );
        }
    }

    // A coefficient that grows without end: the information about it vanishes while its effect is enormous.
    private static void CheckFinite(Design design, CoxLikelihood.Point point, Matrix inverse)
    {
        for (var j = 0; j < design.Count; j++)
        {
            var values = design.Columns[j].Values;
            var range = values.Max() - values.Min();
            if (Math.Abs(point.Theta[j]) * range > 12 && Math.Sqrt(inverse[j, j]) * range > 100)
            {
                throw Monotone(design, point.Theta);
            }
        }
    }

    private static StatisticsException Monotone(Design design, double[] b)
    {
        var worst = Enumerable
            .Range(0, design.Count)
            .MaxBy(j => Math.Abs(b[j]) * (design.Columns[j].Values.Max() - design.Columns[j].Values.Min()));
        return new(
            "SRV003",
            $"The likelihood keeps growing with the coefficient of {design.Columns[worst].Label}: a group has no events, or all of them.",
            "No finite estimate exists. Leave that column out, or join categories."
        );
    }

    private static StatisticsException NothingLeft() =>
        new(StatisticsErrors.NoRegressors, "No regressor varies within the baseline.", "Give a column that varies.");
}
