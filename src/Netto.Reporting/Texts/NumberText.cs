using System.Globalization;

namespace Netto.Reporting.Texts;

/// <summary>Numbers as people read them.</summary>
public static class NumberText
{
    private const char Minus = '\u2212';
    private const char NoBreak = '\u00a0';
    private const char WordJoiner = '\u2060';

    /// <summary>Writes <paramref name="value"/> in the manner of the language; rounds half away from zero.</summary>
    public static string Write(this Language language, double value, NumberStyle style) =>
        language.Write(value, style, moreDecimals: 0);

    /// <summary>
    /// The same with decimals beyond those of the style: for what is small and yet no zero (see
    /// <see cref="NumberStyles.MoreDecimals"/>).
    /// </summary>
    public static string Write(this Language language, double value, NumberStyle style, int moreDecimals)
    {
        ArgumentNullException.ThrowIfNull(language);
        if (style == NumberStyle.PValue)
        {
            return value < 0.0005 ? "<" + NoBreak + language.Fixed(0.001, 3) : language.Fixed(value, 3);
        }
        var decimals = NumberStyles.Decimals(style) + moreDecimals;
        var shown = NumberStyles.Scale(style) * value;
        var text = NumberStyles.IsSigned(style) ? language.Signed(shown, decimals) : language.Fixed(shown, decimals);
        return style switch
        {
            NumberStyle.Percent => text + "%",
            NumberStyle.Points or NumberStyle.PointsSize => text + NoBreak + "pp",
            NumberStyle.Euro or NumberStyle.SignedEuro or NumberStyle.EuroCents or NumberStyle.SignedEuroCents => Money(
                text
            ),
            _ => text,
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

    // A line may break between a sign and a currency: the word joiner forbids it.
    private static string Money(string amount)
    {
        var hasSign = amount.Length > 0 && (amount[0] == Minus || amount[0] == '+');
        return (hasSign ? amount[..1] + WordJoiner : "") + "€" + NoBreak + (hasSign ? amount[1..] : amount);
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
