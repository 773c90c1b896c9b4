using Netto.Statistics.Likelihood;
using Netto.Statistics.Linear;

namespace Netto.Statistics.Binary;

/// <summary>
/// Probit and logit by maximum likelihood, Newton's method on the exact Hessian (the log-likelihood is concave).
/// As R <c>glm(binomial)</c> at convergence; standard errors as Stata.
/// </summary>
/// <remarks>Log-likelihood, score and Hessian: Wooldridge (2010), Econometric Analysis of Cross Section and Panel Data, 15.3.</remarks>
public static class BinaryRegression
{
    private const int LargestIteration = 100;

    // Newton's decrement over the log-likelihood: after such a step the next would be nothing; or the step itself is.
    private const double Settled = 1e-18;
    private const double Negligible = 1e-26;

    /// <summary>Fits a probit without weights, with classical standard errors; <see cref="BinarySpecification.Logit"/> asks for a logit.</summary>
    /// <param name="outcome">0 or 1 per row, n values.</param>
    /// <param name="design">The regressors, n × k, the constant among them where wanted.</param>
    /// <exception cref="StatisticsException">As the overload with a specification.</exception>
    public static BinaryFit Fit(DataColumn outcome, Design design) => Fit(outcome, design, BinarySpecification.Probit);

    /// <summary>Fits the model.</summary>
    /// <param name="outcome">0 or 1 per row, n values.</param>
    /// <param name="design">The regressors, n × k, the constant among them where wanted.</param>
    /// <param name="specification">Link, covariance and weights.</param>
    /// <exception cref="StatisticsException">
    /// BIN001: the outcome is not 0/1. EST013: it does not vary. BIN002: the regressors separate the outcome perfectly. EST011: no convergence.
    /// </exception>
    public static BinaryFit Fit(DataColumn outcome, Design design, BinarySpecification specification)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(specification);
        if (CentredColumns.TryOf(design) is { } centred)
        {
            return Fit(outcome, centred.Design, specification).Back(centred);
        }
        var sample = Sample.Unchecked(outcome, [design], specification.Weights, specification.Covariance);
        sample.Outcome.CheckFinite();
        CheckOutcome(sample);
        var y = sample.Outcome.Values;
        var start = LeastSquaresSolver.Solve(
            sample.X.Arrays(),
            y,
            sample.Weights,
            new SolveOptions(MeatScale.None, sample.CheckFinite)
        );
        var kept = sample.X.Select(start.Kept);
        Separation.CheckColumns(sample.Outcome, kept);
        var problem = new Problem(specification.Link, kept, new BinaryOutcome(y, sample.Weights));
        var point = Maximise(
            problem,
            BinaryStart.Of(specification.Link, kept, problem.Outcome, start.Coefficients),
            sample.Outcome.Label
        );
        return Result(specification, sample, problem, point, Fits.Dropped(sample.X, start.Dropped));
    }

    private static Point Maximise(Problem problem, double[] start, string outcome)
    {
        var point = problem.Best(start);
        for (var iteration = 1; iteration <= LargestIteration; iteration++)
        {
            var step = problem.Step(point);
            var decrement = Vectors.Dot(step, point.Pass.Gradient);
            var size = Math.Max(1, Math.Abs(point.Pass.LogLikelihood));
            if (decrement < Negligible * size)
            {
                return point;
            }
            var (next, halved) = Ascend(problem, point, step, iteration);
            Separation.CheckProgress(next.Pass.LinearPredictor, problem.Outcome.Y, problem.Design, step, outcome);
            point = next;
            if (!halved && decrement < Settled * size)
            {
                return point;
            }
        }

        throw new StatisticsException(
            StatisticsErrors.NotConverged,
            $"The likelihood of {outcome} did not settle in {LargestIteration} steps.",
            "Look for regressors that predict the outcome almost perfectly, or rescale very large columns."
        );
    }

    private static (Point Next, bool Halved) Ascend(Problem problem, Point point, double[] step, int iteration)
    {
        var scale = 1.0;
        for (var halving = 0; ; halving++, scale /= 2)
        {
            var b = (double[])point.B.Clone();
            Vectors.AddScaled(b, step, scale);
            var next = problem.At(b, iteration);
            var (before, after) = (point.Pass.LogLikelihood, next.Pass.LogLikelihood);
            // At the top the likelihood is flat to rounding: a step that loses a few units in the last place is no descent.
            if (after >= before - 1e-13 * Math.Abs(before) || halving == 30)
            {
                return (next, halving > 0);
            }
        }
    }

    private static BinaryFit Result(
        BinarySpecification specification,
        Sample sample,
        Problem problem,
        Point point,
        IReadOnlyList<DroppedColumn> dropped
    )
    {
        var inverse =
            ScaledInverse.TryOf(point.Pass.Information)
            ?? throw Separation.Exception(sample.Outcome.Label, problem.Design.Labels);
        Separation.CheckEstimates(point.Pass.LinearPredictor, problem.Design, inverse.Inverse, sample.Outcome.Label);
        var scores = new RowScores(
            problem.Design.Arrays(),
            point.Pass.Scores,
            sample.IsFrequency ? sample.Weights : null
        );
        var covariance = LikelihoodCovariance.Of(inverse.Inverse, scores, sample.Covariance);
        return new BinaryFit(specification.Link, problem.Design, sample.Weights, inverse.Inverse, scores)
        {
            N = sample.N,
            StandardErrors = specification.Covariance.Name,
            Coefficients = CoefficientTable.From(problem.Design.Labels, point.B, covariance),
            LogLikelihood = point.Pass.LogLikelihood,
            NullLogLikelihood = NullLogLikelihood(sample),
            Iterations = point.Iteration,
            ConditionNumber = inverse.Condition,
            LinearPredictor = point.Pass.LinearPredictor,
            DroppedRows = sample.Dropped,
            KeptRows = sample.KeptRows,
            DroppedColumns = dropped,
            Warnings = [.. dropped.Select(d => new Warning(Warning.ColumnDropped, $"{d.Label} dropped: {d.Reason}."))],
        };
    }

    private static double NullLogLikelihood(Sample sample)
    {
        var ones = sample.Weights is { } w ? Vectors.Dot(sample.Outcome.Values, w) : Vectors.Sum(sample.Outcome.Values);
        var total = sample.Weights is { } weights ? Vectors.Sum(weights) : sample.X.Rows;
        return ones * Math.Log(ones / total) + (total - ones) * Math.Log((total - ones) / total);
    }

    private static void CheckOutcome(Sample sample)
    {
        var values = sample.Outcome.Values;
        var wrong = Array.FindIndex(values, v => v is not (0 or 1));
        if (wrong >= 0)
        {
            throw new StatisticsException(
                "BIN001",
                $"{sample.Outcome.Label} is {values[wrong]:R} in row {wrong + 1}.",
                "A binary outcome is 0 or 1; make one, for example with I(x > 0)."
            )
            {
                Rows = [wrong + 1],
            };
        }

        if (values.All(v => v == values[0]))
        {
            throw new StatisticsException(
                StatisticsErrors.NoVariation,
                $"{sample.Outcome.Label} is {values[0]:R} in all {values.Length} rows.",
                "There is nothing to explain: look at the rows kept."
            );
        }
    }

    private sealed record Point(double[] B, BinaryPass Pass, int Iteration);

    private sealed class Problem(BinaryLink link, Design design, BinaryOutcome outcome)
    {
        private readonly double[][] _x = design.Arrays();

        public Design Design => design;

        public BinaryOutcome Outcome => outcome;

        public Point At(double[] b, int iteration) => new(b, BinaryPass.Of(link, _x, outcome, b), iteration);

        /// <summary>The start, or zero when that is likelier: there every row has one half.</summary>
        public Point Best(double[] start)
        {
            var point = At(start, 0);
            var rows = outcome.Weights is { } w ? Vectors.Sum(w) : outcome.Y.Length;
            return point.Pass.LogLikelihood >= -rows * Math.Log(2) ? point : At(new double[design.Count], 0);
        }

        public double[] Step(Point point) =>
            ScaledInverse.TryOf(point.Pass.Information) is { } inverse
                ? inverse.Inverse.Times(point.Pass.Gradient)
                : throw Separation.Exception("the outcome", design.Labels);
    }
}
