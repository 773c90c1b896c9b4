using System.Text.Json;
using Netto.Formulas.Data;
using Netto.Statistics.Comparisons;
using Netto.Statistics.Distributions;
using Netto.Statistics.Ranks;
using Netto.Statistics.Tests.Data;
using static Netto.Statistics.Tests.Data.Agreement;
using TestResult = Netto.Statistics.Comparisons.TestResult;

namespace Netto.Statistics.Tests.Comparisons;

[Trait("Kind", "Reference")]
public sealed class ComparisonReferenceTests
{
    [Theory]
    [InlineData("penn_bonus", "two_proportions_exit10")]
    [InlineData("jobs2", "two_proportions_work1")]
    [InlineData("jobs2", "two_proportions_job_dich")]
    [InlineData("lalonde_nsw", "two_proportions_emp78")]
    public void Two_shares_agree_with_R(string dataset, string id)
    {
        var reference = ReferenceFolder.Case(dataset, id);
        var counts = reference.GetProperty("table");
        var (treated, control) = (TallyOf(counts.GetProperty("treated")), TallyOf(counts.GetProperty("control")));
        var z = Proportions.Compare(treated, control);
        z.Estimate.ShouldAgree(reference.GetProperty("diff"), ClosedForm);
        z.Statistic.ShouldAgree(reference.GetProperty("z_pooled"), ClosedForm);
        z.PValue.ShouldAgree(reference.GetProperty("p_z_pooled"), ClosedForm);
        z.StandardError.ShouldAgree(reference.GetProperty("se_unpooled"), ClosedForm);
        z.Interval!.Value.Low.ShouldAgree(reference.GetProperty("ci95_newcombe")[0], ClosedForm);
        z.Interval!.Value.High.ShouldAgree(reference.GetProperty("ci95_newcombe")[1], ClosedForm);

        var table = TwoByTwo(treated, control);
        ChiSquareTest.Independence(table).Statistic.ShouldAgree(reference.GetProperty("chi2"), ClosedForm);
        ChiSquareTest.Independence(table).PValue.ShouldAgree(reference.GetProperty("p_chi2"), ClosedForm);
        var yates = ChiSquareTest.Independence(table, ContinuityCorrection.Yates);
        yates.Statistic.ShouldAgree(reference.GetProperty("chi2_yates"), ClosedForm);
        yates.PValue.ShouldAgree(reference.GetProperty("p_chi2_yates"), ClosedForm);

        var fisher = FisherExactTest.Run(table);
        fisher.PValue.ShouldAgree(reference.GetProperty("fisher_p_two_sided"), ClosedForm);
        // R finds these roots with uniroot's default tolerance.
        fisher.Estimate.ShouldAgree(reference.GetProperty("fisher_conditional_or"), 1e-4);
        fisher.Interval!.Value.Low.ShouldAgree(reference.GetProperty("fisher_or_ci95")[0], 1e-4);
        fisher.Interval!.Value.High.ShouldAgree(reference.GetProperty("fisher_or_ci95")[1], 1e-4);
    }

    [Theory]
    [InlineData("penn_bonus", "chi_arm_by_dependents")]
    [InlineData("jobs2", "chi_treat_by_educ")]
    [InlineData("jobs2", "chi_treat_by_occp")]
    [InlineData("unemployment_romeo", "chi_reason_by_pubemp")]
    public void Tables_agree_with_R(string dataset, string id)
    {
        var reference = ReferenceFolder.Case(dataset, id);
        var table = new ContingencyTable([
            .. reference
                .GetProperty("counts")
                .EnumerateArray()
                .Select(r => r.EnumerateArray().Select(c => c.GetDouble()).ToArray()),
        ]);
        var test = ChiSquareTest.Independence(table);
        test.Statistic.ShouldAgree(reference.GetProperty("chi2"), ClosedForm);
        test.DegreesOfFreedom.ShouldBe(reference.GetProperty("df").GetDouble());
        test.PValue.ShouldAgree(reference.GetProperty("p"), ClosedForm);
        if (reference.GetProperty("fisher_p").ValueKind == JsonValueKind.Number)
        {
            // R's own network merges paths within 1e-7 and sums in single steps.
            FisherExactTest.Run(table).PValue.ShouldAgree(reference.GetProperty("fisher_p"), 1e-6);
        }
    }

