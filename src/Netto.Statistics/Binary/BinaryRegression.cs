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
        var sample = Sample.Of(outcome, [design], specification.Weights, specification.Covariance);
        CheckOutcome(sample);
        var start = LeastSquaresSolver.Solve(sample.X.Arrays(), sample.Outcome.Values, sample.Weights);
        var kept = sample.X.Select(start.Kept);
        Separation.CheckColumns(sample.Outcome, kept);
        var problem = new Problem(specification.Link, kept, sample.Outcome.Values, sample.Weights);
        var point = Maximise(problem, sample.Outcome.Label);
        return Result(specification, sample, problem, point, Fits.Dropped(sample.X, start.Dropped));
    }

    private static Point Maximise(Problem problem, string outcome)
    {
        var b = new double[problem.Design.Count];
        var point = problem.At(b, 0);
        for (var iteration = 1; iteration <= LargestIteration; iteration++)
        {
            var step = problem.Step(point);
            var (next, halved) = Ascend(problem, point, step, iteration);
            Separation.CheckProgress(next.LinearPredictor, problem.Y, problem.Design, step, outcome);
            var decrement = Vectors.Dot(step, point.Gradient);
            point = next;
            if (!halved && decrement < 1e-18 * Math.Max(1, Math.Abs(point.LogLikelihood)))
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
            // At the top the likelihood is flat to rounding: a step that loses a few units in the last place is no descent.
            if (next.LogLikelihood >= point.LogLikelihood - 1e-13 * Math.Abs(point.LogLikelihood) || halving == 30)
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
            ScaledInverse.TryOf(point.Information)
            ?? throw Separation.Exception(sample.Outcome.Label, problem.Design.Labels);
        Separation.CheckEstimates(point.LinearPredictor, problem.Design, inverse.Inverse, sample.Outcome.Label);
        var scores = new RowScores(problem.Design.Arrays(), point.Scores, sample.IsFrequency ? sample.Weights : null);
        var covariance = LikelihoodCovariance.Of(inverse.Inverse, scores, sample.Covariance);
        return new BinaryFit(specification.Link, problem.Design, sample.Weights, inverse.Inverse, scores)
        {
            N = sample.N,
            StandardErrors = specification.Covariance.Name,
            Coefficients = CoefficientTable.From(problem.Design.Labels, point.B, covariance),
            LogLikelihood = point.LogLikelihood,
            NullLogLikelihood = NullLogLikelihood(sample),
            Iterations = point.Iteration,
            ConditionNumber = inverse.Condition,
            LinearPredictor = point.LinearPredictor,
            DroppedRows = sample.Dropped,
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
            );
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

    private sealed record Point(
        double[] B,
        double LogLikelihood,
        double[] LinearPredictor,
        double[] Scores,
        double[] Gradient,
        Matrix Information,
        int Iteration
    );

    private sealed class Problem(BinaryLink link, Design design, double[] y, double[]? weights)
    {
        private readonly double[][] _x = design.Arrays();

        public Design Design => design;

        public double[] Y => y;

        public Point At(double[] b, int iteration)
        {
            var z = LinearPredictor.Of(_x, b);
            var (likelihood, scores, information) = (new double[y.Length], new double[y.Length], new double[y.Length]);
            LinearPredictor.ForEachBlock(
                y.Length,
                (start, length) =>
                {
                    for (var i = start; i < start + length; i++)
                    {
                        var w = weights is null ? 1 : weights[i];
                        var row = LinkFunctions.Row(link, y[i], z[i]);
                        (likelihood[i], scores[i], information[i]) = (
                            w * row.LogLikelihood,
                            w * row.Score,
                            w * row.Information
                        );
                    }
                }
            );
            return new Point(
                b,
                Vectors.Sum(likelihood),
                z,
                scores,
                LeastSquaresSolver.TransposeTimes(_x, scores),
                CrossProducts.Gram(_x, information),
                iteration
            );
        }

        public double[] Step(Point point) =>
            ScaledInverse.TryOf(point.Information) is { } inverse
                ? inverse.Inverse.Times(point.Gradient)
                : throw Separation.Exception("the outcome", design.Labels);
    }
}
