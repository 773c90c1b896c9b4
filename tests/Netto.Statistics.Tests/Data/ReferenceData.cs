using System.Text.Json;

namespace Netto.Statistics.Tests.Data;

/// <summary>Finds the public reference data: NETTO_DATA, else shared/data beside the repository or above it.</summary>
internal static class ReferenceData
{
    internal const string Absent = "Reference data not found: set NETTO_DATA to the folder shared/data.";

    internal static string? Folder { get; } = Find();

    internal static bool IsAbsent => Folder is null;

    internal static string PathOf(params string[] parts)
    {
        Assert.SkipWhen(Folder is null, Absent);
        return Path.Combine([Folder!, .. parts]);
    }

    internal static JsonElement Case(string dataset, string id)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(PathOf(dataset, "reference.json")));
        var found = document
            .RootElement.GetProperty("cases")
            .EnumerateArray()
            .Single(c => string.Equals(c.GetProperty("id").GetString(), id, StringComparison.Ordinal));
        return found.Clone();
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("NETTO_DATA") is { Length: > 0 } set)
        {
            return Directory.Exists(set) ? set : null;
        }
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "shared", "data");
            if (File.Exists(Path.Combine(candidate, "SOURCES.tsv")))
            {
                return candidate;
            }
        }
        return null;
    }
}
