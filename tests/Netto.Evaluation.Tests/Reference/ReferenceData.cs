using System.Text.Json;
using Netto.Evaluation.Flat;
using Netto.Evaluation.Results;
using Netto.Protocol;

namespace Netto.Evaluation.Tests.Reference;

/// <summary>The public reference data, which lie outside the repository: NETTO_DATA, else shared/data beside or above it.</summary>
internal static class ReferenceData
{
    public static string? Folder { get; } = Find();

    /// <summary>Evaluates a sample protocol on its real data; skips the test when these are absent.</summary>
    public static EvaluationResults Evaluate(string sample)
    {
        SkipWhereAbsent();
        var path = RepositoryFolder.Find("samples", sample);
        var protocol = ProtocolReader.ReadFile(path);
        var file = FlatLocation.Find((DataSource.Flat)protocol.Data, Path.GetDirectoryName(path)!, null, _ => Folder);
        return Evaluator.Evaluate(protocol, FlatTableReader.Read(protocol, file));
    }

    /// <summary>One case of a reference file.</summary>
    public static JsonElement Case(string dataset, string id)
    {
        SkipWhereAbsent();
        using var stream = File.OpenRead(Path.Combine(Folder!, dataset, "reference.json"));
        using var document = JsonDocument.Parse(stream);
        return document
            .RootElement.GetProperty("cases")
            .EnumerateArray()
            .First(item => item.GetProperty("id").GetString() == id)
            .Clone();
    }

    private static void SkipWhereAbsent() =>
        Assert.SkipWhen(Folder is null, "Reference data are absent: set NETTO_DATA to the folder that holds them.");

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("NETTO_DATA") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate))
                return candidate;
        }
        return null;
    }
}
