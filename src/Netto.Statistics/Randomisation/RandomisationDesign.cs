namespace Netto.Statistics.Randomisation;

/// <summary>How people got their arm: what a randomisation test draws again.</summary>
/// <remarks>
/// The last digit of the citizen number: clusters are the digits, with fixed numbers; then the arms of the ten digits are drawn again (252 maps for five
/// against five). As digits are uniform and one from another, drawing people on their own (<see cref="Redraw.Independent"/>) is valid too, and sharper.
/// </remarks>
public sealed record RandomisationDesign
{
    /// <summary>A design over rows.</summary>
    /// <param name="treated">1 in the arm whose effect is tested, 0 in the other; length n.</param>
    public RandomisationDesign(double[] treated)
    {
        ArgumentNullException.ThrowIfNull(treated);
        Treated = treated;
    }

    /// <summary>1 in the arm whose effect is tested, 0 in the other.</summary>
    public double[] Treated { get; }

    /// <summary>Strata, offices or blocks within which arms were drawn; null when there are none.</summary>
    public Clusters? Blocks { get; init; }

    /// <summary>Offices, digits or other groups that got one arm together; null when people were drawn one by one.</summary>
    public Clusters? Units { get; init; }

    /// <summary>What stays fixed when arms are drawn again.</summary>
    public Redraw Redraw { get; init; } = Redraw.FixedNumbers.Instance;
}

/// <summary>What stays fixed when arms are drawn again.</summary>
public abstract record Redraw
{
    private Redraw() { }

    /// <summary>The number of treated units in every block: blocked, stratified and office-wise draws, and digit maps.</summary>
    public sealed record FixedNumbers : Redraw
    {
        private FixedNumbers() { }

        /// <summary>The one value.</summary>
        public static FixedNumbers Instance { get; } = new();
    }

    /// <summary>Nothing but the share: each unit on its own, as with a keyed hash.</summary>
    /// <param name="Share">Chance to be treated, between 0 and 1.</param>
    public sealed record Independent(double Share) : Redraw;
}
