using System.Text.RegularExpressions;

namespace Netto.Architecture.Tests;

/// <summary>What may not stand in the source, and where.</summary>
[Trait("Kind", "Architecture")]
public sealed partial class SourceRulesTests
{
    private static readonly string[] Pure =
    [
        "Netto.Statistics",
        "Netto.Formulas",
        "Netto.Protocol",
        "Netto.Assignment",
        "Netto.Outcomes",
        "Netto.Evaluation",
    ];

    [Fact]
    public void No_clock_and_no_unseeded_randomness_where_results_are_made()
    {
        var found = Pure.Concat(["Netto.Simulation", "Netto.Reporting"])
            .SelectMany(Repository.Sources)
            .SelectMany(file => Matches(file, Clock()))
            .ToList();

        found.ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_command_line_speaks_to_the_console()
    {
        var found = Repository
            .Projects.Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(project => project != "Netto.Cli")
            .SelectMany(Repository.Sources)
            .SelectMany(file => Matches(file, ConsoleUse()))
            .ToList();

        found.ShouldBeEmpty();
    }

    [Fact]
    public void Upper_tails_are_computed_as_such()
    {
        var found = Repository
            .Sources("Netto.Statistics")
            .Concat(Repository.Sources("Netto.Evaluation"))
            .SelectMany(file => Matches(file, OneMinusCdf()))
            .ToList();

        found.ShouldBeEmpty();
    }

    [Fact]
    public void Statistics_reads_and_writes_nothing()
    {
        var found = Repository.Sources("Netto.Statistics").SelectMany(file => Matches(file, InputOutput())).ToList();

        found.ShouldBeEmpty();
    }

    private static IEnumerable<string> Matches(string file, Regex rule) =>
        File.ReadLines(file)
            .Select((line, index) => (line, number: index + 1))
            .Where(row => rule.IsMatch(row.line) && !row.line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .Select(row => $"{Path.GetRelativePath(Repository.Root, file)}:{row.number}: {row.line.Trim()}");

    [GeneratedRegex(
        @"DateTime\.(Now|UtcNow|Today)|DateTimeOffset\.(Now|UtcNow)|new Random\(\)|Random\.Shared|SystemClock",
        RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?<![\w.])Console\.", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex ConsoleUse();

    [GeneratedRegex(@"\b1(\.0)?\s*-\s*[\w.]*Cdf\(", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex OneMinusCdf();

    [GeneratedRegex(
        @"using System\.IO|\bFile\.|\bStream(Reader|Writer)\b|CultureInfo\.CurrentCulture",
        RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex InputOutput();
}
