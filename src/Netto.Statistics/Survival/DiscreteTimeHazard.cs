using Netto.Statistics.Likelihood;
using Netto.Statistics.Linear;

namespace Netto.Statistics.Survival;

/// <summary>
/// The chance of the event in a period, given none before, by maximum likelihood: complementary log-log (Prentice and Gloeckler 1978, Biometrics 34:57) or logit (Cox 1972, JRSS B 34:187; Allison 1982).
/// As R <c>glm(binomial)</c> on a row a person and period.
/// </summary>
public static class DiscreteTimeHazard
{
    private const int LargestIteration = 100;

    /// <summary>Fits the complementary log-log model with classical standard errors, without weights.</summary>
    /// <param name="times">Pieces of one period each, or durations without start.</param>
    /// <param name="design">Regressors; a constant is left out by itself, for the intervals hold it.</param>
    /// <param name="cuts">Ends of the intervals with a level of their own, above zero and rising.</param>
    /// <exception cref="StatisticsException">As the overload with link and specification.</exception>
    public static DiscreteTimeFit Fit(SurvivalTimes times, Design design, IReadOnlyList<double> cuts) =>
        Fit(times, design, cuts, PeriodLink.ComplementaryLogLog, DurationSpecification.Default);

    /// <summary>Fits the model.</summary>
    /// <param name="times">
    /// Pieces (start, stop] of one period each, with regressors that may change; or durations without start, which are cut in periods of length 1 (the last one counts whole).
    /// </param>
    /// <param name="design">Regressors; a constant is left out by itself, for the intervals hold it.</param>
    /// <param name="cuts">Ends of the intervals with a level of their own, above zero and rising; a period belongs to the interval in which it starts.</param>
    /// <param name="link">Complementary log-log or logit.</param>
    /// <param name="specification">
    /// Covariance (classical from the observed information, HC0 and HC1 by person-period, CR0 and CR1 by cluster, a code a row of <paramref name="times"/>), and weights a row of
    /// <paramref name="times"/>, which hold in all its periods.
    /// </param>
    /// <exception cref="StatisticsException">SRV002: no events. SRV003: a coefficient has no finite maximum. SRV005: an interval has no events or nothing else, or cuts do not rise.</exception>
    public static DiscreteTimeFit Fit(
        SurvivalTimes times,
        Design design,
        IReadOnlyList<double> cuts,
        PeriodLink link,
        DurationSpecification specification
    )
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(cuts);
        ArgumentNullException.ThrowIfNull(specification);
        foreach (var column in design.Columns)
        {
            Lengths.Check(column, times.Rows);
            column.CheckFinite();
        }

        if (CentredColumns.TryOf(design, IntervalLevels.IsLevel) is { } centred)
        {
            var fit = Fit(times, centred.Design, cuts, link, specification);
            return fit with { Coefficients = centred.Back(fit.Coefficients) };
        }

