namespace Netto.Bench.Statistics.Harness;

/// <summary>Options of the bench: --out folder, --topic a,b, --quick, --no-peers, --write-docs file.</summary>
internal sealed record BenchOptions(string Folder, IReadOnlyList<string> Topics, bool Quick, bool Peers, string? Docs)
{
    /// <summary>This process has one thread and tells another what it timed.</summary>
    internal bool OneThread { get; init; }

    /// <summary>Where the tables go in the book unless a file is named.</summary>
    private const string Page = "docs/performance.md";

    internal static BenchOptions Parse(string[] arguments)
    {
        string? Value(string name)
        {
            var at = Array.IndexOf(arguments, name);
            return at >= 0 && at + 1 < arguments.Length && !arguments[at + 1].StartsWith("--", StringComparison.Ordinal)
                ? arguments[at + 1]
                : null;
        }
        var topics = Value("--topic")
            ?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new(
            Value("--out") ?? "artifacts/bench",
            topics ?? [],
            arguments.Contains("--quick", StringComparer.Ordinal),
            !arguments.Contains("--no-peers", StringComparer.Ordinal),
            arguments.Contains("--write-docs", StringComparer.Ordinal) ? Value("--write-docs") ?? Page : null
        )
        {
            OneThread = arguments.Contains(Harness.OneThread.Option, StringComparer.Ordinal),
        };
    }

    internal bool Wants(ITopic topic) =>
        Topics.Count == 0 || Topics.Contains(topic.Name, StringComparer.OrdinalIgnoreCase);
}
