namespace Netto.Statistics.Covariances;

/// <summary>What a covariance needs of the design alone, made once and shared by all outcomes on the same design.</summary>
/// <remarks>Kept beside one set of regressors, weights, bread and clusters; another set needs its own.</remarks>
internal sealed class DesignParts
{
    private readonly Lock gate = new();
    private double[]? leverage;
    private ClusterAdjustments? adjustments;

    /// <summary>Diagonal of the hat matrix.</summary>
    internal double[] LeverageOf(SandwichData data)
    {
        lock (gate)
        {
            return leverage ??= Leverage.Of(data);
        }
    }

    /// <summary>The CR2 adjustment of every cluster.</summary>
    internal ClusterAdjustments AdjustmentsOf(SandwichData data, Clusters clusters)
    {
        lock (gate)
        {
            return adjustments ??= new ClusterAdjustments(data, clusters);
        }
    }
}
