using System.Text.RegularExpressions;

namespace Netto.Protocol.Tests.Spec;

/// <summary>Each page on a message holds an example; the message on the page is the one that the reader gives, with its place.</summary>
[Trait("Kind", "Spec")]
public sealed partial class DiagnosticPageTests
{
    private static readonly string Folder = Repository.PathOf("docs", "reference", "diagnostics");

    public static TheoryData<string> PagesWithExample =>
        [
            .. Directory
                .EnumerateFiles(Folder, "PRT*.md")
                .Where(page => File.ReadAllText(page).Contains("```text", StringComparison.Ordinal))
                .Select(page => Path.GetFileNameWithoutExtension(page)!)
                .Order(StringComparer.Ordinal),
        ];

    [Fact]
    public void The_example_itself_is_valid()
    {
        ProtocolReader.Read(Example()).Diagnostics.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(PagesWithExample))]
    public void The_message_on_a_page_is_the_one_that_its_example_gives(string code)
    {
        var path = Path.Combine(Folder, code + ".md");
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        var blocks = Blocks().Matches(page).Select(match => match.Groups["body"].Value).ToList();
        var yaml = Replace(Example(), blocks[0], blocks[1]);

        var findings = ProtocolReader.Read(yaml, "example.yaml").Diagnostics;
        var said = string.Concat(findings.Select(finding => finding + "\n"));
        if (Environment.GetEnvironmentVariable("NETTO_UPDATE") == "1")
        {
            File.WriteAllText(
                path,
                page.Replace($"```text\n{blocks[2]}```", $"```text\n{said}```", StringComparison.Ordinal)
            );
        }
        else
        {
            blocks[2].ShouldBe(said, "run the tests with NETTO_UPDATE=1 and read what changed");
        }

        findings.ShouldContain(finding => finding.Code == code && finding.Line > 0 && finding.Column > 0);
    }

    [Fact]
    public void Every_code_in_the_source_has_a_page_and_every_page_a_code()
    {
        var used = Directory
            .EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Codes().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        var pages = Directory
            .EnumerateFiles(Folder, "*.md")
            .Where(page => Path.GetFileNameWithoutExtension(page) != "README")
            .Select(page => (Name: Path.GetFileNameWithoutExtension(page)!, Text: File.ReadAllText(page)))
            .ToList();
        var list = File.ReadAllText(Path.Combine(Folder, "README.md"));

        used.Select(code => code[..3]).Distinct().Count().ShouldBeGreaterThan(15);
        used.ShouldBe(pages.Select(page => page.Name).Order(StringComparer.Ordinal));
        pages.ShouldAllBe(page => page.Text.StartsWith($"# {page.Name}: ", StringComparison.Ordinal));
        used.ShouldAllBe(code => list.Contains($"- [{code}]({code}.md) ", StringComparison.Ordinal));
    }

    private static string Example() => File.ReadAllText(Path.Combine(Folder, "example.yaml")).ReplaceLineEndings("\n");

    private static string Replace(string yaml, string old, string replacement)
    {
        // A whole line that is left out leaves no empty line behind.
        var from = replacement.Trim().Length == 0 ? old : old.TrimEnd('\n');
        var to = replacement.Trim().Length == 0 ? "" : replacement.TrimEnd('\n');
        yaml.Split(from).Length.ShouldBe(2, $"the example holds this once: {from}");
        return yaml.Replace(from, to, StringComparison.Ordinal);
    }

    [GeneratedRegex("```(yaml|text)\n(?<body>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();

    // A code stands alone between quotes, or before the colon of a warning that is written as it is.
    [GeneratedRegex(
        "\"(?<code>[A-Z]{3}[0-9]{3})\"|warning (?<code>[A-Z]{3}[0-9]{3}):",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Codes();
}
