using Netto.Reporting.Texts;

namespace Netto.Reporting.Tables;

/// <summary>
/// Numbers of cells as people read them: what is marked as more than chance, cannot be zero, or is a level of what did
/// happen, never reads as zero.
/// </summary>
public static class CellText
{
    /// <summary>The number, without its marks and letters.</summary>
    public static string InWords(this Cell.Number number, Language language)
    {
        ArgumentNullException.ThrowIfNull(number);
        var more =
            number.NeverZero || number.Marks.Length > 0 || !NumberStyles.IsSigned(number.Style)
                ? NumberStyles.MoreDecimals(number.Value, number.Style)
                : 0;
        return language.Write(number.Value, number.Style, more);
    }

    /// <summary>The effect, without its marks.</summary>
    public static string InWords(this Cell.Effect effect, Language language) =>
        language.Write(effect.Value, effect.Style, MoreDecimals(effect));

    /// <summary>The levels as <c>23,9% → 28,0%</c>, or null where they are not both there.</summary>
    public static string? LevelsInWords(this Cell.Effect effect, Language language) =>
        effect is { From: { } from, To: { } to }
            ? language.Write(from, effect.LevelStyle, MoreDecimals(effect))
                + " → "
                + language.Write(to, effect.LevelStyle, MoreDecimals(effect))
            : null;

    /// <summary>The standard error with as many decimals as the effect, or null where there is none.</summary>
    public static string? StandardErrorInWords(this Cell.Effect effect, Language language) =>
        effect is { StandardError: { } error }
            ? language.Write(error, NumberStyles.WithoutSign(effect.Style), MoreDecimals(effect))
            : null;

    private static int MoreDecimals(Cell.Effect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        var own = effect.Marks.Length > 0 ? NumberStyles.MoreDecimals(effect.Value, effect.Style) : 0;
        return Math.Max(own, NumberStyles.MoreDecimals(effect.StandardError ?? 0, effect.Style));
    }
}
