using Netto.Cli.Validation;

namespace Netto.Cli.Tests.Simulation;

/// <summary>The short version of <c>netto validate coverage</c>, within four Monte Carlo errors.</summary>
[Trait("Kind", "Simulation")]
public sealed class CoverageTests
{
    private const int Trials = 400;

    public static TheoryData<string> Methods => [.. CoverageMethod.All.Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Intervals_hold_the_truth_as_often_as_they_promise(string name)
    {
        var method = CoverageMethod.All.Single(m => m.Name == name);

        var row = CoverageStudy.Run(method, Trials, seed: 7, TestContext.Current.CancellationToken);

        row.Failed.ShouldBe(0);
        Math.Abs(row.Coverage - 0.95).ShouldBeLessThan(4 * row.CoverageError);
        Math.Abs(row.Bias).ShouldBeLessThan(4 * row.BiasError);
    }

    [Fact]
    public void An_interval_round_the_wrong_truth_is_found_out()
    {
        var method = CoverageMethod.All.Single(m => m.Name == "late");
        var wrong = method with { Truth = method.Truth + 0.1 };

        var row = CoverageStudy.Run(wrong, Trials, seed: 7, TestContext.Current.CancellationToken);

        row.Coverage.ShouldBeLessThan(0.5);
    }
}
