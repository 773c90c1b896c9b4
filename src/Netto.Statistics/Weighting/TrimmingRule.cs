namespace Netto.Statistics.Weighting;

/// <summary>Between which weights trimming keeps all, as multiples of the mean weight.</summary>
/// <param name="Lowest">Weights below this times the mean are lifted; 0 to lift none.</param>
/// <param name="Highest">Weights above this times the mean are cut; above one.</param>
public sealed record TrimmingRule(double Lowest, double Highest)
{
    /// <summary>Cuts only.</summary>
    /// <param name="highest">Largest weight, as a multiple of the mean; above one.</param>
    public static TrimmingRule AtMost(double highest) => new(0, highest);
}
