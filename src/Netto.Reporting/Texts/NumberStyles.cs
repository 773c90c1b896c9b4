namespace Netto.Reporting.Texts;

/// <summary>How the units of outcomes are written.</summary>
public static class NumberStyles
{
    /// <summary>True for units that are written as a percentage.</summary>
    public static bool IsShare(string unit) => unit is "share" or "fraction";

    /// <summary>For a level of an outcome with this unit.</summary>
    public static NumberStyle Level(string unit) =>
        unit switch
        {
            "share" or "fraction" => NumberStyle.Percent,
            "euro" => NumberStyle.Euro,
            "euro-per-hour" => NumberStyle.EuroCents,
            "days" or "hours" or "weeks" or "months" => NumberStyle.Decimal1,
            _ => NumberStyle.Decimal2,
        };

    /// <summary>For an effect on an outcome with this unit.</summary>
    public static NumberStyle Effect(string unit) =>
        unit switch
        {
            "share" or "fraction" => NumberStyle.Points,
            "euro" => NumberStyle.SignedEuro,
            "euro-per-hour" => NumberStyle.SignedEuroCents,
            "days" or "hours" or "weeks" or "months" => NumberStyle.SignedDecimal1,
            _ => NumberStyle.SignedDecimal2,
        };

    /// <summary>The same without a sign in front, for standard errors.</summary>
    public static NumberStyle WithoutSign(NumberStyle style) =>
        style switch
        {
            NumberStyle.Points => NumberStyle.PointsSize,
            NumberStyle.SignedEuro => NumberStyle.Euro,
            NumberStyle.SignedEuroCents => NumberStyle.EuroCents,
            NumberStyle.SignedDecimal1 => NumberStyle.Decimal1,
            NumberStyle.SignedDecimal2 => NumberStyle.Decimal2,
            _ => style,
        };
}
