using System.Text.Json;

namespace Netto.Cli.Tests.Estimate;

/// <summary>Cases that an R script of tests/reference wrote beside itself.</summary>
internal static class StoredCases
{
    internal static Dictionary<string, JsonElement> Read(string file)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "tests", "reference", file);
            if (File.Exists(candidate))
            {
                using var document = JsonDocument.Parse(File.ReadAllText(candidate));
                return document
                    .RootElement.GetProperty("cases")
                    .EnumerateArray()
                    .ToDictionary(c => c.GetProperty("id").GetString()!, c => c.Clone(), StringComparer.Ordinal);
            }
        }
        throw new FileNotFoundException("The stored values are part of the repository.", file);
    }
}
