using System.Text.Json;

namespace Netto.Statistics.Tests.Data;

/// <summary>Values made by the R scripts of tests/reference, stored beside them.</summary>
internal static class StoredReference
{
    internal static JsonElement Read(string file)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "tests", "reference", file);
            if (File.Exists(candidate))
            {
                using var document = JsonDocument.Parse(File.ReadAllText(candidate));
                return document.RootElement.Clone();
            }
        }
        throw new FileNotFoundException("The stored values are part of the repository.", file);
    }

    internal static double[] Numbers(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
}
