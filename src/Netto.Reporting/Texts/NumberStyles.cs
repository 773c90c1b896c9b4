namespace Netto.Reporting.Texts;

/// <summary>How the units of outcomes are written.</summary>
public static class NumberStyles
{
    // Below this a number is a rounding error of the computation.
    private const double SmallestShown = 1e-9;

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

    /// <summary>Decimals that a style writes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such style.</exception>
    public static int Decimals(NumberStyle style) =>
        style switch
        {
            NumberStyle.Count or NumberStyle.Euro or NumberStyle.SignedEuro => 0,
            NumberStyle.Percent or NumberStyle.Points or NumberStyle.PointsSize => 1,
            NumberStyle.Decimal1 or NumberStyle.SignedDecimal1 => 1,
            NumberStyle.Decimal2 or NumberStyle.SignedDecimal2 => 2,
            NumberStyle.EuroCents or NumberStyle.SignedEuroCents => 2,
            NumberStyle.Decimal3 or NumberStyle.PValue => 3,
            NumberStyle.Decimal4 => 4,
            _ => throw new ArgumentOutOfRangeException(nameof(style), style, "no such style"),
        };

    /// <summary>
    /// Decimals beyond those of the style that it takes to write a value that is no zero as more than zero: none for a value
    /// that the style shows, and for zero itself.
    /// </summary>
    /// <remarks>Starred effects and standard errors are written with these: "0,0 pp*" would contradict itself.</remarks>
    public static int MoreDecimals(double value, NumberStyle style)
    {
        var size = Math.Abs(Scale(style) * value);
        if (style == NumberStyle.PValue || size < SmallestShown || !double.IsFinite(size))
        {
            return 0;
        }
        var more = 0;
        while (Math.Round((decimal)size, Decimals(style) + more, MidpointRounding.AwayFromZero) == 0)
        {
            more++;
        }
        return more;
    }

    // What the style multiplies a value with.
    internal static double Scale(NumberStyle style) =>
        style is NumberStyle.Percent or NumberStyle.Points or NumberStyle.PointsSize ? 100 : 1;

    internal static bool IsSigned(NumberStyle style) =>
        style
            is NumberStyle.Points
                or NumberStyle.SignedDecimal1
                or NumberStyle.SignedDecimal2
                or NumberStyle.SignedEuro
                or NumberStyle.SignedEuroCents;
}
