namespace Netto.Statistics.Sequential;

/// <summary>A two-sided group-sequential boundary: stop at the first look at which |z| reaches its bound.</summary>
public sealed record SequentialBoundary
{
    internal SequentialBoundary(double level, double[] fractions, double[] bounds)
    {
        Level = level;
        Fractions = fractions;
        Bounds = bounds;
        Spent = SequentialRecursion.Exits(this, 0, 1).Cumulative;
    }

    /// <summary>Two-sided level of the whole.</summary>
    public double Level { get; }

    /// <summary>Information at each look as a share of that at the last.</summary>
    public IReadOnlyList<double> Fractions { get; }

    /// <summary>Bound for |z| at each look.</summary>
    public IReadOnlyList<double> Bounds { get; }

    /// <summary>Chance of a false alarm up to and with each look, found by integration.</summary>
    public IReadOnlyList<double> Spent { get; }

    /// <summary>The nominal two-sided p-value below which a look stops.</summary>
    public IReadOnlyList<double> NominalLevels => [.. Bounds.Select(Normal.TwoSided)];

    /// <summary>Number of looks.</summary>
    public int Looks => Bounds.Count;
}
