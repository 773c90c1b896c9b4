using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Netto.Cli.Tests.Surveys;

/// <summary>The commands on the pages on surveys, scales and sensitivity run as they stand there, on made answers.</summary>
[Trait("Kind", "Spec")]
public sealed partial class SurveyPagesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netto-pages");

    public SurveyPagesTests()
    {
        Write("answers.csv", Answers());
        Write("jobs.csv", Jobs());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("surveys.md", 10)]
    [InlineData("scales.md", 3)]
    [InlineData("sensitivity.md", 2)]
    public async Task Commands_run(string page, int least)
    {
        var lines = Blocks()
            .Matches(await File.ReadAllTextAsync(Page(page), TestContext.Current.CancellationToken))
            .SelectMany(m => m.Groups["code"].Value.Split('\n'))
            .Where(l => l.StartsWith("netto ", StringComparison.Ordinal))
            .ToArray();
        lines.Length.ShouldBeGreaterThanOrEqualTo(least);
        foreach (var line in lines)
        {
            string[] arguments = [.. Words().Matches(line["netto ".Length..]).Select(m => m.Value.Trim('"'))];
            var outcome = await Cli.RunAsync(_folder.FullName, arguments);
            outcome.ExitCode.ShouldBe(0, $"{line}\n{outcome.Error}");
            outcome.Out.ShouldNotBeEmpty(line);
        }
    }

    private static string Page(string name)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "docs", "methods", name);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new FileNotFoundException("The page is part of the repository.", name);
    }

    // 120 people in 12 offices of 2 regions; the numbers follow from the row, without chance.
    private static string Answers()
    {
        var text = new StringBuilder("grade,arm,w,region,office,opinion,hours,wage,works,age,q1,q2,q3,t0,t1\n");
        for (var i = 0; i < 120; i++)
        {
            var office = i / 10;
            var a = 1 + i * 7 % 5;
            var b = 1 + (i * 7 + i / 3) % 5;
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{4 + i * 13 % 7},{(i % 2 == 0 ? "a" : "b")},{1 + i % 3},{(office < 6 ? "n" : "s")},{office},{(i * 11 % 4 == 0 ? "yes" : "no")},{i * 17 % 40},{10 + i * 5 % 9},{i * 29 % 3 / 2},{20 + i * 31 % 40},{a},{6 - b},{Math.Min(5, (a + b) / 2 + i % 2)},{1 + i * 3 % 5},{1 + i * 3 % 5 + (i % 5 == 0 ? 1 : 0)}"
            );
        }

        return text.ToString();
    }

    private static string Jobs()
    {
        var text = new StringBuilder("depress2,treat,job_seek,age\n");
        for (var i = 0; i < 90; i++)
        {
            var seek = 3 + i % 2 * 0.5 + i * 13 % 11 * 0.1;
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{2 - 0.3 * seek + i * 17 % 13 * 0.1},{i % 2},{seek},{25 + i * 7 % 30}"
            );
        }

        return text.ToString();
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    [GeneratedRegex("```\n(?<code>.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1_000)]
    private static partial Regex Blocks();

    [GeneratedRegex("\"[^\"]*\"|\\S+", RegexOptions.None, 1_000)]
    private static partial Regex Words();
}
