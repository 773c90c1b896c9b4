namespace Netto.Formulas.Data;

/// <summary>The valid name most like a wrong one.</summary>
internal static class NearestName
{
    internal static string Hint(string wrong, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return "a column; there are none";
        }
        var nearest = names.MinBy(n => Distance(wrong.ToUpperInvariant(), n.ToUpperInvariant()))!;
        var list = names.Count <= 12 ? $"one of {string.Join(", ", names)}" : $"one of the {names.Count} columns";
        return $"{list}; the nearest is '{nearest}'";
    }

    /// <summary>Levenshtein's distance.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
