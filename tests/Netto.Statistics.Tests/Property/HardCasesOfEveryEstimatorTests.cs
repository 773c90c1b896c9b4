using Netto.Statistics.Models;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Property;

/// <summary>Data that cannot be estimated from, or not as they are: every estimator answers with a code, never with a number made up.</summary>
[Trait("Kind", "Hand")]
public sealed class HardCasesOfEveryEstimatorTests
{
    private static readonly MadeTrial Trial = MadeTrial.Of(4);

    public static TheoryData<string> Everyone => [.. EstimatorCase.All.Select(e => e.Name)];

    public static TheoryData<string> WithClusters =>
        [.. EstimatorCase.All.Where(e => e.TakesClusters).Select(e => e.Name)];

    public static TheoryData<string> WithWeights =>
        [.. EstimatorCase.All.Where(e => e.TakesFrequency).Select(e => e.Name)];

    public static TheoryData<string> Durations =>
        [.. EstimatorCase.All.Where(e => e.Outcome == "weeks").Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Everyone))]
    public void What_is_not_finite_is_named(string name)
    {
        if (name.StartsWith("survey", StringComparison.Ordinal))
        {
            return; // An answer not given is a row left out there.
        }
        foreach (var bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            foreach (var column in new[] { "x", Of(name).Outcome })
            {
                var seen = Array.FindIndex(Trial.Columns["seen"], s => s == 1);
                var error = Refused(name, Trial.WithValue(column, seen, bad));
                error.Code.ShouldBeOneOf(StatisticsErrors.NotFinite, "BIN001", "SRV001");
                error.Facts.ShouldContain(column);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public void A_column_that_repeats_another_is_dropped_by_name(string name)
    {
        var values = Trial.Columns["v"];
        var twice = new MadeTrial(
            Trial.Columns.ToDictionary(
                c => c.Key,
                c => c.Key == "x" ? Array.ConvertAll(values, v => 2 * v - 1) : c.Value
            )
        );
        // With x as the only covariate of the outcome nothing is repeated there, but in the other equation.
        var fit = Fit(name, twice);
        if (!name.StartsWith("two-step", StringComparison.Ordinal) && name != "heckman")
        {
            fit.DroppedColumns.Count.ShouldBe(1);
            fit.Warnings.ShouldContain(w => w.Code == Warning.ColumnDropped);
        }
        fit.Coefficients.ShouldAllBe(c => double.IsFinite(c.Estimate) && c.StandardError > 0);
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public void A_variance_of_1e_12_keeps_six_digits_or_is_refused(string name)
    {
        var far = Trial.With("x", v => 3 + 1e-6 * v);
        var (plain, tiny) = (Fit(name, Trial), Fit(name, far));
        foreach (var term in plain.Coefficients.Terms.Where(t => t is "x" or "v" or "arm" or "served" or "arm:late"))
        {
            var unit = term == "x" ? 1e6 : 1;
            var (a, b) = (plain.Coefficients[term], tiny.Coefficients[term]);
            b.Estimate.ShouldBe(unit * a.Estimate, 1e-6 * unit * a.StandardError, term);
            b.StandardError.ShouldBe(unit * a.StandardError, 1e-6 * unit * a.StandardError, term);
        }
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public void Fewer_rows_than_columns_give_no_errors_made_up(string name)
    {
        var few = Trial.Take([0, 1, 2]);
        try
        {
            foreach (var coefficient in Fit(name, few).Coefficients)
            {
                (double.IsNaN(coefficient.StandardError) || coefficient.StandardError == 0).ShouldBeTrue(
                    $"{coefficient.Term} {coefficient.Estimate} {coefficient.StandardError}"
                );
            }
        }
        catch (StatisticsException error)
        {
            error.Remedy.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(WithClusters))]
    public void One_cluster_is_refused(string name)
    {
        var one = Clusters.Of(new DataColumn("office", new double[Trial.Rows]));
        Should
            .Throw<StatisticsException>(() =>
                Of(name).Fit(Trial, ObservationWeights.None, CovarianceEstimator.CR1(one))
            )
            .Code.ShouldBe(StatisticsErrors.TooFewClusters);
    }

    [Theory]
    [MemberData(nameof(WithClusters))]
    public void Singleton_clusters_are_robust_errors(string name)
    {
        if (name is "discrete" or "absorbed")
        {
            return; // Its hc0 counts person-periods; its rows alone in a level are left out first.
        }
        var alone = Clusters.Of(new DataColumn("person", [.. Enumerable.Range(0, Trial.Rows).Select(i => (double)i)]));
        var clustered = Of(name).Fit(Trial, ObservationWeights.None, CovarianceEstimator.CR0(alone));
        var robust = Of(name).Fit(Trial, ObservationWeights.None, CovarianceEstimator.HC0);
        foreach (var (a, b) in clustered.Coefficients.Zip(robust.Coefficients))
        {
            a.StandardError.ShouldBe(b.StandardError, 1e-9 * b.StandardError, a.Term);
        }
    }

    [Theory]
    [MemberData(nameof(WithWeights))]
    public void Weights_of_zero_leave_rows_out_and_all_zero_or_one_below_is_refused(string name)
    {
        DataColumn Weights(Func<int, double> of) => new("w", [.. Enumerable.Range(0, Trial.Rows).Select(of)]);
        var half = Of(name).Fit(Trial, new ObservationWeights.Frequency(Weights(i => i % 2)), null);
        var kept = Fit(name, Trial.Take([.. Enumerable.Range(0, Trial.Rows).Where(i => i % 2 == 1)]));
        foreach (var (a, b) in half.Coefficients.Zip(kept.Coefficients))
        {
            a.Estimate.ShouldBe(b.Estimate, 1e-7 * b.StandardError, a.Term);
            a.StandardError.ShouldBe(b.StandardError, 1e-7 * b.StandardError, a.Term);
        }
        foreach (var weights in new[] { Weights(_ => 0), Weights(i => i == 5 ? -1 : 1) })
        {
            Should
                .Throw<StatisticsException>(() => Of(name).Fit(Trial, new ObservationWeights.Frequency(weights), null))
                .Remedy.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Durations))]
    public void All_censored_is_refused(string name) =>
        Refused(name, Trial.With("exit", _ => 0)).Code.ShouldBe("SRV002");

    [Fact]
    public void Ties_everywhere_leave_Cox_the_odds_of_one_moment()
    {
        // All leave or are cut off in the same week: with Breslow one risk set for all events.
        var fit = Fit("cox", Trial.With("weeks", _ => 3));
        fit.Coefficients.ShouldAllBe(c => double.IsFinite(c.Estimate) && c.StandardError > 0);
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public void An_arm_without_anybody_gives_no_effect(string name)
    {
        var effect = Of(name).Effect;
        try
        {
            Fit(name, Trial.With("arm", _ => 1)).Coefficients.Has(effect).ShouldBeFalse();
        }
        catch (StatisticsException error)
        {
            error.Remedy.ShouldNotBeEmpty();
        }
    }

    private static EstimatorCase Of(string name) => EstimatorCase.All.Single(e => e.Name == name);

    private static IFittedModel Fit(string name, MadeTrial data) => Of(name).Fit(data, ObservationWeights.None, null);

    private static StatisticsException Refused(string name, MadeTrial data) =>
        Should.Throw<StatisticsException>(() => Fit(name, data));
}
