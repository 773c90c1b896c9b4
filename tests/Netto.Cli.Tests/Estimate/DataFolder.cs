using System.Text.Json;

namespace Netto.Cli.Tests.Estimate;

/// <summary>The public reference data beside the repository, or where NETTO_DATA says; tests are skipped where they are absent.</summary>
internal static class DataFolder
{
    internal static string File(string dataset, string name)
    {
        var root = Find();
        Assert.SkipWhen(
            root is null,
            "The reference data are not here: set NETTO_DATA or put shared/data beside the repository."
        );
        return Path.Combine(root!, dataset, name);
    }

    internal static IReadOnlyDictionary<string, JsonElement> Cases(string dataset)
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(File(dataset, "reference.json")));
        return document
            .RootElement.GetProperty("cases")
            .EnumerateArray()
            .ToDictionary(c => c.GetProperty("id").GetString()!, c => c.Clone(), StringComparer.Ordinal);
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("NETTO_DATA") is { Length: > 0 } named)
        {
            return named;
        }
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "shared", "data");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }
        return null;
    }
}
