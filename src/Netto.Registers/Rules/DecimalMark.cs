namespace Netto.Registers.Rules;

/// <summary>How a file writes decimals.</summary>
public enum DecimalMark
{
    /// <summary>0.5, or no decimals at all.</summary>
    Point,

    /// <summary>0,5.</summary>
    Comma,
}
