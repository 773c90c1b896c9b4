using Netto.Statistics.InstrumentalVariables;

namespace Netto.Statistics.Resampling;

/// <summary>A test statistic and its bootstrap draws as functions of the value tested.</summary>
internal interface IWildTest
{
    /// <summary>Estimate and CR1 standard error of the sample.</summary>
    (double Estimate, double StandardError) Sample { get; }

    /// <summary>Estimates (less the value) and statistics of all draws under the value.</summary>
    (double[] Deviations, double[] Statistics) Draw(double value);
}

/// <summary>p-value and interval by inverting a wild bootstrap test.</summary>
internal static class WildInversion
{
    private const double Level = 0.05;
    private const int LargestSearch = 24;
    private const double Tie = 1e-10;

    internal static WildBootstrapFit Fit(string term, IWildTest test, (int Draws, bool Enumerated, int Clusters) facts)
    {
        var (estimate, se) = test.Sample;
        var deviations = test.Draw(estimate).Deviations;
        var set = Set(test, facts.Enumerated);
        return new(term, estimate, se, estimate / se, PValue(test, 0, facts.Enumerated), set)
        {
            BootstrapStandardError = StandardDeviation(deviations),
            Draws = facts.Draws,
            Enumerated = facts.Enumerated,
            ClusterCount = facts.Clusters,
        };
    }

    /// <summary>Share of draws as far out; the sample itself counts as one draw unless all sign vectors are in.</summary>
    internal static double PValue(IWildTest test, double value, bool enumerated)
    {
        var (estimate, se) = test.Sample;
        var observed = Math.Abs((estimate - value) / se) * (1 - Tie);
        var draws = test.Draw(value).Statistics;
        var beyond = 0;
        foreach (var t in draws)
        {
            beyond += Math.Abs(t) >= observed || double.IsNaN(t) ? 1 : 0;
        }
        return enumerated ? (double)beyond / draws.Length : (1.0 + beyond) / (1.0 + draws.Length);
    }

    /// <summary>Values that are not rejected at 5%.</summary>
    internal static ConfidenceSet Set(IWildTest test, bool enumerated) =>
        ConfidenceSet.Of([new(Limit(test, enumerated, -1), Limit(test, enumerated, 1))]);

    private static double Limit(IWildTest test, bool enumerated, int direction)
    {
        var (estimate, se) = test.Sample;
        var inside = estimate;
        var width = 2 * se;
        var outside = estimate + (direction * width);
        for (var j = 0; PValue(test, outside, enumerated) > Level; j++)
        {
            if (j == LargestSearch)
            {
                return direction * double.PositiveInfinity;
            }
            inside = outside;
            width *= 1.5;
            outside = estimate + (direction * width);
        }
        while (Math.Abs(outside - inside) > 1e-5 * se)
        {
            var middle = (inside + outside) / 2;
            (inside, outside) = PValue(test, middle, enumerated) > Level ? (middle, outside) : (inside, middle);
        }
        return (inside + outside) / 2;
    }

    private static double StandardDeviation(double[] values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        var mean = Vectors.Sum(finite) / finite.Length;
        return Math.Sqrt(finite.Sum(v => (v - mean) * (v - mean)) / (finite.Length - 1));
    }
}
