using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Netto.Cli.Tests.Planning;

/// <summary>Every command in the pages on the design of experiments runs.</summary>
[Trait("Kind", "Spec")]
public sealed partial class DesignPagesTests : IDisposable
{
    private static readonly string[] Pages =
    [
        "plan",
        "sequential",
        "sample-ratio",
        "randomisation-inference",
        "multiplicity",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netto-pages");

    public static TheoryData<string> Commands =>
        [
            .. Pages
                .SelectMany(page => Block().Matches(File.ReadAllText(Path.Combine(Methods(), page + ".md"))))
                .SelectMany(block => block.Groups["body"].Value.Split('\n'))
                .Where(line => line.StartsWith("netto ", StringComparison.Ordinal)),
        ];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_of_the_book_runs(string line)
    {
        await PrepareAsync();
        string[] arguments = [.. Argument().Matches(line["netto ".Length..]).Select(m => m.Value.Trim('"'))];

        var run = await Cli.RunAsync(_folder.FullName, arguments);

        run.ExitCode.ShouldBe(0, $"{line}\n{run.Error}");
        run.Out.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_pages_have_commands() => Commands.Count.ShouldBeGreaterThan(10);

    private async Task PrepareAsync()
    {
        (await Cli.RunAsync(_folder.FullName, "init", ".", "--template", "flat")).ExitCode.ShouldBe(0);
        var people = new StringBuilder("arm,office,digit,weeks,wage\n");
        for (var i = 0; i < 60; i++)
        {
            var digit = (7 * i) % 10;
            people.AppendLine(
                CultureInfo.InvariantCulture,
                $"{(digit % 2 == 0 ? "control" : "service")},{i / 20},{digit},{20 + (10 * Math.Sin(i))},{12 + Math.Cos(3.3 * i)}"
            );
        }
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "people.csv"),
            people.ToString(),
            TestContext.Current.CancellationToken
        );
    }

    private static string Methods()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "docs", "methods")))
        {
            folder = folder.Parent!;
        }
        return Path.Combine(folder.FullName, "docs", "methods");
    }

    [GeneratedRegex("```\n(?<body>netto .*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Block();

    [GeneratedRegex("\"[^\"]*\"|\\S+", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Argument();
}
