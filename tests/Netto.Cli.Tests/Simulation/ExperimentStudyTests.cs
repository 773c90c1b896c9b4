using Netto.Cli.Validation;
using Netto.Protocol;

namespace Netto.Cli.Tests.Simulation;

/// <summary>
/// Effects estimated on simulated experiments, from registers to results, against the truth of the same people: within
/// four Monte Carlo errors, and the bias of the selection-corrected wage effect within what the book reports.
/// </summary>
[Trait("Kind", "Simulation")]
public sealed class ExperimentStudyTests
{
    private const int People = 2000;
    private const int Seeds = 6;

    private static readonly Lazy<IReadOnlyList<StudiedRow>> Rows = new(() =>
    {
        var study = new ExperimentStudy("wga", People);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            study.Add(
                seed,
                ["job-large", "job-days", "hourly-wage"],
                [EffectMethod.Did, EffectMethod.DidIv, EffectMethod.SelectionIv],
                TestContext.Current.CancellationToken
            );
        }

        return study.Rows();
    });

    [Theory]
    [InlineData("job-large", "treatment-regular", "did")]
    [InlineData("job-large", "regular-control", "did-iv")]
    [InlineData("job-days", "treatment-regular", "did")]
    [InlineData("job-days", "regular-control", "did-iv")]
    public void Comparisons_with_the_regular_offices_find_the_truth(string outcome, string comparison, string method)
    {
        var row = Row(outcome, comparison, method);

        row.Seeds.ShouldBe(Seeds);
        Math.Abs(row.Bias).ShouldBeLessThan(4 * Error(row));
        // The standard errors are of the size of the errors: with six seeds within a factor of three.
        (row.MeanStandardError / row.StandardDeviation).ShouldBeInRange(1.0 / 3, 3);
    }

    [Fact]
    public void The_selection_corrected_wage_effect_is_estimated_in_every_experiment_near_the_truth()
    {
        var row = Row("hourly-wage", "treatment-control", "selection-iv");

        row.Seeds.ShouldBe(Seeds);
        Math.Abs(row.Bias).ShouldBeLessThan(4 * Error(row));
    }

    /// <summary>With a wrong truth the same study would fail: the test can tell.</summary>
    [Fact]
    public void An_effect_of_ten_points_more_would_be_found_out()
    {
        var row = Row("job-large", "treatment-regular", "did");

        Math.Abs(row.Bias + 0.10).ShouldBeGreaterThan(4 * Error(row));
    }

    // The spread of six errors is itself uncertain: the larger of that and of the standard errors counts.
    private static double Error(StudiedRow row) =>
        Math.Max(row.BiasError, row.MeanStandardError / Math.Sqrt(row.Seeds));

    private static StudiedRow Row(string outcome, string comparison, string method) =>
        Rows.Value.Single(row => row.Effect == new StudiedEffect(outcome, comparison, method));
}
