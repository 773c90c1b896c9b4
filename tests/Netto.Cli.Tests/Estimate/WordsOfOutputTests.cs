using System.Globalization;
using System.Text;

namespace Netto.Cli.Tests.Estimate;

/// <summary>What the text of <c>netto estimate</c> says, and how wide it is.</summary>
[Trait("Kind", "Spec")]
public sealed class WordsOfOutputTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netto-words-");

    public WordsOfOutputTests()
    {
        var text = new StringBuilder("y,b,x,g,a_column_with_quite_a_long_name\n");
        for (var i = 0; i < 60; i++)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{1e-7 * (i * 17 % 23 - 11)},{i * 29 % 7 / 4},{i * 13 % 11},{i % 3 - 1},{i * 7 % 19}"
            );
        }
        File.WriteAllText(Path.Combine(folder.FullName, "t.csv"), text.ToString());
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Lines_fit_a_hundred_columns()
    {
        var run = await Run("ols", "y ~ x + a_column_with_quite_a_long_name");
        var lines = run.Out.Split('\n');
        lines.ShouldContain("a_column_with_quite_a_long_name");
        lines.Max(l => l.Length).ShouldBeLessThanOrEqualTo(100);
    }

    [Fact]
    public async Task A_computed_minus_zero_is_the_category_zero()
    {
        var run = await Run("ols", "y ~ C(-1 * g)");
        run.Out.ShouldContain("[0]");
        run.Out.ShouldNotContain("[-0]");
    }

    [Fact]
    public async Task A_condition_beside_its_variable_is_warned_about()
    {
        const string Warned = "BIN101: The marginal effect of x holds I(x > 5) still, though it is made of x.";
        (await Run("probit", "b ~ x + I(x > 5)")).Out.ShouldContain(Warned);
        (await Run("probit", "b ~ x * g + I(x^2)")).Out.ShouldNotContain("BIN101");
    }

    private async Task<Cli.Outcome> Run(string method, string formula)
    {
        var run = await Cli.RunAsync(folder.FullName, "estimate", method, formula, "--data", "t.csv");
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        return run;
    }
}
