namespace Netto.Statistics.Surveys;

/// <summary>
/// Change between two waves for the people who answered both: the mean of each wave, the mean change, and the difference in changes between two groups (difference in
/// differences; on a balanced panel a regression of the change on the group). Variances of the design, within a person exact.
/// </summary>
/// <param name="Both">People who answered both waves.</param>
/// <param name="OnlyFirst">People who answered the first wave only.</param>
/// <param name="OnlySecond">People who answered the second wave only.</param>
/// <param name="Estimates">
/// <c>before[first]</c>, <c>after[first]</c>, <c>change[first]</c>, the same for <c>second</c>, and <c>did</c>: change of the first group minus that of the second.
/// </param>
/// <param name="Adjusted">The difference in changes adjusted for covariates, change on group and covariates; null without.</param>
public sealed record WaveChange(
    double Both,
    double OnlyFirst,
    double OnlySecond,
    CoefficientTable Estimates,
    Coefficient? Adjusted
)
{
    /// <summary>Compares two waves.</summary>
    /// <param name="survey">The design.</param>
    /// <param name="before">Answer in the first wave; NaN where missing.</param>
    /// <param name="after">Answer in the second wave; NaN where missing.</param>
    /// <param name="first">1 in the first group, 0 in the second.</param>
    /// <param name="covariates">Adjusted for; none unless told.</param>
    /// <exception cref="StatisticsException">EST003: nobody answered both waves. EST013: one group did not.</exception>
    public static WaveChange Of(
        SurveyDesign survey,
        DataColumn before,
        DataColumn after,
        DataColumn first,
        IReadOnlyList<DataColumn>? covariates = null
    )
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(first);
        var rows = SurveyRows.Of(survey, [before, after, first]);
        var change = new double[rows.Weights.Length];
        for (var i = 0; i < change.Length; i++)
        {
            change[i] = after.Values[i] - before.Values[i];
        }

        var estimates = Estimate(rows, [("before", before.Values), ("after", after.Values), ("change", change)], first);
        var (onlyFirst, onlySecond) = OnlyOne(survey, before, after);
        return new(
            rows.Used.Length,
            onlyFirst,
            onlySecond,
            estimates,
            covariates is { Count: > 0 }
                ? SurveyRegression
                    .Linear(survey, new DataColumn("change", change), Design.WithConstant([first, .. covariates]))
                    .Coefficients[first.Label]
                : null
        );
    }

    private static CoefficientTable Estimate(
        SurveyRows rows,
        (string Name, double[] Values)[] columns,
        DataColumn first
    )
    {
        var (terms, values, scores) = (new List<string>(), new List<double>(), new List<double[]>());
        foreach (var (group, inside) in new[] { ("first", 1.0), ("second", 0.0) })
        {
            var size = rows.Sum(Array.ConvertAll(first.Values, v => v == inside ? 1.0 : 0));
            if (!(size > 0))
            {
                throw new StatisticsException(
                    StatisticsErrors.NoVariation,
                    $"Nobody with {first.Label} {inside:R} answered both waves.",
                    "A difference in differences needs both groups."
                );
            }

            foreach (var (name, all) in columns)
            {
                var mean = rows.Used.Where(i => first.Values[i] == inside).Sum(i => rows.Weights[i] * all[i]) / size;
                terms.Add($"{name}[{group}]");
                values.Add(mean);
                scores.Add(rows.Scores(i => first.Values[i] == inside ? (all[i] - mean) / size : 0));
            }
        }

        terms.Add("did");
        values.Add(values[2] - values[5]);
        scores.Add([.. scores[2].Zip(scores[5], (a, b) => a - b)]);
        return SurveyEstimate.Of("mean", rows, (terms, [.. values]), [.. scores]).Estimates;
    }

    private static (double First, double Second) OnlyOne(SurveyDesign survey, DataColumn before, DataColumn after)
    {
        var weights = survey.WeightsInside();
        var (first, second) = (0, 0);
        for (var i = 0; i < weights.Length; i++)
        {
            var (b, a) = (double.IsFinite(before.Values[i]), double.IsFinite(after.Values[i]));
            first += weights[i] > 0 && b && !a ? 1 : 0;
            second += weights[i] > 0 && a && !b ? 1 : 0;
        }

        return (first, second);
    }
}
