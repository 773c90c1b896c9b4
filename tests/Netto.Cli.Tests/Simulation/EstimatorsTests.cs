using Netto.Cli.Validation.Estimators;

namespace Netto.Cli.Tests.Simulation;

/// <summary>A short seeded form of <c>netto validate estimators</c>: the page in the book has 10,000 worlds a row.</summary>
[Trait("Kind", "Simulation")]
public sealed class EstimatorsTests
{
    private const int Trials = 200;

    public static TheoryData<string> Estimators => [.. EstimatorDesign.All.Select(design => design.Name)];

    [Theory]
    [MemberData(nameof(Estimators))]
    public void Intervals_hold_the_truth_where_a_rival_fails(string name)
    {
        var design = EstimatorDesign.All.Single(d => d.Name == name);

        var row = EstimatorStudy.Run(design, Trials, seed: 3, TestContext.Current.CancellationToken);

        row.Own.Refused.ShouldBe(0);
        row.Own.Coverage.ShouldBeGreaterThan(0.95 - 4 * row.Own.CoverageError);
        if (!design.AtLeast)
            row.Own.Coverage.ShouldBeLessThan(0.95 + 4 * row.Own.CoverageError);
        if (!double.IsNaN(row.Own.Bias))
            Math.Abs(row.Own.Bias).ShouldBeLessThan(4 * row.Own.BiasError);
        // With few trials, of those that resample, the rival's failure shows on the page only.
        if (design.Every == 1)
            row.Rival.Coverage.ShouldBeLessThan(0.9);
    }

    [Fact]
    public async Task An_estimator_that_is_not_there_is_refused_with_the_ones_that_are()
    {
        var run = await Cli.RunAsync(".", "validate", "estimators", "--only", "astrology");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("Kaplan-Meier");
    }
}
