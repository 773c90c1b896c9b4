using Netto.Outcomes.Tests.Spec;

namespace Netto.Outcomes.Tests.Golden;

/// <summary>The pages on outcomes, with the SQL of each kind, are those of the specification.</summary>
[Trait("Kind", "Golden")]
public sealed class SpecPagesTests
{
    public static TheoryData<string> Pages => [.. SpecPages.All().Keys];

    /// <summary>Set NETTO_UPDATE=1 to write the pages anew after a change of the specification or the compiler.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_in_the_docs_is_current(string page)
    {
        var path = Path.Combine(Folder(), page);
        var text = SpecPages.All()[page];
        if (Environment.GetEnvironmentVariable("NETTO_UPDATE") == "1")
        {
            Directory.CreateDirectory(Folder());
            File.WriteAllText(path, text);
        }
        File.Exists(path).ShouldBeTrue("run the tests with NETTO_UPDATE=1");
        File.ReadAllText(path).ReplaceLineEndings("\n").ShouldBe(text, "run the tests with NETTO_UPDATE=1");
    }

    [Fact]
    public void No_other_page_lies_among_them() =>
        Directory.GetFiles(Folder()).Select(Path.GetFileName).ShouldBe(SpecPages.All().Keys, ignoreOrder: true);

    private static string Folder() => Path.Combine(RepositoryFolder.Root(), "docs", "outcomes");
}
