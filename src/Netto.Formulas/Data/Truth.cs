namespace Netto.Formulas.Data;

/// <summary>TRUE and FALSE as R writes them: 1 and 0 where numbers are asked for.</summary>
internal static class Truth
{
    /// <summary>The number of a word without quotes, or null when it is another word.</summary>
    internal static double? Constant(string word) =>
        word switch
        {
            "TRUE" => 1,
            "FALSE" => 0,
            _ => null,
        };

    /// <summary>The numbers of a column: its own, or 1 and 0 for a column of nothing but TRUE and FALSE; null for other text.</summary>
    internal static double[]? Numbers(TableColumn column)
    {
        if (column is NumberColumn numbers)
        {
            return numbers.Values;
        }
        var text = (TextColumn)column;
        var values = text.Levels.Select(Of).ToArray();
        return text.Levels.Count > 0 && !values.Contains(null)
            ? Array.ConvertAll(text.Codes, c => c < 0 ? double.NaN : values[c]!.Value)
            : null;
    }

    private static double? Of(string level) =>
        level switch
        {
            "TRUE" or "True" or "true" => 1,
            "FALSE" or "False" or "false" => 0,
            _ => null,
        };
}
