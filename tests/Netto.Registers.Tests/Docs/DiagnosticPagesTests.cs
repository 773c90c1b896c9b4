using System.Text.RegularExpressions;

namespace Netto.Registers.Tests.Docs;

[Trait("Kind", "Spec")]
public sealed partial class DiagnosticPagesTests
{
    [Fact]
    public void Every_code_of_the_registers_has_its_page()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Netto.slnx")))
        {
            root = root.Parent;
        }
        var source = Path.Combine(root!.FullName, "src", "Netto.Registers");
        var codes = Directory
            .GetFiles(source, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => CodePattern().Matches(File.ReadAllText(file)).Select(match => match.Value))
            .Distinct(StringComparer.Ordinal)
            .ToList();

        codes.Count.ShouldBeGreaterThan(10);
        foreach (var code in codes)
        {
            File.Exists(Path.Combine(root.FullName, "docs", "reference", "diagnostics", code + ".md"))
                .ShouldBeTrue(code);
        }
    }

    [GeneratedRegex(@"REG\d{3}", RegexOptions.None, 1000)]
    private static partial Regex CodePattern();
}
