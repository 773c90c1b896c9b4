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

    /// <summary>Numbers of the rows that <see cref="Facts"/> names, from 1, in the data that were given; a caller who gave a part of a file can name those of the file.</summary>
    public IReadOnlyList<int> Rows { get; init; } = [];

    /// <summary>EST003, in the same words for every estimator.</summary>
    /// <param name="rows">Rows that there are.</param>
    /// <param name="coefficients">Coefficients asked for.</param>
    /// <param name="beside">What else is estimated, such as <c> and a scale</c>; may be empty.</param>
    internal static StatisticsException TooFewRows(double rows, int coefficients, string beside) =>
        new(
            StatisticsErrors.TooFewRows,
            FormattableString.Invariant($"{rows} rows for {coefficients} coefficients{beside}."),
            "Take regressors out, or look at why rows were left out."
        );
}
