using System.Globalization;
using System.Text.RegularExpressions;

namespace Netto.Architecture.Tests;

/// <summary>What the book promises is there.</summary>
[Trait("Kind", "Architecture")]
public sealed partial class DocumentationTests
{
    [Fact]
    public void Links_within_the_repository_lead_somewhere()
    {
        var broken = Pages()
            .SelectMany(page =>
                Link().Matches(File.ReadAllText(page)).Select(match => (page, target: match.Groups["target"].Value))
            )
            .Where(link => !link.target.Contains("://", StringComparison.Ordinal) && !link.target.StartsWith('#'))
            .Where(link => !Exists(Path.Combine(Path.GetDirectoryName(link.page)!, link.target.Split('#')[0])))
            .Select(link => $"{Path.GetRelativePath(Repository.Root, link.page)}: {link.target}")
            .ToList();

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void The_first_page_counts_the_published_figures_as_the_calibration_does()
    {
        var calibration = File.ReadAllText(Path.Combine(Repository.Root, "docs", "validation", "calibration.md"));
        var reproduced = ReproducedFigures()
            .Matches(calibration)
            .Sum(match => int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture));

        reproduced.ShouldBePositive();
        File.ReadAllText(Path.Combine(Repository.Root, "README.md"))
            .ShouldContain(string.Create(CultureInfo.InvariantCulture, $"[{reproduced:N0} published figures]"));
    }

    private static IEnumerable<string> Pages() =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(Repository.Root, "README.md"));

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Link();

    [GeneratedRegex(
        "^(?<count>[0-9]+) of [0-9]+ published figures are reproduced",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        1_000
    )]
    private static partial Regex ReproducedFigures();
}
