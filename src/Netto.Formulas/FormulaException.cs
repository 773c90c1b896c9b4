namespace Netto.Formulas;

/// <summary>A formula or expression that cannot be read or applied, with the place where it goes wrong.</summary>
public sealed class FormulaException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="text">The whole formula or expression.</param>
    /// <param name="position">Where, counted from 1; 0 when no place is to blame.</param>
    /// <param name="found">What was found.</param>
    /// <param name="expected">What was expected.</param>
    public FormulaException(string text, int position, string found, string expected)
        : base(MessageOf(text, position, found, expected))
    {
        Text = text;
        Position = position;
        Found = found;
        Expected = expected;
    }

    /// <summary>The whole formula or expression.</summary>
    public string Text { get; }

    /// <summary>Where, counted from 1; 0 when no place is to blame.</summary>
    public int Position { get; }

    /// <summary>What was found.</summary>
    public string Found { get; }

    /// <summary>What was expected.</summary>
    public string Expected { get; }

    private static string MessageOf(string text, int position, string found, string expected)
    {
        var place = position > 0 ? $", column {position}" : "";
        return $"In \"{text}\"{place}: found {found}; expected {expected}.";
    }
}
