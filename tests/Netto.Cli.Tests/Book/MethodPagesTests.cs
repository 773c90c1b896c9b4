namespace Netto.Cli.Tests.Book;

/// <summary>Every command on the pages about methods runs, and prints what the page says it prints.</summary>
/// <remarks>Set NETTO_UPDATE=1 to write the outputs of a page anew, but for those with a line that stands for others.</remarks>
[Trait("Kind", "Spec")]
public sealed class MethodPagesTests
{
    private static readonly string Repository = FindRepository();
    private static readonly string Folder = Path.Combine(Repository, "docs", "methods");

    // Lists, and the table that a command of its own makes.
    private static readonly string[] NotAboutOneMethod = ["README", "messages", "accuracy"];

    public static TheoryData<string> Pages =>
        [
            .. Directory
                .EnumerateFiles(Folder, "*.md")
                .Select(p => Path.GetFileNameWithoutExtension(p)!)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Commands_print_what_the_page_shows(string page)
    {
        var path = Path.Combine(Folder, page + ".md");
        var lines = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Split('\n').ToList();
        var blocks = BookBlock.Of(lines);
        using var run = new BookRun(Repository);
        var outputs = new List<(BookBlock Shown, string[] Printed)>();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].FileName is not null)
            {
                await run.WriteAsync(blocks[i]);
            }
            if (!blocks[i].HasCommands)
            {
                continue;
            }
            var shown = i + 1 < blocks.Count && blocks[i + 1].Language == "text" ? blocks[i + 1] : null;
            var printed = await run.FollowAsync(blocks[i], shown?.ExitCode ?? 0);
            if (shown is not null)
            {
                outputs.Add((shown, printed.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')));
            }
        }

        if (Environment.GetEnvironmentVariable("NETTO_UPDATE") == "1")
        {
            await UpdateAsync(path, lines, outputs);
        }
        outputs.Count.ShouldSatisfyAllConditions(() =>
            (outputs.Count > 0).ShouldBe(!NotAboutOneMethod.Contains(page), page)
        );
        foreach (var (shown, printed) in outputs)
        {
            PrintedText
                .Missing(shown.Lines, printed)
                .ShouldBeNull($"{page}.md, line {shown.First + 1}; printed was:\n{string.Join('\n', printed)}");
        }
    }

    private static async Task UpdateAsync(
        string path,
        List<string> lines,
        List<(BookBlock Shown, string[] Printed)> outputs
    )
    {
        foreach (var (shown, printed) in Enumerable.Reverse(outputs))
        {
            if (!shown.Lines.Any(l => l.Contains(PrintedText.Anything, StringComparison.Ordinal)))
            {
                lines.RemoveRange(shown.First, shown.Lines.Count);
                lines.InsertRange(shown.First, printed.Select(l => l.TrimEnd()));
            }
        }
        await File.WriteAllTextAsync(path, string.Join('\n', lines), TestContext.Current.CancellationToken);
        Assert.Skip("The page was written anew.");
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "docs", "methods")))
        {
            folder = folder.Parent!;
        }
        return folder.FullName;
    }
}
