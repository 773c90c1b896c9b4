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

    /// <summary>Fits the complementary log-log model with classical standard errors.</summary>
    /// <param name="times">Pieces of one period each, or durations without start.</param>
    /// <param name="design">Regressors; a constant is left out by itself, for the intervals hold it.</param>
    /// <param name="cuts">Ends of the intervals with a level of their own, above zero and rising.</param>
    /// <exception cref="StatisticsException">As the overload with link and covariance.</exception>
    public static DiscreteTimeFit Fit(SurvivalTimes times, Design design, IReadOnlyList<double> cuts) =>
        Fit(times, design, cuts, PeriodLink.ComplementaryLogLog, CovarianceEstimator.Classical);

    /// <summary>Fits the model.</summary>
    /// <param name="times">
    /// Pieces (start, stop] of one period each, with regressors that may change; or durations without start, which are cut in periods of length 1 (the last one counts whole).
    /// </param>
    /// <param name="design">Regressors; a constant is left out by itself, for the intervals hold it.</param>
    /// <param name="cuts">Ends of the intervals with a level of their own, above zero and rising; a period belongs to the interval in which it starts.</param>
    /// <param name="link">Complementary log-log or logit.</param>
    /// <param name="covariance">Classical (observed information), HC0, HC1 by person-period, CR0, CR1 by cluster, a code a row of <paramref name="times"/>.</param>
    /// <exception cref="StatisticsException">SRV002: no events. SRV003: a coefficient has no finite maximum. SRV005: an interval has no events or nothing else, or cuts do not rise.</exception>
    public static DiscreteTimeFit Fit(
        SurvivalTimes times,
        Design design,
        IReadOnlyList<double> cuts,
        PeriodLink link,
        CovarianceEstimator covariance
    )
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(cuts);
        ArgumentNullException.ThrowIfNull(covariance);
        foreach (var column in design.Columns)
        {
            Lengths.Check(column, times.Rows);
            column.CheckFinite();
        }

        times.RequireEvents();
        if (CentredColumns.TryOf(design, IntervalLevels.IsLevel) is { } centred)
        {
            var fit = Fit(times, centred.Design, cuts, link, covariance);
            return fit with { Coefficients = centred.Back(fit.Coefficients) };
        }

        var periods = PersonPeriods.Of(times, cuts);
        var columns = design.Columns.Where(c => c.Label != Design.Constant).Select(c => periods.Spread(c));
        var all = new Design([.. periods.Levels(), .. columns]);
        var solution = LeastSquaresSolver.Solve(all.Arrays(), periods.Occurred, null);
        var kept = all.Select(solution.Kept);
        var problem = new Problem(link, kept.Arrays(), periods.Occurred);
        var end = NewtonSearch.Climb(problem.At(Start(problem, cuts.Count + 1)), problem.At, new(LargestIteration));
        Check(kept, end);
        return Result((times, cuts, link), (periods, kept, Fits.Dropped(all, solution.Dropped)), end, covariance);
    }

    private static DiscreteTimeFit Result(
        (SurvivalTimes Times, IReadOnlyList<double> Cuts, PeriodLink Link) asked,
        (PersonPeriods Periods, Design Kept, IReadOnlyList<DroppedColumn> Dropped) data,
        NewtonEnd<Point> end,
        CovarianceEstimator covariance
    )
    {
        var rows = covariance is CovarianceEstimator.Clustered c
            ? c with
            {
                Clusters = c.Clusters.Select(data.Periods.Rows),
            }
            : covariance;
        var scores = new RowScores(data.Kept.Arrays(), end.Point.Scores);
        return new DiscreteTimeFit
        {
            Link = asked.Link,
            N = data.Periods.Rows.Length,
            Events = asked.Times.Events,
            Cuts = asked.Cuts,
            StandardErrors = covariance.Name,
            Coefficients = CoefficientTable.From(
                data.Kept.Labels,
                end.Point.Theta,
                LikelihoodCovariance.Of(end.Inverse!, scores, rows)
            ),
            LogLikelihood = end.Point.LogLikelihood,
            Iterations = end.Iterations,
            DroppedRows = [],
            DroppedColumns = data.Dropped,
            Warnings =
            [
                .. data.Dropped.Select(d => new Warning(Warning.ColumnDropped, $"{d.Label} dropped: {d.Reason}.")),
            ],
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

    private sealed class Problem(PeriodLink link, double[][] x, double[] y)
    {
        public int Count => x.Length;

        public double Share => Vectors.Sum(y) / y.Length;

        public Point At(double[] theta)
        {
            var z = LinearPredictor.Of(x, theta);
            var (l, s, w) = (new double[y.Length], new double[y.Length], new double[y.Length]);
            LinearPredictor.ForEachBlock(
                y.Length,
                (start, length) =>
                {
                    for (var i = start; i < start + length; i++)
                    {
                        (l[i], s[i], w[i]) = PeriodLinks.Row(link, y[i] == 1, z[i]);
                    }
                }
            );
            var gradient = LeastSquaresSolver.TransposeTimes(x, s);
            return new(theta, Vectors.Sum(l), gradient, CrossProducts.Gram(x, w), s);
        }
    }
}
