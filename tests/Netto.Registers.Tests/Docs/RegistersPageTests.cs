using System.Text;
using System.Text.RegularExpressions;
using Netto.Registers.Import;
using Netto.Registers.Schema;

namespace Netto.Registers.Tests.Docs;

/// <summary>docs/registers.md says what the code does: its tables are the schema's, its examples are imported.</summary>
[Trait("Kind", "Spec")]
public sealed partial class RegistersPageTests
{
    private static readonly string Page = File.ReadAllText(PagePath());

    public static TheoryData<string> Examples =>
        [.. ExamplePattern().Matches(Page).Select(match => match.Groups["title"].Value)];

    [Fact]
    public void Every_rule_has_its_example() => Examples.Count.ShouldBe(10);

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_log_of_an_example_is_what_the_page_shows(string title)
    {
        var example = ExamplePattern().Matches(Page).Single(match => match.Groups["title"].Value == title);
        using var raw = new RawFiles();
        raw.Write(example.Groups["table"].Value, example.Groups["rows"].Value.Trim().Split('\n'));

        using var store = raw.Import();

        var log = ImportLogFile.Text(store.Report);
        var shown = log[log.IndexOf("Rules that were broken", StringComparison.Ordinal)..].Split('\n')[1..];
        string.Join('\n', shown.Select(line => line.StartsWith("  ", StringComparison.Ordinal) ? line[2..] : line))
            .Trim()
            .ShouldBe(example.Groups["log"].Value.Trim());
    }

    [Fact]
    public void The_tables_are_those_of_the_schema()
    {
        var expected = Tables();
        if (!Page.Contains(expected, StringComparison.Ordinal))
        {
            throw new ShouldAssertException("The tables of docs/registers.md should read:\n" + expected);
        }
    }

    internal static string Tables()
    {
        var text = new StringBuilder("| table | a row is | columns |\n| --- | --- | --- |\n");
        foreach (var table in RegisterSchema.Tables)
        {
            var columns = table.Columns.Skip(1).Select(Describe);
            text.Append($"| `{table.Name}` | {table.RowIs} | {string.Join(" · ", columns)} |\n");
        }
        return text.ToString();
    }

    private static string Describe(RegisterColumn column)
    {
        var name = column.Presence == RegisterPresence.Optional ? $"`{column.Name}`" : $"**`{column.Name}`**";
        var codes = column.Codes is RegisterCodes.Fixed known ? $": {string.Join(", ", known.Values)}" : "";
        return $"{name} {column.Meaning}{codes}";
    }

    private static string PagePath()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "docs", "registers.md");
            if (File.Exists(path))
            {
                return path;
            }
        }
        throw new FileNotFoundException("docs/registers.md was not found above the test assembly.");
    }

    [GeneratedRegex(
        @"### (?<title>[^\n]+)\n(?:(?!### ).)*?```csv (?<table>\w+)\n(?<rows>.*?)```\s+```log\n(?<log>.*?)```",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex ExamplePattern();
}
