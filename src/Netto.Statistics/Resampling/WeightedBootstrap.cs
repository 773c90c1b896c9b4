namespace Netto.Statistics.Resampling;

/// <summary>
/// Draws rows, or whole clusters, with replacement and estimates any model that takes weights again: a row counts as often as it was drawn, times a weight of its own.
/// </summary>
/// <remarks>
/// Efron (1979), doi:10.1214/aos/1176344552. A draw in which the model cannot be estimated, or has other terms (no row of a level was drawn), is left out and counted.
/// Least squares, 2SLS, probit, logit, selection and mediation have faster ways of their own.
/// </remarks>
public static class WeightedBootstrap
{
    /// <summary>Bootstraps a model.</summary>
    /// <param name="estimates">Parameters of the sample, from the same estimator; other parameters than coefficients may be among them.</param>
    /// <param name="rowCount">Rows of the data, n.</param>
    /// <param name="rows">What is drawn, and weights that stay with the rows.</param>
    /// <param name="estimator">Estimates with a weight per row, n values, zero for a row that was not drawn; called from several threads.</param>
    /// <param name="plan">Draws and seed.</param>
    /// <exception cref="StatisticsException">EST001: weights or clusters of another length. EST008: fewer than two draws could be estimated.</exception>
    public static BootstrapFit Fit(
        IReadOnlyList<Coefficient> estimates,
        int rowCount,
        BootstrapRows rows,
        Func<DataColumn, IReadOnlyList<Coefficient>> estimator,
        ResamplingPlan plan
    )
    {
        ArgumentNullException.ThrowIfNull(estimates);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(plan);
        if (rows.Clusters is { } clusters)
        {
            Lengths.Check(clusters, rowCount);
        }

        if (rows.Weights.Column is { } weights)
        {
            Lengths.Check(weights, rowCount);
        }

        string[] terms = [.. estimates.Select(b => b.Term)];
        var draws = plan.Run((random, _) => Draw(random, rowCount, rows, table => Same(table, terms), estimator));
        return BootstrapFit.Of(terms, [.. estimates.Select(b => b.Estimate)], draws);
    }

    private static double[]? Draw(
        RandomSource random,
        int rowCount,
        BootstrapRows rows,
        Func<IReadOnlyList<Coefficient>, bool> isSame,
        Func<DataColumn, IReadOnlyList<Coefficient>> estimator
    )
    {
        var counts = DrawnRows.Counts(random, rowCount, rows.Clusters, rows.Weights.Column?.Values);
        try
        {
            var table = estimator(new("times drawn", counts));
            return isSame(table) ? [.. table.Select(b => b.Estimate)] : null;
        }
        catch (StatisticsException)
        {
            return null;
        }
    }

    private static bool Same(IReadOnlyList<Coefficient> table, string[] terms) =>
        table.Select(b => b.Term).SequenceEqual(terms, StringComparer.Ordinal);
}
