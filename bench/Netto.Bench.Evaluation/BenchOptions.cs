namespace Netto.Bench.Evaluation;

/// <summary>
/// Options of the bench: --out folder, --ten-times, --quick, --write-docs file. With --topic this bench runs only when
/// <c>evaluation</c> is among the topics.
/// </summary>
internal sealed record BenchOptions(string Folder, bool TenTimes, bool Quick, bool IsWanted, string? Docs)
{
    /// <summary>Name of this bench among the topics.</summary>
    private const string Topic = "evaluation";

    /// <summary>Where the table goes in the book unless a file is named.</summary>
    private const string Page = "docs/performance.md";

    internal static BenchOptions Parse(string[] arguments)
    {
        bool Has(string name) => arguments.Contains(name, StringComparer.Ordinal);
        string? Value(string name)
        {
            var at = Array.IndexOf(arguments, name);
            return at >= 0 && at + 1 < arguments.Length && !arguments[at + 1].StartsWith("--", StringComparison.Ordinal)
                ? arguments[at + 1]
                : null;
        }
        var topics = Value("--topic")?.Split(',', StringSplitOptions.TrimEntries);
        return new(
            Value("--out") ?? "artifacts/bench",
            Has("--ten-times"),
            Has("--quick"),
            topics?.Contains(Topic, StringComparer.OrdinalIgnoreCase) ?? true,
            Has("--write-docs") ? Value("--write-docs") ?? Page : null
        );
    }
}
