namespace Netto.Statistics.InstrumentalVariables;

/// <summary>A confidence set found by inverting a test: it need not be one finite interval.</summary>
/// <param name="Shape">What it looks like.</param>
/// <param name="Parts">Its parts from low to high; ends may be infinite.</param>
public sealed record ConfidenceSet(ConfidenceSetShape Shape, IReadOnlyList<ConfidenceInterval> Parts)
{
    /// <summary>Lowest value, or −∞; NaN when the set is empty.</summary>
    public double Low => Parts.Count == 0 ? double.NaN : Parts[0].Low;

    /// <summary>Highest value, or ∞; NaN when the set is empty.</summary>
    public double High => Parts.Count == 0 ? double.NaN : Parts[^1].High;

    /// <summary>Whether a value lies in the set.</summary>
    /// <param name="value">The value.</param>
    public bool Contains(double value) => Parts.Any(p => value >= p.Low && value <= p.High);

    /// <summary>Makes a set of parts from low to high.</summary>
    internal static ConfidenceSet Of(IReadOnlyList<ConfidenceInterval> parts)
    {
        if (parts.Count == 0)
        {
            return new(ConfidenceSetShape.Empty, parts);
        }
        var (low, high) = (double.IsInfinity(parts[0].Low), double.IsInfinity(parts[^1].High));
        var shape = (parts.Count, low, high) switch
        {
            (1, true, true) => ConfidenceSetShape.WholeLine,
            (1, false, false) => ConfidenceSetShape.Interval,
            (1, _, _) => ConfidenceSetShape.HalfLine,
            _ => ConfidenceSetShape.Disjoint,
        };
        return new(shape, parts);
    }

    /// <summary>The set in words.</summary>
    public override string ToString() =>
        Shape switch
        {
            ConfidenceSetShape.Empty => "empty: every effect is rejected",
            ConfidenceSetShape.WholeLine => "the whole line: the data do not bound the effect",
            _ => string.Join(" and ", Parts.Select(Text)),
        };

    private static string Text(ConfidenceInterval part)
    {
        var low = double.IsInfinity(part.Low) ? "(-∞" : FormattableString.Invariant($"[{part.Low:G6}");
        var high = double.IsInfinity(part.High) ? "∞)" : FormattableString.Invariant($"{part.High:G6}]");
        return $"{low}, {high}";
    }
}

/// <summary>What a confidence set looks like.</summary>
public enum ConfidenceSetShape
{
    /// <summary>One finite interval.</summary>
    Interval,

    /// <summary>Unbounded on one side.</summary>
    HalfLine,

    /// <summary>Two or more parts, usually everything but a middle piece.</summary>
    Disjoint,

    /// <summary>All values: the instrument says nothing.</summary>
    WholeLine,

    /// <summary>No value at all.</summary>
    Empty,
}
