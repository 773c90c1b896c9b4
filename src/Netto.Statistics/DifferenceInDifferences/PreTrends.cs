using Netto.Statistics.Linear;

namespace Netto.Statistics.DifferenceInDifferences;

/// <summary>Whether groups moved alike before: their gap in each earlier period against the reference period.</summary>
/// <param name="Gaps">One coefficient a period but the reference, named by the period.</param>
/// <param name="Joint">Test that all gaps are zero; with CR2 the small-sample one of Pustejovsky and Tipton (2018); null when it cannot be computed.</param>
/// <param name="Reason">Why there is no joint test; null when there is one.</param>
/// <param name="Reference">The period that the others are held against.</param>
public sealed record PreTrends(IReadOnlyList<Coefficient> Gaps, JointTest? Joint, string? Reason, string Reference)
{
    /// <summary>Estimates gaps and joint test on the rows of the period before.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="treated">1 in the group that is treated later.</param>
    /// <param name="periods">Period (half-year) of each row; the last in order is the reference.</param>
    /// <param name="covariates">More regressors, without a constant.</param>
    /// <param name="covariance">Covariance, clustered by office as a rule.</param>
    public static PreTrends Run(
        DataColumn outcome,
        DataColumn treated,
        IReadOnlyList<string> periods,
        IReadOnlyList<DataColumn> covariates,
        CovarianceEstimator covariance
    )
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Run([outcome], treated, periods, covariates, covariance)[0];
    }

    /// <summary>The same for several outcomes of the same people; the design is decomposed once.</summary>
    /// <param name="outcomes">The outcomes.</param>
    /// <param name="treated">1 in the group that is treated later.</param>
    /// <param name="periods">Period (half-year) of each row; the last in order is the reference.</param>
    /// <param name="covariates">More regressors, without a constant.</param>
    /// <param name="covariance">Covariance, clustered by office as a rule.</param>
    /// <returns>One test an outcome, equal to rounding to the test of that outcome alone.</returns>
    public static IReadOnlyList<PreTrends> Run(
        IReadOnlyList<DataColumn> outcomes,
        DataColumn treated,
        IReadOnlyList<string> periods,
        IReadOnlyList<DataColumn> covariates,
        CovarianceEstimator covariance
    )
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(treated);
        ArgumentNullException.ThrowIfNull(periods);
        string[] names = [.. periods.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (names.Length < 2)
        {
            throw new StatisticsException(
                StatisticsErrors.NoVariation,
                $"{names.Length} period before the experiment.",
                "A pre-trend needs at least two."
            );
        }
        var columns = new List<DataColumn> { Design.Ones(treated.Length), treated };
        columns.AddRange(names[..^1].Select(n => Indicator(n, periods)));
        DataColumn[] gaps = [.. names[..^1].Select(n => Times(treated, Indicator(n, periods), n))];
        var design = new Design([.. columns, .. gaps, .. covariates]);
        var fits = LinearRegression.Fit(outcomes, design, new LinearSpecification { Covariance = covariance });
        return [.. fits.Select(fit => Of(fit, treated.Label, [.. gaps.Select(g => g.Label)], names[^1]))];
    }

    private static PreTrends Of(LinearFit fit, string treated, string[] gaps, string reference)
    {
        string[] terms = [.. gaps.Where(fit.Coefficients.Has)];
        var (joint, reason) = Joined(fit, terms);
        return new(
            [.. terms.Select(t => fit.Coefficients[t] with { Term = t[(treated.Length + 1)..] })],
            joint,
            reason,
            reference
        );
    }

    private static (JointTest?, string?) Joined(LinearFit fit, string[] terms)
    {
        try
        {
            return (fit.Test(terms), null);
        }
        catch (StatisticsException problem)
        {
            return (null, problem.Message);
        }
    }

    private static DataColumn Indicator(string name, IReadOnlyList<string> periods)
    {
        var values = new double[periods.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = string.Equals(periods[i], name, StringComparison.Ordinal) ? 1 : 0;
        }
        return new DataColumn(name, values);
    }

    private static DataColumn Times(DataColumn treated, DataColumn period, string name)
    {
        var product = new double[treated.Length];
        Vectors.Multiply(treated.Values, period.Values, product);
        return new DataColumn($"{treated.Label}:{name}", product);
    }
}
