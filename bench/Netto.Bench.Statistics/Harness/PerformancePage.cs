using System.Text;

namespace Netto.Bench.Statistics.Harness;

/// <summary>A page with a part per topic between markers, so that a run of some topics leaves the others as they were.</summary>
internal static class PerformancePage
{
    private static string Head =>
        $"""
            # Performance

            Times of whole calls, as a user makes them, data in memory, on {Environment.ProcessorCount} cores; medians of nine calls (three over half a second, one
            over three seconds) once the runtime has made its fast code (the first calls of a program are slower). Made by
            `./run bench --write-docs docs/performance.md`, which also has the peers in R timed on the same data in the same run. A ratio above 1
            means that Netto is faster. “Measured before” are figures of a peer that is no Debian package, taken on a machine of the same kind.
            “Allocated” is all that a call asks of the memory, which is more than it holds at once.

            """;

    /// <summary>Writes the head and the parts of the topics run into a page; parts of other topics stay as they were.</summary>
    internal static void Write(string path, IEnumerable<(string Name, string Text)> parts)
    {
        var page = WithHead(File.Exists(path) ? File.ReadAllText(path) : "");
        foreach (var (name, text) in parts)
        {
            page = With(page, name, text);
        }
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }
        File.WriteAllText(path, page, new UTF8Encoding(false));
    }

    private static string WithHead(string page)
    {
        var first = page.IndexOf("<!-- bench:", StringComparison.Ordinal);
        return Head + (first < 0 ? "" : "\n" + page[first..]);
    }

    private static string With(string page, string name, string text)
    {
        var (open, close) = ($"<!-- bench: {name} -->", $"<!-- end: {name} -->");
        var part = $"{open}\n\n{text.TrimEnd()}\n\n{close}";
        var start = page.IndexOf(open, StringComparison.Ordinal);
        var end = page.IndexOf(close, StringComparison.Ordinal);
        return start >= 0 && end > start
            ? page[..start] + part + page[(end + close.Length)..]
            : $"{page.TrimEnd()}\n\n{part}\n";
    }
}
