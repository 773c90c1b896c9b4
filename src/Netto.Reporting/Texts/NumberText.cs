using System.Globalization;

namespace Netto.Reporting.Texts;

/// <summary>Numbers as people read them.</summary>
public static class NumberText
{
    private const char Minus = '\u2212';
    private const char NoBreak = '\u00a0';

    /// <summary>Writes <paramref name="value"/> in the manner of the language; rounds half away from zero.</summary>
    public static string Write(this Language language, double value, NumberStyle style)
    {
        ArgumentNullException.ThrowIfNull(language);
        return style switch
        {
            NumberStyle.Count => language.Fixed(value, 0),
            NumberStyle.Percent => language.Fixed(100 * value, 1) + "%",
            NumberStyle.Points => language.Signed(100 * value, 1) + NoBreak + "pp",
            NumberStyle.PointsSize => language.Fixed(100 * value, 1) + NoBreak + "pp",
            NumberStyle.Decimal1 => language.Fixed(value, 1),
            NumberStyle.Decimal2 => language.Fixed(value, 2),
            NumberStyle.Decimal3 => language.Fixed(value, 3),
            NumberStyle.Decimal4 => language.Fixed(value, 4),
            NumberStyle.SignedDecimal1 => language.Signed(value, 1),
            NumberStyle.SignedDecimal2 => language.Signed(value, 2),
            NumberStyle.Euro => language.Money(value, 0, language.Fixed),
            NumberStyle.SignedEuro => language.Money(value, 0, language.Signed),
            NumberStyle.EuroCents => language.Money(value, 2, language.Fixed),
            NumberStyle.SignedEuroCents => language.Money(value, 2, language.Signed),
            NumberStyle.PValue => value < 0.0005 ? "<" + NoBreak + language.Fixed(0.001, 3) : language.Fixed(value, 3),
            _ => throw new ArgumentOutOfRangeException(nameof(style), style, "no such style"),
        };
    }

    /// <summary>A period such as <c>2019-10</c> as a month a person reads.</summary>
    public static string Month(this Language language, string yearAndMonth)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(yearAndMonth);
        string[] months =
        [
            language.Pick("jan", "Jan"),
            language.Pick("feb", "Feb"),
            language.Pick("mrt", "Mar"),
            language.Pick("apr", "Apr"),
            language.Pick("mei", "May"),
            language.Pick("jun", "Jun"),
            language.Pick("jul", "Jul"),
            language.Pick("aug", "Aug"),
            language.Pick("sep", "Sep"),
            language.Pick("okt", "Oct"),
            language.Pick("nov", "Nov"),
            language.Pick("dec", "Dec"),
        ];
        var month = int.Parse(yearAndMonth.AsSpan(5, 2), CultureInfo.InvariantCulture);
        return $"{months[month - 1]} {yearAndMonth[..4]}";
    }

    /// <summary>Words joined as a person does: a, b and c.</summary>
    public static string Enumerate(this Language language, IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(words);
        var and = language.Pick(" en ", " and ");
        return words.Count <= 1 ? string.Concat(words) : string.Join(", ", words.SkipLast(1)) + and + words[^1];
    }

    private static string Money(this Language language, double value, int decimals, Func<double, int, string> amount)
    {
        var text = amount(value, decimals);
        var sign = text.Length > 0 && (text[0] == Minus || text[0] == '+') ? text[..1] : "";
        return sign + "€" + NoBreak + text[sign.Length..];
    }

    private static string Signed(this Language language, double value, int decimals)
    {
        var text = language.Fixed(value, decimals);
        var isZero = Math.Round(Math.Abs(value), decimals, MidpointRounding.AwayFromZero) == 0;
        return isZero || text[0] == Minus ? text : "+" + text;
    }

    private static string Fixed(this Language language, double value, int decimals)
    {
        var rounded = Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);
        var text = Math.Abs(rounded).ToString("N" + decimals, CultureInfo.InvariantCulture);
        text = text.Replace(",", "\u0001", StringComparison.Ordinal)
            .Replace(".", language.DecimalSeparator, StringComparison.Ordinal)
            .Replace("\u0001", language.GroupSeparator, StringComparison.Ordinal);
        return rounded < 0 ? Minus + text : text;
    }
}
