namespace Netto.Reporting.Texts;

/// <summary>How a number is written.</summary>
public enum NumberStyle
{
    /// <summary>A whole number with groups: 20.013.</summary>
    Count,

    /// <summary>A fraction as a percentage with one decimal: 26,8%.</summary>
    Percent,

    /// <summary>A difference of fractions in percentage points with its sign: +3,2 pp.</summary>
    Points,

    /// <summary>A size in percentage points, without a sign: 3,2 pp.</summary>
    PointsSize,

    /// <summary>One decimal.</summary>
    Decimal1,

    /// <summary>Two decimals.</summary>
    Decimal2,

    /// <summary>Three decimals.</summary>
    Decimal3,

    /// <summary>Four decimals, for regression coefficients.</summary>
    Decimal4,

    /// <summary>A difference with its sign and one decimal.</summary>
    SignedDecimal1,

    /// <summary>A difference with its sign and two decimals.</summary>
    SignedDecimal2,

    /// <summary>Whole euros: € 1.130.</summary>
    Euro,

    /// <summary>Whole euros with a sign.</summary>
    SignedEuro,

    /// <summary>Euros and cents: € 17,52.</summary>
    EuroCents,

    /// <summary>Euros and cents with a sign.</summary>
    SignedEuroCents,

    /// <summary>A p-value: three decimals, or &lt; 0,001.</summary>
    PValue,
}
