using Netto.Statistics.Comparisons;

namespace Netto.Statistics.Surveys;

/// <summary>Design-based tests of two groups.</summary>
public static class SurveyComparisons
{
    /// <summary>Difference of two weighted means, by a regression on the group; t with units less strata less one. As R <c>survey::svyttest</c>.</summary>
    /// <param name="survey">The design.</param>
    /// <param name="outcome">The outcome; NaN where missing.</param>
    /// <param name="first">1 in the first group, 0 in the second, NaN for neither; the difference is first minus second.</param>
    /// <param name="confidence">Coverage of the interval, 0.95 unless told.</param>
    /// <exception cref="StatisticsException">EST003: nobody is left.</exception>
    public static TestResult Means(SurveyDesign survey, DataColumn outcome, DataColumn first, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(first);
        var fit = SurveyRegression.Linear(survey, outcome, Design.WithConstant(first));
        return Result("welch", fit, (first, Varies(survey, outcome, first)), confidence);
    }

    /// <summary>
    /// Rank test (Lumley and Scott 2013, doi:10.1093/biomet/ast042): ranks estimated in the population, then the difference of mean ranks by a regression on
    /// the group, ranks taken as given; t with units less strata less one. As R <c>survey::svyranktest</c>, except that tied answers share the middle of their joint
    /// weight, so that the order of the rows does not matter.
    /// </summary>
    /// <param name="survey">The design.</param>
    /// <param name="outcome">Ordered answers; NaN where missing.</param>
    /// <param name="first">1 in the first group, 0 in the second, NaN for neither.</param>
    /// <returns>Estimate: difference of the mean ranks as a share of the population.</returns>
    /// <exception cref="StatisticsException">EST003: nobody is left.</exception>
    public static TestResult Ranks(SurveyDesign survey, DataColumn outcome, DataColumn first)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(first);
        var rows = SurveyRows.Of(survey, [outcome, first]);
        if (Array.TrueForAll(rows.Used, i => outcome.Values[i] == outcome.Values[rows.Used[0]]))
        {
            return Without("mann-whitney", rows.Used.Length, "All answers are equal.");
        }

        var ranks = new DataColumn(outcome.Label, PopulationRanks(rows, outcome.Values));
        var fit = SurveyRegression.Linear(survey, ranks, Design.WithConstant(first));
        var used = rows.Pick(outcome.Values);
        return Array.TrueForAll(used, v => v == used[0])
            ? Without("mann-whitney", fit.N, "All answers are equal.")
            : Result("mann-whitney", fit, (first, Varies(survey, ranks, first)), 0.95);
    }

    /// <summary>Whether values differ within a group: where they do not, rounding is all that is left of a variance.</summary>
    private static bool Varies(SurveyDesign survey, DataColumn values, DataColumn first)
    {
        var rows = SurveyRows.Of(survey, [values, first]);
        return rows
            .Used.GroupBy(i => first.Values[i], i => values.Values[i])
            .Any(group => group.Distinct().Skip(1).Any());
    }

    private static TestResult Result(
        string test,
        SurveyRegressionFit fit,
        (DataColumn First, bool Varies) data,
        double confidence
    )
    {
        var (n, first) = (fit.N, data.First);
        if (!fit.Coefficients.Has(first.Label) || !fit.Coefficients.Has(Design.Constant))
        {
            return Without(test, n, "A group is empty.");
        }

        var b = fit.Coefficients[first.Label];
        if (!(b.DegreesOfFreedom > 0))
        {
            return Without(test, n, "There are too few units for a test.");
        }

        return Comparisons.Means.FromStandardError(
            test,
            b.Estimate,
            (data.Varies ? b.StandardError : 0, b.DegreesOfFreedom),
            n,
            confidence
        );
    }

    private static TestResult Without(string test, double n, string reason) =>
        new()
        {
            Test = test,
            N = n,
            Reason = reason,
        };

    private static double[] PopulationRanks(SurveyRows rows, double[] values)
    {
        var order = (int[])rows.Used.Clone();
        Array.Sort(rows.Pick(values), order);
        var ranks = new double[values.Length];
        Array.Fill(ranks, double.NaN);
        double below = 0;
        for (var start = 0; start < order.Length; )
        {
            var end = start;
            double tied = 0;
            while (end < order.Length && values[order[end]] == values[order[start]])
            {
                tied += rows.Weights[order[end++]];
            }

            for (var k = start; k < end; k++)
            {
                ranks[order[k]] = (below + tied / 2) / rows.Total;
            }

            below += tied;
            start = end;
        }

        return ranks;
    }
}
