namespace Netto.Statistics.Survival;

/// <summary>The rows of a Cox model that have a weight: one of weight zero is nobody, at risk or among tied events.</summary>
/// <param name="Times">Their times.</param>
/// <param name="Design">Their regressors.</param>
/// <param name="Specification">With their strata, weights and clusters.</param>
/// <param name="Dropped">How many others there were.</param>
internal sealed record CoxCases(SurvivalTimes Times, Design Design, CoxSpecification Specification, DroppedRows Dropped)
{
    /// <summary>Null when all rows have a weight.</summary>
    internal static CoxCases? TryOf(SurvivalTimes times, Design design, CoxSpecification specification)
    {
        if (specification.Weights is not { } weights || !weights.Values.Contains(0))
        {
            return null;
        }

        int[] rows = [.. Enumerable.Range(0, weights.Length).Where(i => weights.Values[i] > 0)];
        var kept = times.Select(rows);
        kept.RequireEvents();
        return new(
            kept,
            new Design(design.Columns.Select(c => Part(c, rows))),
            specification with
            {
                Weights = Part(weights, rows),
                Strata = specification.Strata?.Select(rows),
                Covariance = specification.Covariance is CovarianceEstimator.Clustered clustered
                    ? clustered with
                    {
                        Clusters = clustered.Clusters.Select(rows),
                    }
                    : specification.Covariance,
            },
            new($"weight {weights.Label} is zero", times.Rows - rows.Length)
        );
    }

    private static DataColumn Part(DataColumn column, int[] rows) =>
        column with
        {
            Values = Array.ConvertAll(rows, i => column.Values[i]),
        };
}
