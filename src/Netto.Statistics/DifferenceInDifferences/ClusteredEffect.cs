using Netto.Statistics.Linear;

namespace Netto.Statistics.DifferenceInDifferences;

/// <summary>An effect estimated among some people, with what each cluster adds to it: what a test against other people needs.</summary>
/// <param name="Name">Which people.</param>
/// <param name="Estimate">The effect.</param>
/// <param name="Influence">By name of the cluster, the sum of the influences of its rows.</param>
/// <param name="N">Rows.</param>
/// <param name="Parameters">Coefficients estimated with the effect, itself counted.</param>
public sealed record ClusteredEffect(
    string Name,
    double Estimate,
    IReadOnlyDictionary<string, double> Influence,
    double N,
    int Parameters
)
{
    /// <summary>Gathers the influence of rows by cluster.</summary>
    /// <param name="name">Which people.</param>
    /// <param name="effect">The effect with the influence of each row.</param>
    /// <param name="clusters">The clusters of the rows; names tell which are the same as those of other people.</param>
    public static ClusteredEffect Of(string name, PartialInfluence effect, Clusters clusters)
    {
        ArgumentNullException.ThrowIfNull(effect);
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentOutOfRangeException.ThrowIfNotEqual(clusters.Codes.Length, effect.Rows.Length, nameof(clusters));
        var sums = new double[clusters.Count];
        for (var row = 0; row < effect.Rows.Length; row++)
        {
            sums[clusters.Codes[row]] += effect.Rows[row];
        }
        var influence = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var cluster = 0; cluster < sums.Length; cluster++)
        {
            influence.Add(clusters.NameOf(cluster), sums[cluster]);
        }
        return new(name, effect.Estimate, influence, effect.Rows.Length, effect.Parameters);
    }
}
