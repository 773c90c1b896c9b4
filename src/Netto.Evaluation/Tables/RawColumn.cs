using System.Globalization;

namespace Netto.Evaluation.Tables;

/// <summary>A column as it came: text or numbers, one value a person.</summary>
public abstract record RawColumn
{
    private RawColumn() { }

    public sealed record Text(string?[] Values) : RawColumn;

    /// <summary>Numbers; NaN is missing.</summary>
    public sealed record Number(double[] Values) : RawColumn;

    /// <summary>As codes: a whole number is written without point.</summary>
    public string?[] AsText() =>
        this switch
        {
            Text text => text.Values,
            Number number => Array.ConvertAll(
                number.Values,
                value => double.IsNaN(value) ? null : value.ToString("R", CultureInfo.InvariantCulture)
            ),
            _ => throw new System.Runtime.CompilerServices.SwitchExpressionException(this),
        };

    /// <summary>As numbers; null when a text is not one.</summary>
    public double[]? AsNumbers()
    {
        if (this is Number number)
            return number.Values;
        var texts = ((Text)this).Values;
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

    public RawColumn At(int[] rows) =>
        this switch
        {
            Text text => new Text(Array.ConvertAll(rows, row => text.Values[row])),
            Number number => new Number(Array.ConvertAll(rows, row => number.Values[row])),
            _ => throw new System.Runtime.CompilerServices.SwitchExpressionException(this),
        };
}
