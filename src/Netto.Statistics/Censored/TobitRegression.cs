using Netto.Statistics.Likelihood;
using Netto.Statistics.Linear;
using Netto.Statistics.Survival;

namespace Netto.Statistics.Censored;

/// <summary>
/// Normal regression of an outcome that piles up at a limit (Tobin 1958, doi:10.2307/1907382; Amemiya 1984, doi:10.1016/0304-4076(84)90074-5):
/// log L = Σ between [log φ((y − x'b)/σ) − log σ] + Σ low log Φ((L − x'b)/σ) + Σ high log Φ((x'b − U)/σ), by Newton's method in b and log σ.
/// </summary>
/// <remarks>As R <c>survreg(dist = "gaussian")</c> with type left or interval, <c>AER::tobit</c> and Stata <c>tobit</c>; normal distribution for tests.</remarks>
public static class TobitRegression
{
    private const int LargestIteration = 200;

    /// <summary>Fits the model as <see cref="TobitSpecification.Default"/> says: a lower limit of zero.</summary>
    /// <param name="outcome">The outcome; values below zero count as zero.</param>
    /// <param name="design">Regressors, the constant among them where wanted.</param>
    /// <exception cref="StatisticsException">As the overload with a specification.</exception>
    public static TobitFit Fit(DataColumn outcome, Design design) => Fit(outcome, design, TobitSpecification.Default);

    /// <summary>Fits the model.</summary>
    /// <param name="outcome">The outcome; values beyond a limit count as at the limit.</param>
    /// <param name="design">Regressors, the constant among them where wanted.</param>
    /// <param name="specification">Limits, covariance and weights.</param>
    /// <exception cref="StatisticsException">EST013: every outcome lies at a limit. EST006: the limits do not rise. BIN002: a regressor decides who is at a limit. EST003, EST013: the spread goes to zero. EST011: no convergence.</exception>
    public static TobitFit Fit(DataColumn outcome, Design design, TobitSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(specification);
        if (CentredColumns.TryOf(design) is { } centred)
        {
            var fit = Fit(outcome, centred.Design, specification);
            return fit with { Coefficients = centred.Back(fit.Coefficients) };
        }
        if (!(specification.Lower < specification.Upper))
        {
            throw new StatisticsException(
                StatisticsErrors.WrongOption,
                $"The lower limit is {specification.Lower:R}, the upper {specification.Upper:R}.",
                "Give a lower limit under the upper one."
            );
        }
        var sample = Sample.Of(outcome, [design], specification.Weights, specification.Covariance);
        var y = Array.ConvertAll(sample.Outcome.Values, v => Math.Clamp(v, specification.Lower, specification.Upper));
        if (y.Length <= sample.X.Count)
        {
            throw StatisticsException.TooFewRows(y.Length, sample.X.Count, " and sigma");
        }
        CheckSeen(outcome.Label, y, specification);
        var start = LeastSquaresSolver.Solve(sample.X.Arrays(), y, sample.Weights);
        var x = start.Kept.Select(j => sample.X.Columns[j].Values).ToArray();
        var problem = new LocationScale(x, y, Seen(y, specification), sample.Weights, Law(y, specification));
        problem.RequireRows(outcome.Label);
        var end = NewtonSearch.Climb(
            problem.At(problem.Start(start.Coefficients, start.Residuals)),
            problem.At,
            new(LargestIteration)
        );
        problem.RequireSpread(end.Point.Theta, outcome.Label);
        if (problem.Unbounded(sample.X.Select(start.Kept), end, UnboundedCoefficient.FarOutNormal) is { } label)
        {
            throw new StatisticsException(
                "BIN002",
                $"Perfect separation: {label} decides without error who is at a limit of {outcome.Label}.",
                "No finite estimate exists. Leave that column out, or join categories."
            );
        }
        return end.Arrived ? Result(sample, specification, (x, y, start), end) : throw NotConverged();
    }

    private static TobitFit Result(
        Sample sample,
        TobitSpecification specification,
        (double[][] X, double[] Y, LeastSquaresSolution Start) data,
        NewtonEnd<LocationScale.Point> end
    )
    {
        var (theta, k) = (end.Point.Theta, data.X.Length);
        var ones = new double[data.Y.Length];
        Array.Fill(ones, 1);
        var scores = new RowScores(end.Point.Scores, ones, sample.IsFrequency ? sample.Weights : null);
        var bread = Cholesky.Factor(end.Point.Information, "The information of the tobit model").Inverse();
        var covariance = LikelihoodCovariance.Of(bread, scores, sample.Covariance);
        var dropped = Fits.Dropped(sample.X, data.Start.Dropped);
        return new TobitFit
        {
            N = sample.N,
            AtLower = data.Y.Count(v => v <= specification.Lower),
            AtUpper = data.Y.Count(v => v >= specification.Upper),
            StandardErrors = sample.Covariance.Name,
            Coefficients = CoefficientTable.From(
                [.. data.Start.Kept.Select(j => sample.X.Columns[j].Label)],
                theta[..k],
                covariance.Submatrix([.. Enumerable.Range(0, k)])
            ),
            LogSigma = Coefficient.From("log(sigma)", theta[k], Math.Sqrt(covariance[k, k]), double.PositiveInfinity),
            MeanProbabilityBetween = Between(data.X, theta, specification, sample.Weights),
            LogLikelihood = end.Point.LogLikelihood,
            Iterations = end.Iterations,
            DroppedRows = sample.Dropped,
            DroppedColumns = dropped,
            Warnings = [.. dropped.Select(d => new Warning(Warning.ColumnDropped, $"{d.Label} dropped: {d.Reason}."))],
        };
    }

    private static double[] Seen(double[] y, TobitSpecification limits) =>
        Array.ConvertAll(y, v => v > limits.Lower && v < limits.Upper ? 1.0 : 0.0);

    private static Func<int, double, (double, double, double)> Law(double[] y, TobitSpecification limits) =>
        (i, z) =>
        {
            if (y[i] > limits.Lower && y[i] < limits.Upper)
            {
                return ErrorLaw.LogDensity(DurationDistribution.LogNormal, z);
            }
            if (y[i] >= limits.Upper)
            {
                return ErrorLaw.LogSurvival(DurationDistribution.LogNormal, z);
            }
            // log Φ(z) is log S(−z).
            var (value, first, second) = ErrorLaw.LogSurvival(DurationDistribution.LogNormal, -z);
            return (value, -first, second);
        };

    private static double Between(double[][] x, double[] theta, TobitSpecification limits, double[]? weights)
    {
        var scale = Math.Exp(theta[^1]);
        var predictor = LinearPredictor.Of(x, theta[..x.Length]);
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < predictor.Length; i++)
        {
            var w = weights?[i] ?? 1;
            var below = Normal.LowerTail((limits.Lower - predictor[i]) / scale);
            var above = Normal.UpperTail((limits.Upper - predictor[i]) / scale);
            sum += w * (1 - below - above);
            total += w;
        }
        return sum / total;
    }

    private static void CheckSeen(string label, double[] y, TobitSpecification limits)
    {
        if (!Array.Exists(y, v => v > limits.Lower && v < limits.Upper))
        {
            throw new StatisticsException(
                StatisticsErrors.NoVariation,
                $"Every value of {label} lies at a limit ({limits.Lower:R} or {limits.Upper:R}).",
                "Give limits that some values lie between, or use probit."
            );
        }
    }

    private static StatisticsException NotConverged() =>
        new(
            StatisticsErrors.NotConverged,
            "The likelihood of the tobit model did not settle.",
            "Rescale very large columns, or look for a regressor that decides who is at the limit."
        );
}
