using Netto.Statistics.Likelihood;

namespace Netto.Statistics.Survival;

/// <summary>
/// Proportional hazards by partial likelihood (Cox 1972, JRSS B 34:187), ties after Efron, Breslow or exact, strata, pieces (start, stop], case weights.
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
    /// <exception cref="StatisticsException">SRV002: no events. SRV003: a coefficient has no finite maximum. SRV007: too many tied for exact ties. EST003: no more rows than coefficients. EST010: nothing to estimate.</exception>
    public static CoxFit Fit(SurvivalTimes times, Design design, CoxSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(specification);
        CheckInput(times, design, specification);
        if (CoxCases.TryOf(times, design, specification) is { } cases)
        {
            return Fit(cases.Times, cases.Design, cases.Specification) with { DroppedRows = [cases.Dropped] };
        }

        var sample = CoxSample.Of(times, design, specification);
        var likelihood = new CoxLikelihood(sample.Times, sample.X, sample.Specification);
        var origin = likelihood.At(new double[sample.Kept.Count]);
        var (point, iterations) = Maximise(likelihood, origin, sample.Kept);
        return Result(sample, likelihood, (origin, point, iterations));
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

        return UnboundedCoefficient.Find(design, end.Point.Theta, end.Inverse) is null
            ? (end.Point, end.Iterations)
            : throw Monotone(design, end.Point.Theta);
    }

    private static CoxFit Result(
        CoxSample sample,
        CoxLikelihood likelihood,
        (CoxLikelihood.Point Origin, CoxLikelihood.Point Point, int Iterations) path
    )
    {
        var (kept, point, specification) = (sample.Kept, path.Point, sample.Specification);
        var inverse = ScaledInverse.TryOf(point.Information) ?? throw Monotone(kept, point.Theta);
        var score = Cholesky.Factor(path.Origin.Information, "The information at zero").Solve(path.Origin.Gradient);
        var covariance = Covariance(likelihood, point, inverse.Inverse, specification.Covariance);
        return new CoxFit
        {
            N = sample.Times.Rows,
            Events = sample.Times.Events,
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
            Baseline = Baseline(sample, likelihood, point),
            DroppedRows = [],
            DroppedColumns = sample.Dropped,
            Warnings =
            [
                .. sample.Dropped.Select(d => new Warning(Warning.ColumnDropped, $"{d.Label} dropped: {d.Reason}.")),
            ],
            Ties = specification.Ties,
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

    private static BaselineHazard[] Baseline(CoxSample sample, CoxLikelihood likelihood, CoxLikelihood.Point point)
    {
        // Regressors were centred and the predictor shifted; back to a row with zeros.
        var factor = Math.Exp(-point.Shift - Vectors.Dot(point.Theta, sample.Means));
        return
        [
            .. likelihood
                .Hazards(point)
                .Select(s =>
                {
                    var (cumulative, sum) = (new double[s.Hazard.Length], 0.0);
                    for (var t = 0; t < cumulative.Length; t++)
                    {
                        sum += s.Hazard[t];
                        cumulative[t] = sum * factor;
                    }

                    return new BaselineHazard(s.Times, cumulative);
                }),
        ];
    }

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
            var wrong = Array.FindIndex(weights.Values, w => w < 0);
            if (wrong >= 0 || Array.TrueForAll(weights.Values, w => w == 0))
            {
                throw new StatisticsException(
                    StatisticsErrors.WrongWeight,
                    wrong >= 0
                        ? $"{weights.Label} is {weights.Values[wrong]:R} in row {wrong + 1}."
                        : $"{weights.Label} is zero in all rows.",
                    "Case weights are zero or more, and one at least is above zero."
                )
                {
                    Rows = wrong >= 0 ? [wrong + 1] : [],
                };
            }
        }

        if (specification.Covariance is CovarianceEstimator.Clustered { Clusters: { Count: < 2 } clusters })
        {
            throw new StatisticsException(
                StatisticsErrors.TooFewClusters,
                $"{clusters.Label} makes {clusters.Count} cluster.",
                "Clustered standard errors need at least two."
            );
        }

        if (
            specification.Ties == TieMethod.Exact
            && (
                specification.Weights is not null
                || specification.Covariance is not CovarianceEstimator.ClassicalCovariance
            )
        )
        {
            throw new StatisticsException(
                StatisticsErrors.WrongOption,
                specification.Weights is { } given
                    ? $"Exact ties with weights {given.Label}: a set of tied events has no weight."
                    : $"Standard errors {specification.Covariance.Name} are not defined for exact ties.",
                "Use Efron's method, or leave the weights out and take classical errors."
            );
        }

        times.RequireEvents();
        var regressors = design.Columns.Count(c => c.Label != Design.Constant);
        if (times.Rows <= regressors)
        {
            throw StatisticsException.TooFewRows(times.Rows, regressors, " beside the baseline");
        }
    }

    private static StatisticsException Monotone(Design design, double[] b) =>
        UnboundedCoefficient.Refused(
            design
                .Columns.Select((c, j) => (c.Label, Effect: Math.Abs(b[j]) * UnboundedCoefficient.RangeOf(c.Values)))
                .MaxBy(c => c.Effect)
                .Label
        );
}
