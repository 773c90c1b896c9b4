namespace Netto.Statistics.Surveys;

/// <summary>Design-based estimates with their covariance; t with units less strata.</summary>
public sealed record SurveyEstimate
{
    /// <summary><c>mean</c>, <c>total</c>, <c>share</c>, <c>ratio</c> or <c>quantile</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Rows used: looked at, weight above zero, complete.</summary>
    public required double N { get; init; }

    /// <summary>Sum of their weights.</summary>
    public required double PopulationSize { get; init; }

    /// <summary>Units less strata.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>The estimates.</summary>
    public required CoefficientTable Estimates { get; init; }

    /// <summary>
    /// Of means: variance over that of a simple random sample of n without replacement from <see cref="PopulationSize"/>, as R's <c>deff = TRUE</c>; NaN when the
    /// weights sum to n or less. Empty for other kinds.
    /// </summary>
    public IReadOnlyList<double> DesignEffects { get; init; } = [];

    /// <summary>Of means: the same against a sample with replacement, as R's <c>deff = "replace"</c>. Empty for other kinds.</summary>
    public IReadOnlyList<double> DesignEffectsWithReplacement { get; init; } = [];

    /// <summary>Rows left out because a value is missing.</summary>
    public required IReadOnlyList<DroppedRows> DroppedRows { get; init; }

    /// <summary>The same without a standard error for some of the estimates.</summary>
    /// <param name="lone">Positions of estimates from one unit.</param>
    internal SurveyEstimate WithoutErrors(IReadOnlyList<int> lone)
    {
        if (lone.Count == 0)
        {
            return this;
        }

        var covariance = Estimates.Covariance.Copy();
        foreach (var j in lone)
        {
            for (var i = 0; i < covariance.Rows; i++)
            {
                covariance[i, j] = covariance[j, i] = double.NaN;
            }
        }

        double[] values = [.. Estimates.Select(b => b.Estimate)];
        return this with { Estimates = CoefficientTable.From(Estimates.Terms, values, covariance, DegreesOfFreedom) };
    }

    internal static SurveyEstimate Of(
        string kind,
        SurveyRows rows,
        (IReadOnlyList<string> Terms, double[] Values) estimates,
        double[][] scores
    )
    {
        var df = rows.DegreesOfFreedom;
        return new()
        {
            Kind = kind,
            N = rows.Used.Length,
            PopulationSize = rows.Total,
            DegreesOfFreedom = df,
            Estimates = CoefficientTable.From(
                estimates.Terms,
                estimates.Values,
                SurveyVariance.Of(rows.Design, scores),
                df
            ),
            DroppedRows = rows.Dropped,
        };
    }
}
