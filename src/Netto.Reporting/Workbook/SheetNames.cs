using Netto.Reporting.Tables;

namespace Netto.Reporting.Workbook;

/// <summary>Names of sheets: at most 31 characters, none of <c>[]:*?/\</c>, no two alike.</summary>
internal static class SheetNames
{
    private const int Longest = 31;

    public static IReadOnlyList<string> Unique(IReadOnlyList<ReportTable> tables)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "Inhoud", "Contents" };
        return [.. tables.Select(table => Next(Clean(table.Id), taken))];
    }

    private static string Clean(string id) =>
        string.Concat(id.Select(c => "[]:*?/\\'".Contains(c, StringComparison.Ordinal) ? '-' : c));

    private static string Next(string wanted, HashSet<string> taken)
    {
        for (var number = 1; ; number++)
        {
            var suffix = number == 1 ? "" : $"-{number}";
            var name = wanted[..Math.Min(wanted.Length, Longest - suffix.Length)] + suffix;
            if (taken.Add(name))
            {
                return name;
            }
        }
    }
}
