using Netto.Statistics.Likelihood;

namespace Netto.Statistics.Selection;

/// <summary>
/// Selection model by maximum likelihood under joint normality (Heckman 1979; Amemiya 1985, section 10.7), Newton's method with the analytic Hessian from the
/// two-step estimates. As R <c>sampleSelection::selection</c> and Stata <c>heckman</c>.
/// </summary>
public static class HeckmanMaximum
{
    private const int LargestIteration = 200;

    /// <summary>Fits the model with classical standard errors.</summary>
    /// <param name="model">Columns of both equations; no instruments.</param>
    /// <exception cref="StatisticsException">As the overload with a covariance.</exception>
    public static HeckmanFit Fit(SelectionModel model) => Fit(model, CovarianceEstimator.Classical);

    /// <summary>Fits the model.</summary>
    /// <param name="model">Columns of both equations; no instruments.</param>
    /// <param name="covariance">Classical (observed information), HC0, HC1 (× n/(n − 1)), CR0 or CR1 (× G/(G − 1)).</param>
    /// <exception cref="StatisticsException">EST011: the likelihood has no maximum inside −1 &lt; ρ &lt; 1. EST006: instruments were given.</exception>
    public static HeckmanFit Fit(SelectionModel model, CovarianceEstimator covariance)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(covariance);
        if (model.Centred is { } centred)
        {
            return Fit(model.Less(centred), covariance).Back(centred);
        }

        var top = Maximise(model, covariance);
        var prepared = top.Prepared;
        var ones = new double[prepared.Sample.Observed.Length];
        Array.Fill(ones, 1);
        var scores = new RowScores(top.Point.Scores, ones, prepared.Probit.Scores.Frequencies);
        var bread = Cholesky.Factor(top.Point.Information, "The information of the selection model").Inverse();
        var used = covariance is CovarianceEstimator.ClassicalCovariance ? covariance : prepared.Covariance;
        return Result(top, LikelihoodCovariance.Of(bread, scores, used), covariance.Name);
    }

    /// <summary>The likelihood of the sample and its maximum.</summary>
    internal static HeckmanTop Maximise(SelectionModel model, CovarianceEstimator covariance)
    {
        if (model.Instruments is not null)
        {
            throw new StatisticsException(
                StatisticsErrors.WrongOption,
                "Maximum likelihood takes the regressors of the outcome as exogenous.",
                "Use the two-step estimator with instruments."
            );
        }

        var prepared = PreparedSelection.Of(model, covariance);
        var second = SecondStep.Fit(prepared);
        var likelihood = new HeckmanLikelihood(prepared, OutcomeDesign(prepared, second));
        var (point, iterations) = Maximise(likelihood, Start(prepared, second));
        return new(prepared, second, likelihood, point, iterations);
    }

    private static Design OutcomeDesign(PreparedSelection prepared, SecondStep second)
    {
        var kept = prepared.Regressors.Columns.Where(c => second.Terms.Contains(c.Label, StringComparer.Ordinal));
        return new Design(kept);
    }

    private static double[] Start(PreparedSelection prepared, SecondStep second)
    {
        var (sigma, rho) = HeckmanCovariance.Scale(prepared, second);
        var beta = second.Coefficients.Zip(second.Terms).Where(t => t.Second != SelectionFit.InverseMillsRatio);
        return
        [
            .. prepared.Probit.Coefficients.Select(c => c.Estimate),
            .. beta.Select(t => t.First),
            Math.Log(sigma),
            Math.Atanh(Math.Clamp(rho, -0.9, 0.9)),
        ];
    }

    internal static (HeckmanLikelihood.Point Point, int Iterations) Maximise(
        HeckmanLikelihood likelihood,
        double[] start
    )
    {
        var point = likelihood.At(start);
        for (var iteration = 1; iteration <= LargestIteration; iteration++)
        {
            var step = Direction(point);
            var decrement = Vectors.Dot(step, point.Gradient);
            var next = Ascend(likelihood, point, step);
            if (Math.Abs(next.Theta[^1]) > 15)
            {
                break;
            }

            point = next;
            if (decrement < 1e-18 * Math.Max(1, Math.Abs(point.LogLikelihood)))
            {
                return (point, iteration);
            }
        }

        throw new StatisticsException(
            StatisticsErrors.NotConverged,
            "The likelihood of the selection model has no maximum with a correlation inside (−1, 1).",
            "Use the two-step estimator, and look for a better exclusion."
        );
    }

    // Newton where the Hessian is negative definite, else along the outer product of the scores (Berndt, Hall, Hall and Hausman 1974).
    private static double[] Direction(HeckmanLikelihood.Point point) =>
        (
            ScaledInverse.TryOf(point.Information)
            ?? ScaledInverse.TryOf(CrossProducts.Gram(point.Scores))
            ?? throw new StatisticsException(
                StatisticsErrors.Singular,
                "The information of the selection model is singular.",
                "Look for regressors that repeat each other."
            )
        ).Inverse.Times(point.Gradient);

    private static HeckmanLikelihood.Point Ascend(
        HeckmanLikelihood likelihood,
        HeckmanLikelihood.Point point,
        double[] step
    )
    {
        for (var (halving, scale) = (0, 1.0); ; halving++, scale /= 2)
        {
            var theta = (double[])point.Theta.Clone();
            Vectors.AddScaled(theta, step, scale);
            var next = likelihood.At(theta);
            if (next.LogLikelihood >= point.LogLikelihood - 1e-13 * Math.Abs(point.LogLikelihood) || halving == 40)
            {
                return next;
            }
        }
    }

    /// <summary>The fit with a covariance of all parameters.</summary>
    internal static HeckmanFit Result(HeckmanTop top, Matrix matrix, string standardErrors)
    {
        var (prepared, second) = (top.Prepared, top.Second);
        var (kz, k) = (top.Likelihood.SelectionCount, top.Likelihood.Count);
        string[] outcomeTerms = [.. second.Terms.Where(t => t != SelectionFit.InverseMillsRatio)];
        CoefficientTable Part(IReadOnlyList<string> terms, int start) =>
            CoefficientTable.From(
                terms,
                top.Point.Theta[start..(start + terms.Count)],
                matrix.Submatrix([.. Enumerable.Range(start, terms.Count)])
            );
        DroppedColumn[] dropped =
        [
            .. prepared.Probit.DroppedColumns,
            .. second.Dropped.Where(d => d.Label != SelectionFit.InverseMillsRatio),
        ];
        return new HeckmanFit
        {
            N = prepared.Probit.N,
            Selected = prepared.Selected,
            StandardErrors = standardErrors,
            Coefficients = Part(outcomeTerms, kz),
            SelectionCoefficients = Part(prepared.Probit.Design.Labels, 0),
            LogSigma = Part(["log(sigma)"], k - 2)[0],
            AtanhRho = Part(["atanh(rho)"], k - 1)[0],
            LogLikelihood = top.Point.LogLikelihood,
            Iterations = top.Iterations,
            DroppedRows = prepared.Probit.DroppedRows,
            DroppedColumns = dropped,
            Warnings = [.. SelectionWarnings.Dropped(dropped), .. SelectionWarnings.Exclusion(prepared)],
        };
    }
}

/// <summary>The maximum of the likelihood of a selection model, with the two steps that it started from.</summary>
internal sealed record HeckmanTop(
    PreparedSelection Prepared,
    SecondStep Second,
    HeckmanLikelihood Likelihood,
    HeckmanLikelihood.Point Point,
    int Iterations
);
