namespace Netto.Statistics.Comparisons;

/// <summary>One-way analysis of variance of group means (Fisher 1925). As R <c>aov</c>.</summary>
/// <param name="Between">Sum of squares between groups, Σ n(ȳ − ȳ..)².</param>
/// <param name="Within">Sum of squares within groups.</param>
/// <param name="Test">F test of equal means; null with a reason when it cannot be made.</param>
/// <param name="Reason">Why there is no test.</param>
public sealed record OneWayAnova(double Between, double Within, JointTest? Test, string? Reason)
{
    /// <summary>Share of the total sum of squares that lies between groups; null when nothing varies.</summary>
    public double? RSquared => Between + Within > 0 ? Between / (Between + Within) : null;

    /// <summary>Compares the means of groups.</summary>
    /// <param name="groups">Moments of each group; empty groups do not count.</param>
    public static OneWayAnova Of(IReadOnlyList<Moments> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        Moments[] used = [.. groups.Where(g => g.N > 0)];
        var all = used.Aggregate(default(Moments), (sum, g) => sum + g);
        var within = used.Sum(g => g.SumOfSquares);
        var between = used.Sum(g => g.N * (g.Mean - all.Mean) * (g.Mean - all.Mean));
        double df1 = used.Length - 1;
        var df2 = all.N - used.Length;
        if (df1 < 1 || df2 < 1 || !(within > 0))
        {
            return new(between, within, null, "Fewer than two groups, or no variation within them.");
        }

        var f = between / df1 / (within / df2);
        return new(between, within, JointTest.OfF("equal means", f, df1, df2), null);
    }
}
