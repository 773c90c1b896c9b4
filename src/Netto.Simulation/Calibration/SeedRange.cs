namespace Netto.Simulation.Calibration;

/// <summary>Seeds that follow one another.</summary>
/// <param name="First">The first.</param>
/// <param name="Count">How many.</param>
public readonly record struct SeedRange(int First, int Count)
{
    /// <summary>The last seed, itself included.</summary>
    public int Last => First + Count - 1;

    /// <summary>The seeds 1, 2, … as in the table in the docs.</summary>
    public static SeedRange FromOne(int count) => new(1, count);
}