        var sample = Sample.Of(times.Stop, [design], specification.Weights, specification.Covariance);
        var kept = sample.KeptRows is { } rows ? times.Select(rows) : times;
        kept.RequireEvents();
        var periods = PersonPeriods.Of(kept, cuts);
        var columns = sample.X.Columns.Where(c => c.Label != Design.Constant).Select(c => periods.Spread(c));
        var all = new Design([.. periods.Levels(), .. columns]);
        var weights = sample.Weights is { } w ? Array.ConvertAll(periods.Rows, i => w[i]) : null;
        var solution = LeastSquaresSolver.Solve(all.Arrays(), periods.Occurred, weights);
        var problem = new Problem(link, all.Select(solution.Kept).Arrays(), periods.Occurred, weights);
        var end = NewtonSearch.Climb(problem.At(Start(problem, cuts.Count + 1)), problem.At, new(LargestIteration));
        Check(all.Select(solution.Kept), end);
        return Result((sample, cuts, periods), (problem, all, solution), end);
    }

    private static DiscreteTimeFit Result(
        (Sample Sample, IReadOnlyList<double> Cuts, PersonPeriods Periods) data,
        (Problem Problem, Design All, LeastSquaresSolution Solution) model,
        NewtonEnd<Point> end
    )
    {
        var (sample, problem) = (data.Sample, model.Problem);
        var covariance = sample.Covariance is CovarianceEstimator.Clustered c
            ? c with
            {
                Clusters = c.Clusters.Select(data.Periods.Rows),
            }
            : sample.Covariance;
        var frequencies = sample.IsFrequency ? problem.Weights : null;
        var scores = new RowScores(problem.Columns, end.Point.Scores, frequencies);
        var dropped = Fits.Dropped(model.All, model.Solution.Dropped);
        return new DiscreteTimeFit
        {
            Link = problem.Link,
            N = scores.N,
            Events = (int)(frequencies is null ? Vectors.Sum(problem.Occurred) : problem.WeightOfEvents),
            Cuts = data.Cuts,
            StandardErrors = covariance.Name,
            Coefficients = CoefficientTable.From(
                model.All.Select(model.Solution.Kept).Labels,
                end.Point.Theta,
                LikelihoodCovariance.Of(end.Inverse!, scores, covariance)
            ),
            LogLikelihood = end.Point.LogLikelihood,
            Iterations = end.Iterations,
            DroppedRows = sample.Dropped,
            DroppedColumns = dropped,
            Warnings = [.. dropped.Select(d => new Warning(Warning.ColumnDropped, $"{d.Label} dropped: {d.Reason}."))],
        };
    }

    private static double[] Start(Problem problem, int levels)
    {
        var theta = new double[problem.Count];
        Array.Fill(theta, Math.Log(problem.Share), 0, Math.Min(levels, theta.Length));
        return theta;
    }

    private static void Check(Design kept, NewtonEnd<Point> end)
    {
        if (UnboundedCoefficient.Find(kept, end.Point.Theta, end.Inverse) is { } unbounded)
        {
            throw UnboundedCoefficient.Refused(unbounded.Label);
        }

        if (!end.Arrived)
        {
            throw new StatisticsException(
                StatisticsErrors.NotConverged,
                "The likelihood of the hazards did not settle.",
                "Look for groups in which nobody has the event, or rescale very large columns."
            );
        }
    }

    private sealed record Point(
        double[] Theta,
        double LogLikelihood,
        double[] Gradient,
        Matrix Information,
        double[] Scores
    ) : ILikelihoodPoint;

    private sealed class Problem(PeriodLink link, double[][] x, double[] y, double[]? weights)
    {
        public PeriodLink Link => link;

        public double[][] Columns => x;

        public double[] Occurred => y;

        public double[]? Weights => weights;

        public int Count => x.Length;

        public double WeightOfEvents => weights is null ? Vectors.Sum(y) : Vectors.Dot(y, weights);

        public double Share => WeightOfEvents / (weights is null ? y.Length : Vectors.Sum(weights));

        public Point At(double[] theta)
        {
            var z = LinearPredictor.Of(x, theta);
            var (l, s, information) = (new double[y.Length], new double[y.Length], new double[y.Length]);
            LinearPredictor.ForEachBlock(
                y.Length,
                (start, length) =>
                {
                    for (var i = start; i < start + length; i++)
                    {
                        (l[i], s[i], information[i]) = PeriodLinks.Row(link, y[i] == 1, z[i]);
                    }
                }
            );
            if (weights is not null)
            {
                Vectors.Multiply(l, weights, l);
                Vectors.Multiply(s, weights, s);
                Vectors.Multiply(information, weights, information);
            }

            var gradient = LeastSquaresSolver.TransposeTimes(x, s);
            return new(theta, Vectors.Sum(l), gradient, CrossProducts.Gram(x, information), s);
        }
    }
}
