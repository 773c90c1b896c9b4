using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Netto.Statistics.Models;

namespace Netto.Architecture.Tests;

/// <summary>What people who use the package alone rely on.</summary>
[Trait("Kind", "Architecture")]
public sealed partial class StatisticsPackageTests
{
    private static string Folder => Path.Combine(Repository.Root, "src", "Netto.Statistics");

    private static string Sample => Path.Combine(Repository.Root, "samples", "statistics");

    [Fact]
    public void The_public_api_is_the_one_on_file()
    {
        var file = Path.Combine(Folder, "PublicApi.txt");
        var now = PublicApi.Lines(typeof(IFittedModel).Assembly).ToArray();
        if (Environment.GetEnvironmentVariable("NETTO_UPDATE") == "1")
            File.WriteAllLines(file, now);

        var filed = File.ReadAllLines(file);

        filed
            .Except(now, StringComparer.Ordinal)
            .Select(line => "- " + line.Trim())
            .Concat(now.Except(filed, StringComparer.Ordinal).Select(line => "+ " + line.Trim()))
            .ShouldBeEmpty("The public API changed; look at the change, then run the tests with NETTO_UPDATE=1.");
        now.ShouldBe(filed);
    }

    [Fact]
    public void Every_estimator_names_its_source()
    {
        var members = XDocument
            .Load(Path.ChangeExtension(typeof(IFittedModel).Assembly.Location, ".xml"))
            .Descendants("member")
            .ToLookup(member => TypeOf(member.Attribute("name")!.Value), StringComparer.Ordinal);

        var silent = typeof(IFittedModel)
            .Assembly.GetExportedTypes()
            .Where(type => type.GetMethods().Any(method => method.IsStatic && method.Name == "Fit"))
            .Where(type => !Source().IsMatch(string.Concat(members[type.FullName!].Select(member => member.Value))))
            .Select(type => type.FullName);

        silent.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_sample_runs_with_nothing_else()
    {
        var found = XDocument.Load(Path.Combine(Sample, "Statistics.Sample.csproj")).Descendants();
        found.Where(e => e.Name.LocalName == "ProjectReference").ShouldHaveSingleItem();
        found.Where(e => e.Name.LocalName == "PackageReference").ShouldBeEmpty();

        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Statistics.Sample.dll")])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.ShouldBe(0);
        output.ShouldContain("Anderson-Rubin 95% set of the service: [0.07");
        output.Split('\n').ShouldContain(line => line.StartsWith("Detectable: 2.7", StringComparison.Ordinal));
    }

    [Fact]
    public void The_readme_shows_code_of_the_sample()
    {
        var program = File.ReadAllText(Path.Combine(Sample, "Program.cs"));

        var blocks = CodeBlock().Matches(File.ReadAllText(Path.Combine(Folder, "README.md")));

        blocks.ShouldNotBeEmpty();
        blocks.ShouldAllBe(block => program.Contains(block.Groups["code"].Value, StringComparison.Ordinal));
    }

    // "M:Netto.Statistics.Linear.LinearRegression.Fit(…)" is of the type before its last point.
    private static string TypeOf(string member)
    {
        var name = member[2..].Split('(')[0];
        return member[0] == 'T' ? name : name[..name.LastIndexOf('.')];
    }

    [GeneratedRegex(@"doi:|\b(18|19|20)\d\d\b", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Source();

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1_000)]
    private static partial Regex CodeBlock();
}
