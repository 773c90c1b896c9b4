namespace Netto.Reporting.Workbook;

/// <summary>Names of sheets: at most 31 characters, none of <c>[]:*?/\</c>, no two alike.</summary>
internal static class SheetNames
{
    private const int Longest = 31;
    private const string Forbidden = "[]:*?/\\'";

    /// <summary>
    /// A name for each table, made of its number and the first words of its title, so that who comes from the page finds it.
    /// </summary>
    /// <param name="titles">Numbers with titles, as <c>4.1 Effects: paid work</c>.</param>
    public static IReadOnlyList<string> Unique(IEnumerable<string> titles)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "Inhoud", "Contents" };
        return [.. titles.Select(title => Next(Clean(title), taken))];
    }

    private static string Clean(string title) =>
        string.Concat(title.Select(c => c is '/' or '\\' ? '-' : c).Where(c => !Forbidden.Contains(c))).Trim();

    private static string Next(string wanted, HashSet<string> taken)
    {
        for (var number = 1; ; number++)
        {
            var suffix = number == 1 ? "" : $" {number}";
            var name = Cut(wanted, Longest - suffix.Length) + suffix;
            if (taken.Add(name))
            {
                return name;
            }
        }
    }

    // Whole words, unless the first one alone is too long.
    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }
        var space = text.LastIndexOf(' ', longest);
        return text[..(space > longest / 2 ? space : longest)].TrimEnd();
    }
}
