namespace Netto.Statistics.Absorption;

/// <summary>How many parameters the effects of factors stand for.</summary>
internal static class AbsorbedParameters
{
    /// <summary>
    /// One factor: its levels. Two: levels less the parts that the factors fall apart in (Abowd, Creecy and Kramarz 2002), which is exact.
    /// More: one less for each further factor, which may count a few too many.
    /// </summary>
    internal static int Count(IReadOnlyList<Clusters> factors) =>
        factors.Count == 2
            ? factors[0].Count + factors[1].Count - Parts(factors[0], factors[1])
            : factors.Sum(f => f.Count - 1) + 1;

    /// <summary>As <see cref="Count"/> where a factor whose levels lie within clusters counts for a constant only; of the others.</summary>
    internal static int CountInClusters(IReadOnlyList<Clusters> crossed) => crossed.Sum(f => f.Count - 1) + 1;

    /// <summary>Whether every level lies within one cluster.</summary>
    internal static bool IsWithin(Clusters factor, Clusters clusters)
    {
        if (ReferenceEquals(factor.Codes, clusters.Codes))
        {
            return true;
        }
        var seen = new int[factor.Count];
        Array.Fill(seen, -1);
        for (var i = 0; i < factor.Codes.Length; i++)
        {
            ref var cluster = ref seen[factor.Codes[i]];
            if (cluster >= 0 && cluster != clusters.Codes[i])
            {
                return false;
            }
            cluster = clusters.Codes[i];
        }
        return true;
    }

    /// <summary>Connected parts of the graph with the levels of both as points and the rows as lines.</summary>
    private static int Parts(Clusters one, Clusters other)
    {
        var parents = new int[one.Count + other.Count];
        for (var v = 0; v < parents.Length; v++)
        {
            parents[v] = v;
        }
        var parts = parents.Length;
        for (var i = 0; i < one.Codes.Length && parts > 1; i++)
        {
            var (a, b) = (Root(parents, one.Codes[i]), Root(parents, one.Count + other.Codes[i]));
            if (a != b)
            {
                parents[Math.Max(a, b)] = Math.Min(a, b);
                parts--;
            }
        }
        return parts;
    }

    private static int Root(int[] parents, int v)
    {
        while (parents[v] != v)
        {
            parents[v] = parents[parents[v]];
            v = parents[v];
        }
        return v;
    }
}
