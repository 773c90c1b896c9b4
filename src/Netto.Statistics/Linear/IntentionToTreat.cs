namespace Netto.Statistics.Linear;

/// <summary>The effect of being assigned: difference in means, plain or adjusted for covariates.</summary>
public static class IntentionToTreat
{
    /// <summary>Difference in means with Neyman's variance s₁²/n₁ + s₀²/n₀, and Welch's degrees of freedom.</summary>
    /// <remarks>Neyman (1923); the variance is that of HC2 in a regression on the arm. As R <c>estimatr::difference_in_means</c>.</remarks>
    /// <param name="outcome">The outcome.</param>
    /// <param name="treated">1 in the treatment arm, 0 in the control arm.</param>
    public static DifferenceInMeans Difference(DataColumn outcome, DataColumn treated)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(treated);
        Lengths.Check(outcome, treated.Length);
        outcome.CheckFinite();
        var one = Arm(outcome, treated, 1);
        var zero = Arm(outcome, treated, 0);
        var (v1, v0) = (one.Variance / one.N, zero.Variance / zero.N);
        var df = (v1 + v0) * (v1 + v0) / ((v1 * v1 / (one.N - 1)) + (v0 * v0 / (zero.N - 1)));
        var effect = Coefficient.From(treated.Label, one.Mean - zero.Mean, Math.Sqrt(v1 + v0), df);
        return new DifferenceInMeans(effect, one, zero);
    }

    /// <summary>Adjusted difference: covariates centred and interacted with the arm, so that adjustment cannot hurt.</summary>
    /// <remarks>Lin (2013), doi:10.1214/12-AOAS583, section 4. As R <c>estimatr::lm_lin</c>. HC2 unless the specification says otherwise.</remarks>
    /// <param name="outcome">The outcome.</param>
    /// <param name="treated">1 in the treatment arm, 0 in the control arm.</param>
    /// <param name="covariates">Covariates measured before assignment, without a constant.</param>
    /// <param name="specification">Covariance and weights; null for HC2 without weights.</param>
    public static LinearFit Adjusted(
        DataColumn outcome,
        DataColumn treated,
        IReadOnlyList<DataColumn> covariates,
        LinearSpecification? specification = null
    )
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Adjusted([outcome], treated, covariates, specification)[0];
    }

    /// <summary>Adjusted differences of several outcomes of the same people; the design is decomposed once.</summary>
    /// <param name="outcomes">The outcomes.</param>
    /// <param name="treated">1 in the treatment arm, 0 in the control arm.</param>
    /// <param name="covariates">Covariates measured before assignment, without a constant.</param>
    /// <param name="specification">Covariance and weights; null for HC2 without weights.</param>
    /// <returns>One fit an outcome, equal to rounding to the fit of that outcome alone.</returns>
    public static IReadOnlyList<LinearFit> Adjusted(
        IReadOnlyList<DataColumn> outcomes,
        DataColumn treated,
        IReadOnlyList<DataColumn> covariates,
        LinearSpecification? specification = null
    )
    {
        ArgumentNullException.ThrowIfNull(treated);
        ArgumentNullException.ThrowIfNull(covariates);
        var asked = specification ?? new LinearSpecification { Covariance = CovarianceEstimator.HC2 };
        DataColumn[] centred = [.. covariates.Select(c => Centred(c, asked.Weights.Column?.Values))];
        DataColumn[] products = [.. centred.Select(c => Product(treated, c))];
        return LinearRegression.Fit(outcomes, Design.WithConstant([treated, .. centred, .. products]), asked);
    }

    private static ArmMean Arm(DataColumn outcome, DataColumn treated, double arm)
    {
        var (n, mean, squares) = (0, 0.0, 0.0);
        for (var i = 0; i < treated.Length; i++)
        {
            var t = treated.Values[i];
            if (t is not (0 or 1))
            {
                throw new StatisticsException(
                    StatisticsErrors.WrongOption,
                    $"{treated.Label} is {t:R} in row {i + 1}.",
                    "The arm must be 0 or 1."
                );
            }
            if (t != arm)
            {
                continue;
            }
            n++;
            var gap = outcome.Values[i] - mean;
            mean += gap / n;
            squares += gap * (outcome.Values[i] - mean);
        }
        return n >= 2
            ? new ArmMean(n, mean, squares / (n - 1))
            : throw new StatisticsException(
                StatisticsErrors.TooFewRows,
                $"{n} row(s) with {treated.Label} = {arm}.",
                "Each arm needs at least two."
            );
    }

    private static DataColumn Centred(DataColumn column, double[]? weights)
    {
        var mean = weights is null
            ? Vectors.Sum(column.Values) / column.Length
            : Vectors.Dot(column.Values, weights) / Vectors.Sum(weights);
        return column with { Values = Array.ConvertAll(column.Values, v => v - mean) };
    }

    private static DataColumn Product(DataColumn treated, DataColumn covariate)
    {
        Lengths.Check(covariate, treated.Length);
        var product = new double[treated.Length];
        Vectors.Multiply(treated.Values, covariate.Values, product);
        return new DataColumn($"{treated.Label}:{covariate.Label}", product);
    }
}

/// <summary>A difference in means with the means it is made of.</summary>
/// <param name="Effect">Treated minus control.</param>
/// <param name="Treated">The treatment arm.</param>
/// <param name="Control">The control arm.</param>
public sealed record DifferenceInMeans(Coefficient Effect, ArmMean Treated, ArmMean Control);

/// <summary>Mean and variance of an arm.</summary>
/// <param name="N">People.</param>
/// <param name="Mean">Mean.</param>
/// <param name="Variance">Variance, n − 1 below.</param>
public sealed record ArmMean(int N, double Mean, double Variance);
