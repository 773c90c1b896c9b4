namespace Netto.Statistics.Surveys;

/// <summary>
/// Design-based means, totals, shares and ratios with linearised variances (Särndal, Swensson and Wretman 1992, chapter 5), as R <c>survey::svymean</c>,
/// <c>svytotal</c>, <c>svyratio</c>, <c>svyby</c>. Rows with a missing value (NaN) are left out of the estimate but stay part of the sample.
/// </summary>
public static class SurveyEstimation
{
    private const int MostGroups = 1000;

    /// <summary>Weighted means Σ w y / Σ w; all columns on the rows complete on all.</summary>
    /// <param name="design">The design, k columns of its n rows follow.</param>
    /// <param name="columns">What to average; shares are means of 0/1 columns.</param>
    /// <exception cref="StatisticsException">EST003: nobody is left. SVY001-003: the design cannot be.</exception>
    public static SurveyEstimate Means(SurveyDesign design, params IReadOnlyList<DataColumn> columns)
    {
        var rows = SurveyRows.Of(design, columns);
        double[] means = [.. columns.Select(c => rows.Mean(c.Values))];
        double[][] scores = [.. columns.Select((c, j) => rows.Scores(i => (c.Values[i] - means[j]) / rows.Total))];
        var estimate = SurveyEstimate
            .Of("mean", rows, ([.. columns.Select(c => c.Label)], means), scores)
            .WithoutErrors(rows.IsLone(_ => true) ? [.. Enumerable.Range(0, means.Length)] : []);
        double[] spread = [.. columns.Select((c, j) => Spread(rows, c.Values, means[j]))];
        var n = estimate.N;
        return estimate with
        {
            DesignEffects =
            [
                .. estimate.Estimates.Select(
                    (b, j) =>
                        rows.Total > n
                            ? Square(b.StandardError) / (spread[j] / n * (rows.Total - n) / rows.Total)
                            : double.NaN
                ),
            ],
            DesignEffectsWithReplacement =
            [
                .. estimate.Estimates.Select((b, j) => Square(b.StandardError) / (spread[j] / n)),
            ],
        };
    }

    /// <summary>Weighted totals Σ w y.</summary>
    /// <param name="design">The design.</param>
    /// <param name="columns">What to sum.</param>
    /// <exception cref="StatisticsException">EST003: nobody is left.</exception>
    public static SurveyEstimate Totals(SurveyDesign design, params IReadOnlyList<DataColumn> columns)
    {
        var rows = SurveyRows.Of(design, columns);
        double[] totals = [.. columns.Select(c => rows.Sum(c.Values))];
        double[][] scores = [.. columns.Select(c => rows.Scores(i => c.Values[i]))];
        return SurveyEstimate.Of("total", rows, ([.. columns.Select(c => c.Label)], totals), scores);
    }

    /// <summary>Share of each category; intervals are kept within zero and one.</summary>
    /// <param name="design">The design.</param>
    /// <param name="variable">Name of the variable; a term is <c>variable[category]</c>.</param>
    /// <param name="values">Category of each row; null where missing.</param>
    /// <exception cref="StatisticsException">EST003: nobody is left.</exception>
    public static SurveyEstimate Shares(SurveyDesign design, string variable, IReadOnlyList<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        string[] categories =
        [
            .. values.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        CheckGroups(variable, categories.Length);
        DataColumn[] columns = [.. categories.Select(c => Indicator($"{variable}[{c}]", values, c))];
        return Means(design, columns) with { Kind = "share" };
    }

    /// <summary>Ratio of two totals, Σ w y / Σ w x.</summary>
    /// <param name="design">The design.</param>
    /// <param name="numerator">y.</param>
    /// <param name="denominator">x; its total may not be zero.</param>
    /// <exception cref="StatisticsException">EST013: the denominator sums to zero.</exception>
    public static SurveyEstimate Ratio(SurveyDesign design, DataColumn numerator, DataColumn denominator)
    {
        ArgumentNullException.ThrowIfNull(numerator);
        ArgumentNullException.ThrowIfNull(denominator);
        var rows = SurveyRows.Of(design, [numerator, denominator]);
        var below = rows.Sum(denominator.Values);
        if (below == 0)
        {
            throw new StatisticsException(
                StatisticsErrors.NoVariation,
                $"{denominator.Label} sums to zero.",
                "A ratio needs a denominator."
            );
        }

        var ratio = rows.Sum(numerator.Values) / below;
        var scores = rows.Scores(i => (numerator.Values[i] - ratio * denominator.Values[i]) / below);
        return SurveyEstimate
            .Of("ratio", rows, ([$"{numerator.Label}/{denominator.Label}"], [ratio]), [scores])
            .WithoutErrors(rows.IsLone(_ => true) ? [0] : []);
    }

    /// <summary>Means of one column in each group, with the covariance between groups (a group is a domain of the whole sample). A group within one unit has no standard error.</summary>
    /// <param name="design">The design.</param>
    /// <param name="column">What to average.</param>
    /// <param name="variable">Name of the groups; a term is <c>variable[group]</c>.</param>
    /// <param name="groups">Group of each row; null where missing.</param>
    /// <exception cref="StatisticsException">EST003: nobody is left.</exception>
    public static SurveyEstimate MeansBy(
        SurveyDesign design,
        DataColumn column,
        string variable,
        IReadOnlyList<string?> groups
    )
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(groups);
        var known = new DataColumn(variable, [.. groups.Select(g => g is null ? double.NaN : 0)]);
        var rows = SurveyRows.Of(design, [column, known]);
        string[] levels =
        [
            .. rows.Used.Select(i => groups[i]!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        CheckGroups(variable, levels.Length);
        var (means, scores) = (new double[levels.Length], new double[levels.Length][]);
        for (var g = 0; g < levels.Length; g++)
        {
            var own = Indicator(levels[g], groups, levels[g]).Values;
            var size = rows.Sum(own);
            var product = new double[own.Length];
            Vectors.Multiply(own, column.Values, product);
            means[g] = rows.Sum(product) / size;
            var mean = means[g];
            scores[g] = rows.Scores(i => own[i] * (column.Values[i] - mean) / size);
        }

        int[] lone = [.. Enumerable.Range(0, levels.Length).Where(g => rows.IsLone(i => groups[i] == levels[g]))];
        return SurveyEstimate
            .Of("mean", rows, ([.. levels.Select(l => $"{variable}[{l}]")], means), scores)
            .WithoutErrors(lone);
    }

    private static void CheckGroups(string variable, int count)
    {
        if (count > MostGroups)
        {
            throw new StatisticsException(
                StatisticsErrors.WrongOption,
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{variable} has {count:N0} groups."),
                $"Up to {MostGroups} are compared at once, with the covariance of each pair: join groups, or look at a part of them."
            );
        }
    }

    private static DataColumn Indicator(string label, IReadOnlyList<string?> values, string category) =>
        new(
            label,
            [
                .. values.Select(v =>
                    v is null ? double.NaN
                    : v == category ? 1.0
                    : 0
                ),
            ]
        );

    /// <summary>Variance in the population, n/(n − 1) × the weighted mean square.</summary>
    private static double Spread(SurveyRows rows, double[] values, double mean)
    {
        double n = rows.Used.Length;
        return rows.Mean(Array.ConvertAll(values, v => Square(v - mean))) * n / (n - 1);
    }

    private static double Square(double x) => x * x;
}
