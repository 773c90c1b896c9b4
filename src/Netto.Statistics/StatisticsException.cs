namespace Netto.Statistics;

/// <summary>Says why an estimate or test cannot be computed, and what to do about it.</summary>
/// <remarks>Codes are listed in <see cref="StatisticsErrors"/>; a failed estimate is never returned as a number.</remarks>
public sealed class StatisticsException : Exception
{
    /// <summary>Makes an exception with a code, the facts, and the remedy.</summary>
    /// <param name="code">Code such as <c>EST012</c>.</param>
    /// <param name="facts">What was found, with names and numbers.</param>
    /// <param name="remedy">What the caller can do.</param>
    public StatisticsException(string code, string facts, string remedy)
        : base($"{code}: {facts} {remedy}".TrimEnd())
    {
        Code = code;
        Facts = facts;
        Remedy = remedy;
    }

    /// <summary>Code such as <c>EST012</c>.</summary>
    public string Code { get; }

    /// <summary>What was found.</summary>
    public string Facts { get; }

    /// <summary>What the caller can do.</summary>
    public string Remedy { get; }
}
