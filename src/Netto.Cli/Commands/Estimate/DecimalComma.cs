using System.Globalization;
using Netto.Formulas.Data;

namespace Netto.Cli.Commands.Estimate;

/// <summary>Numbers written with a decimal comma, as spreadsheets in much of Europe save them.</summary>
internal static class DecimalComma
{
    private const NumberStyles Style =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private static readonly NumberFormatInfo Comma = new() { NumberDecimalSeparator = "," };

    /// <summary>The column as numbers when every text in it is one with at most a comma; otherwise the column.</summary>
    internal static TableColumn Read(TableColumn column)
    {
        if (column is not TextColumn { Levels.Count: > 0 } text)
        {
            return column;
        }
        var numbers = new double[text.Levels.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!double.TryParse(text.Levels[i], Style, Comma, out numbers[i]))
            {
                return column;
            }
        }
        return new NumberColumn(text.Name, Array.ConvertAll(text.Codes, c => c < 0 ? double.NaN : numbers[c]));
    }
}
