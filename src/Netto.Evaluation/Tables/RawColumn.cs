using System.Globalization;

namespace Netto.Evaluation.Tables;

/// <summary>A column as it came: text or numbers, one value a person.</summary>
public abstract record RawColumn
{
    private RawColumn() { }

    public sealed record Text(string?[] Values) : RawColumn;

    /// <summary>Numbers; NaN is missing.</summary>
    public sealed record Number(double[] Values) : RawColumn
    {
        /// <summary>As the file writes them, such as 01 or TRUE; null where nobody asked.</summary>
        public string?[]? Written { get; init; }
    }

    /// <summary>As the file writes it, where that is known; else a whole number is written without point.</summary>
    public string?[] AsText() =>
        this switch
        {
            Text text => text.Values,
            Number { Written: { } written } => written,
            Number number => Array.ConvertAll(
                number.Values,
                value => double.IsNaN(value) ? null : value.ToString("R", CultureInfo.InvariantCulture)
            ),
            _ => throw new System.Runtime.CompilerServices.SwitchExpressionException(this),
        };

    /// <summary>
    /// Each value as one of some codes, where it means one: written alike, the same number (1.0 and 01 are 1), or the same truth
    /// (TRUE, yes and ja are 1) where the codes have both; else as it is written.
    /// </summary>
    public string?[] AsCodes(IReadOnlyCollection<string> codes)
    {
        var meant = new CodeMeaning(codes);
        return Array.ConvertAll(AsText(), value => value is null ? null : meant.Of(value) ?? value);
    }

    /// <summary>As numbers, words of truth as 1 and 0; null when a text is neither.</summary>
    public double[]? AsNumbers()
    {
        if (this is Number number)
            return number.Values;
        var texts = ((Text)this).Values;
        if (Array.TrueForAll(texts, text => text is null || TruthWords.Of(text) is not null))
            return Array.ConvertAll(
                texts,
                text =>
                    text is null ? double.NaN
                    : TruthWords.Of(text) is true ? 1.0
                    : 0.0
            );
        var numbers = new double[texts.Length];
        for (var row = 0; row < texts.Length; row++)
        {
            numbers[row] = double.NaN;
            if (
                texts[row] is { } text
                && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[row])
            )
            {
                return null;
            }
        }
        return numbers;
    }

    /// <summary>Row of the first text that is not a number, not even with a decimal comma; failing that, with one; −1 when there is none.</summary>
    public int FirstText() =>
        this is not Text text ? -1
        : Array.FindIndex(text.Values, value => value is not null && !IsNumber(WithPoint(value))) is >= 0 and var row
            ? row
        : Array.FindIndex(text.Values, value => value is not null && !IsNumber(value));

    /// <summary>Whether it holds text, though more than half of what it holds are numbers.</summary>
    public bool IsMostlyNumbers()
    {
        if (this is not Text text)
            return false;
        var values = text.Values.OfType<string>().ToList();
        return values.Count(value => IsNumber(WithPoint(value))) * 2 > values.Count;
    }

    public RawColumn At(int[] rows) =>
        this switch
        {
            Text text => new Text(Array.ConvertAll(rows, row => text.Values[row])),
            Number number => new Number(Array.ConvertAll(rows, row => number.Values[row]))
            {
                Written = number.Written is { } written ? Array.ConvertAll(rows, row => written[row]) : null,
            },
            _ => throw new System.Runtime.CompilerServices.SwitchExpressionException(this),
        };

    private static bool IsNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string WithPoint(string text) => text.Replace(',', '.');
}
