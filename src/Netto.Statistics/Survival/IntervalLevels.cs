namespace Netto.Statistics.Survival;

/// <summary>Names of the levels of a hazard by interval: <c>interval[1]</c>, <c>interval[2]</c>, …</summary>
internal static class IntervalLevels
{
    private const string Prefix = "interval[";

    /// <summary>Name of a level.</summary>
    /// <param name="number">The interval, from 1.</param>
    internal static string Name(int number) => $"{Prefix}{number}]";

    /// <summary>Whether a term is the level of an interval.</summary>
    internal static bool IsLevel(string term) => term.StartsWith(Prefix, StringComparison.Ordinal);
}