    [Theory]
    [InlineData("penn_bonus", "two_sample_weeks", "inuidur1")]
    [InlineData("penn_bonus", "two_sample_logweeks", "log")]
    [InlineData("jobs2", "two_sample_depress2", "depress2")]
    [InlineData("jobs2", "two_sample_age", "age")]
    [InlineData("lalonde_nsw", "two_sample_re78", "re78")]
    [InlineData("unemployment_romeo", "two_sample_duration", "duration")]
    [InlineData("njmin", "two_sample_dfte", "dfte")]
    public void Two_samples_agree_with_R(string dataset, string id, string column)
    {
        var reference = ReferenceFolder.Case(dataset, id);
        var (first, second) = Samples(dataset, column);
        var (a, b) = (Moments.Of(first), Moments.Of(second));
        a.Mean.ShouldAgree(reference.GetProperty("mean1"), ClosedForm);
        b.StandardDeviation.ShouldAgree(reference.GetProperty("sd0"), ClosedForm);
        Agrees(Means.Welch(a, b), reference.GetProperty("welch"));
        Agrees(Means.Student(a, b), reference.GetProperty("student"));
        var spread = reference.GetProperty("var_ratio_F");
        var ratio = Math.Pow(a.StandardDeviation!.Value / b.StandardDeviation!.Value, 2);
        ratio.ShouldAgree(spread.GetProperty("F"), ClosedForm);
        var tail = Math.Min(FisherF.LowerTail(ratio, a.N - 1, b.N - 1), FisherF.UpperTail(ratio, a.N - 1, b.N - 1));
        (2 * tail).ShouldAgree(spread.GetProperty("p"), ClosedForm);
        StandardizedDifference
            .Of(a, b, Denominator.Pooled)
            .Value.ShouldAgree(reference.GetProperty("cohen_d_pooled"), ClosedForm);

        var ranks = reference.GetProperty("mann_whitney");
        var test = MannWhitneyTest.Run(first, second);
        test.Test.Statistic.ShouldAgree(ranks.GetProperty("U_first"), ClosedForm);
        test.TieCorrectedVariance.ShouldAgree(ranks.GetProperty("var_tie_corrected"), ClosedForm);
        test.Test.PValue.ShouldAgree(ranks.GetProperty("p_normal_continuity"), ClosedForm);
        test.PValueWithoutCorrection.ShouldAgree(ranks.GetProperty("p_normal_no_continuity"), ClosedForm);
    }

    [Theory]
    [InlineData("jobs2", "two_sample_depress2")]
    [InlineData("jobs2", "two_sample_age")]
    [InlineData("lalonde_nsw", "two_sample_re78")]
    public void Exact_rank_test_agrees_with_R(string dataset, string id)
    {
        var reference = ReferenceFolder.Case(dataset, id).GetProperty("mann_whitney_exact_subsample");
        var test = MannWhitneyTest.Run(NumbersOf(reference.GetProperty("a")), NumbersOf(reference.GetProperty("b")));
        test.Test.Statistic.ShouldAgree(reference.GetProperty("U"), ClosedForm);
        test.ExactPValue.ShouldAgree(reference.GetProperty("p_exact_conditional_on_ties"), ClosedForm);
        if (reference.GetProperty("p_exact").ValueKind == JsonValueKind.Number)
        {
            test.ExactPValue.ShouldAgree(reference.GetProperty("p_exact"), ClosedForm);
        }
    }

    [Fact]
    public void Balance_agrees_with_R()
    {
        var reference = ReferenceFolder.Case("jobs2", "standardised_mean_differences").GetProperty("smd");
        var data = ReferenceFolder.Table("jobs2");
        foreach (
            var (name, column) in new[]
            {
                ("age", data.Numbers("age")),
                ("nonwhite", data.Indicator("nonwhite", "non.white1")),
            }
        )
        {
            var (a, b) = Split(column, data.Numbers("treat"));
            StandardizedDifference
                .Of(Moments.Of(a), Moments.Of(b))
                .Value.ShouldAgree(reference.GetProperty(name), ClosedForm);
        }
    }

    private static void Agrees(TestResult actual, JsonElement expected)
    {
        actual.Statistic.ShouldAgree(expected.GetProperty("t"), ClosedForm);
        actual.DegreesOfFreedom.ShouldAgree(expected.GetProperty("df"), ClosedForm);
        actual.PValue.ShouldAgree(expected.GetProperty("p"), ClosedForm);
        actual.StandardError.ShouldAgree(expected.GetProperty("se"), ClosedForm);
        actual.Interval!.Value.Low.ShouldAgree(expected.GetProperty("ci95")[0], ClosedForm);
        actual.Interval!.Value.High.ShouldAgree(expected.GetProperty("ci95")[1], ClosedForm);
    }

    private static (double[] First, double[] Second) Samples(string dataset, string column)
    {
        var data = ReferenceFolder.Table(dataset);
        if (dataset == "unemployment_romeo")
        {
            return Split(data.Numbers(column), data.Indicator("pubemp", "yes"));
        }

        if (dataset == "njmin")
        {
            var stores = ReferenceTables.Of(dataset, column);
            double[] Values(string name) => ((NumberColumn)stores.Find(name)!).Values;
            var (change, jersey) = (Values(column), Values("nj"));
            int[] known = [.. Enumerable.Range(0, change.Length).Where(i => !double.IsNaN(change[i]))];
            return Split(Array.ConvertAll(known, i => change[i]), Array.ConvertAll(known, i => jersey[i]));
        }

        if (dataset != "penn_bonus")
        {
            return Split(data.Numbers(column), data.Numbers("treat"));
        }

        var arms = data.Numbers("tg");
        data = data.Where(i => arms[i] is 0 or 4);
        var weeks = data.Numbers("inuidur1");
        return Split(column == "log" ? Array.ConvertAll(weeks, Math.Log) : weeks, data.Indicator("tg", "4"));
    }

    private static (double[] First, double[] Second) Split(double[] values, double[] group) =>
        ([.. values.Where((_, i) => group[i] == 1)], [.. values.Where((_, i) => group[i] == 0)]);

    private static Tally TallyOf(JsonElement pair) => new(pair[0].GetDouble(), pair[1].GetDouble());

    private static double[] NumbersOf(JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetDouble())];

    private static ContingencyTable TwoByTwo(Tally a, Tally b) =>
        new([
            [a.Successes, a.N - a.Successes],
            [b.Successes, b.N - b.Successes],
        ]);
}
