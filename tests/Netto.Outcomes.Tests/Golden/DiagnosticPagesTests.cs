using System.Text.RegularExpressions;

namespace Netto.Outcomes.Tests.Golden;

/// <summary>Every code that outcomes can give has its page.</summary>
[Trait("Kind", "Golden")]
public sealed partial class DiagnosticPagesTests
{
    [Fact]
    public void Every_code_has_a_page()
    {
        var root = RepositoryFolder.Root();
        var codes = Directory
            .GetFiles(Path.Combine(root, "src", "Netto.Outcomes"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value))
            .Distinct()
            .Order()
            .ToList();
        codes.ShouldNotBeEmpty();
        codes.Where(code => !HasPage(root, code)).ShouldBeEmpty();
    }

    private static bool HasPage(string root, string code)
    {
        var path = Path.Combine(root, "docs", "reference", "diagnostics", $"{code}.md");
        return File.Exists(path) && File.ReadAllText(path).StartsWith($"# {code}: ", StringComparison.Ordinal);
    }

    [GeneratedRegex("\"(?<code>OUT[0-9]{3})\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}

/// <summary>Finds the repository above the test assembly.</summary>
internal static class RepositoryFolder
{
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Netto.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Netto.slnx was not found above the tests.");
        }
        return folder.FullName;
    }
}
