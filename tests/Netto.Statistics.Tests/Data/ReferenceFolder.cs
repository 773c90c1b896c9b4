using System.Text.Json;

namespace Netto.Statistics.Tests.Data;

/// <summary>Finds the public data sets and their reference values, which live beside the repository.</summary>
internal static class ReferenceFolder
{
    /// <summary>NETTO_DATA, else the first <c>shared/data</c> found by walking up from the tests; skips the test when absent.</summary>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable("NETTO_DATA") is { Length: > 0 } named)
        {
            return named;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        Assert.Skip("The reference data are not here: set NETTO_DATA or put shared/data beside the repository.");
        return "";
    }

    public static JsonElement Case(string dataset, string id)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Find(), dataset, "reference.json")));
        return document
            .RootElement.GetProperty("cases")
            .EnumerateArray()
            .Single(c => c.GetProperty("id").GetString() == id)
            .Clone();
    }

    public static CsvColumns Table(string dataset, string file = "data.csv") =>
        CsvColumns.Read(Path.Combine(Find(), dataset, file));
}
