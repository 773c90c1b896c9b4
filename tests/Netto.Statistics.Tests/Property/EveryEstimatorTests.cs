using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Property;

/// <summary>Laws that every estimator keeps: order of rows, units, where zero is, which arm is called one, weights that split.</summary>
[Trait("Kind", "Property")]
public sealed class EveryEstimatorTests
{
    private static readonly MadeTrial Trial = MadeTrial.Of(3);

    public static TheoryData<string> Everyone => [.. EstimatorCase.All.Select(e => e.Name)];

    public static TheoryData<string> WithFrequency =>
        [.. EstimatorCase.All.Where(e => e.TakesFrequency).Select(e => e.Name)];

    public static TheoryData<string> Linear => [.. EstimatorCase.All.Where(e => e.IsLinear).Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Everyone))]
    public void Order_of_rows_does_not_matter(string name)
    {
        int[] order = [.. Enumerable.Range(0, Trial.Rows)];
        new RandomSource(1, 5).Shuffle(order.AsSpan());
        Same(Fit(name, Trial), Fit(name, Trial.Take(order)));
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public void Units_of_a_covariate_change_its_coefficient_alone(string name) =>
        Same(Fit(name, Trial), Fit(name, Trial.With("x", v => 1000 * v)), term => term == "x" ? 0.001 : 1);

    [Theory]
    [MemberData(nameof(Everyone))]
    public void Where_zero_of_a_covariate_is_moves_the_level_alone(string name) =>
        Same(Fit(name, Trial), Fit(name, Trial.With("x", v => v + 50)), IsLevel);

    [Theory]
    [MemberData(nameof(Everyone))]
    public void The_arm_called_one_decides_the_sign_alone(string name)
    {
        if (name is "drdid")
        {
            return; // An effect on the treated: the other arm has another one.
        }
        var turned = Fit(name, Trial.With("arm", a => 1 - a));
        Same(
            Fit(name, Trial),
            turned,
            term => term is "arm" or "arm:late" ? -1 : 1,
            // With a product the effect of the period is that of the arm called zero.
            term => IsLevel(term) || (name == "did" && term == "late")
        );
    }

    [Theory]
    [MemberData(nameof(WithFrequency))]
    public void A_weight_of_three_is_the_row_three_times_or_once_and_twice(string name)
    {
        var counts = Trial.Columns["count"];
        var estimator = EstimatorCase.All.Single(e => e.Name == name);
        IFittedModel Weighted(MadeTrial data) =>
            estimator.Fit(data, new ObservationWeights.Frequency(data["count"]), null);
        int[] all = [.. Enumerable.Range(0, Trial.Rows)];
        var repeated = Trial.Take([.. all.SelectMany(i => Enumerable.Repeat(i, (int)counts[i]))]);
        var split = Trial.Take([.. all.SelectMany(i => Enumerable.Repeat(i, counts[i] > 1 ? 2 : 1))]);
        double[] parts = [.. counts.SelectMany(c => c > 1 ? new[] { 1, c - 1 } : [c])];
        var halves = new MadeTrial(split.Columns.ToDictionary(c => c.Key, c => c.Key == "count" ? parts : c.Value));

        var whole = Weighted(Trial);

        Same(Fit(name, repeated), whole);
        Same(whole, Weighted(halves));
        // Cox takes case weights, whose number of rows is that of the data, as R's coxph says it; hazards by period count person-periods.
        whole.N.ShouldBe(
            name switch
            {
                "cox" => Trial.Rows,
                "discrete" => Fit(name, repeated).N,
                _ => counts.Sum(),
            }
        );
    }

    [Theory]
    [MemberData(nameof(Linear))]
    public void A_constant_added_to_the_outcome_moves_the_level_alone(string name) =>
        Same(Fit(name, Trial), Fit(name, Trial.With("y", v => v + 100)), IsLevel);

    [Theory]
    [MemberData(nameof(Linear))]
    public void Units_of_the_outcome_scale_all(string name) =>
        Same(Fit(name, Trial), Fit(name, Trial.With("y", v => 1000 * v)), _ => 1000);

    [Theory]
    [MemberData(nameof(Everyone))]
    public void A_result_lists_what_it_measures_and_prints_it(string name)
    {
        var fit = Fit(name, Trial);
        fit.Measures.ShouldNotBeEmpty();
        fit.Measures.Select(m => m.Name).ShouldBeUnique();
        fit.Coefficients.ShouldContain(c => c.Term == EstimatorCase.All.Single(e => e.Name == name).Effect);
        var text = Netto.Statistics.Summaries.ModelSummary.Of(fit).ToString();
        text.ShouldContain(fit.Measures[0].Name);
        text.Split('\n').Max(l => l.Length).ShouldBeLessThanOrEqualTo(100);
    }

    private static bool IsLevel(string term) =>
        term == Design.Constant || term.StartsWith("interval", StringComparison.Ordinal);

    private static IFittedModel Fit(string name, MadeTrial data) =>
        EstimatorCase.All.Single(e => e.Name == name).Fit(data, ObservationWeights.None, null);

    private static void Same(IFittedModel one, IFittedModel other, Func<string, bool> skip) =>
        Same(one, other, _ => 1, skip);

    private static void Same(
        IFittedModel one,
        IFittedModel other,
        Func<string, double>? factor = null,
        Func<string, bool>? skip = null
    )
    {
        other.Coefficients.Terms.ShouldBe(one.Coefficients.Terms);
        foreach (var (a, b) in one.Coefficients.Zip(other.Coefficients))
        {
            if (skip?.Invoke(a.Term) == true)
            {
                continue;
            }
            var times = factor?.Invoke(a.Term) ?? 1;
            var error = Math.Abs(times) * a.StandardError;
            error.ShouldBeGreaterThan(0, a.Term);
            Math.Abs(b.Estimate - times * a.Estimate).ShouldBeLessThan(1e-6 * error, $"estimate of {a.Term}");
            b.StandardError.ShouldBe(error, 1e-6 * error, $"error of {a.Term}");
        }
    }
}
