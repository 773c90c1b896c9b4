using Netto.Evaluation.Results;
using Netto.Statistics.Distributions;

namespace Netto.Reporting.Tests.Property;

/// <summary>
/// Every effect and every letter of the results of each template, recomputed from the other columns of the same results
/// by the formulas of the textbook: nothing in them may contradict anything else.
/// </summary>
[Trait("Kind", "Property")]
public sealed class ResultsHoldTogetherTests
{
    private const double Exact = 1e-9;

    public static TheoryData<string> Templates => Trials.AllTemplates;

    [Theory]
    [MemberData(nameof(Templates))]
    public void An_effect_lies_between_its_levels_and_counts_its_people(string template)
    {
        var results = Trials.Of(template);
        var estimated = results.Effects.Where(row => row.Estimate is not null).ToList();
        estimated.Count.ShouldBeGreaterThan(20);
        foreach (var row in estimated)
        {
            var outcome = results.Design.Outcomes.Single(own => own.Id == row.Outcome);
            var treated = Treated(results, row);
            row.From.HasValue.ShouldBe(row.To.HasValue, Name(row));
            if (row is { From: { } from, To: { } to })
            {
                to.ShouldBe(from + row.Estimate!.Value, Exact, Name(row));
                // Of those whose traits are all known, where the estimator leaves the others out.
                if (row.Dropped == 0 && !outcome.SelectedOnly)
                {
                    to.ShouldBe(treated.Mean!.Value, Exact, Name(row));
                }
            }
            var counts = outcome is { Unit: "share", SelectedOnly: false };
            row.Persons.HasValue.ShouldBe(counts, Name(row));
            if (counts)
            {
                row.Persons!.Value.ShouldBe(row.Estimate!.Value * (treated.N + treated.Missing), 1e-6, Name(row));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void P_value_interval_and_stars_say_the_same(string template)
    {
        var results = Trials.Of(template);
        var level = 1 - results.Settings.ConfidenceLevel;
        foreach (var row in results.Effects.Where(row => row is { Estimate: not null, StdError: > 0 }))
        {
            var (estimate, error, p) = (row.Estimate!.Value, row.StdError!.Value, row.PValue!.Value);
            var (low, high) = (row.CiLow!.Value, row.CiHigh!.Value);
            low.ShouldBeLessThan(estimate, Name(row));
            high.ShouldBeGreaterThan(estimate, Name(row));
            (p < level).ShouldBe(low > 0 || high < 0, Name(row));
            var t = estimate / error;
            var expected = row.Df is { } df ? StudentT.TwoSided(t, df) : Normal.TwoSided(t);
            p.ShouldBe(expected, Exact, Name(row));
            var width = row.Df is { } own ? StudentT.UpperQuantile(level / 2, own) : -Normal.Quantile(level / 2);
            low.ShouldBe(estimate - (width * error), 1e-6 * error, Name(row));
            high.ShouldBe(estimate + (width * error), 1e-6 * error, Name(row));
            var marks = row.Subgroup is null ? results.Settings.EffectMarks : results.Settings.SubgroupMarks;
            row.Stars.ShouldBe(Mark(marks, p), Name(row));
            if (row.PAdjusted is { } adjusted)
            {
                adjusted.ShouldBeInRange(p - Exact, 1, Name(row));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Nothing_is_estimated_without_its_error_nor_missing_without_a_reason(string template)
    {
        foreach (var row in Trials.Of(template).Effects)
        {
            (row.Estimate is null).ShouldBe(!string.IsNullOrEmpty(row.Reason), Name(row));
            (row.Estimate is null).ShouldBe(row.PValue is null, Name(row));
            (row.Estimate is null).ShouldBe(row.CiLow is null || row.CiHigh is null, Name(row));
            if (row.Estimate is null)
            {
                row.Stars.ShouldBe("", Name(row));
                row.Persons.ShouldBeNull(Name(row));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Letters_of_outcomes_follow_from_means_spreads_and_numbers(string template)
    {
        var results = Trials.Of(template);
        var judged = 0;
        foreach (var row in results.Descriptives.GroupBy(row => (row.Outcome, row.Subgroup)))
        {
            var groups = row.ToDictionary(own => own.Arm, own => new Sample(own.N, own.Mean, own.StdDev));
            var shares = row.All(own => IsShare(own));
            foreach (var own in row)
            {
                own.GreaterThan.ShouldBe(Letters(results, groups, own.Arm, shares), $"{template} {row.Key} {own.Arm}");
                judged += own.GreaterThan.Count;
            }
        }
        judged.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Letters_of_services_follow_from_shares_and_numbers(string template)
    {
        var results = Trials.Of(template);
        foreach (var row in results.TakeUp.GroupBy(row => (row.Kind, row.Subgroup)))
        {
            var groups = row.ToDictionary(own => own.Arm, own => new Sample(own.N, own.Share, null));
            foreach (var own in row.Where(own => own.Share is not null))
            {
                own.Share!.Value.ShouldBe((double)own.WithService!.Value / own.N, Exact);
                own.GreaterThan.ShouldBe(
                    Letters(results, groups, own.Arm, shares: true),
                    $"{template} {row.Key} {own.Arm}"
                );
            }
        }
    }

    private static DescriptiveRow Treated(EvaluationResults results, EffectRow row)
    {
        var treated = results.Design.Comparisons.Single(own => own.Id == row.Comparison).Treated;
        return results.Descriptives.Single(own =>
            own.Outcome == row.Outcome && own.Arm == treated && own.Subgroup == row.Subgroup
        );
    }

    private static string Name(EffectRow row) => $"{row.Outcome} {row.Comparison} {row.Method} {row.Subgroup}";

    private static string Mark(IReadOnlyList<SignificanceMark> marks, double p) =>
        marks.Where(mark => p < mark.Level).OrderBy(mark => mark.Level).Select(mark => mark.Mark).FirstOrDefault("");

    // Of nought and one the variance follows from the share.
    private static bool IsShare(DescriptiveRow row) =>
        row is not { Mean: { } mean, StdDev: { } deviation }
        || Math.Abs((deviation * deviation) - (mean * (1 - mean) * row.N / (row.N - 1.0))) < 1e-12;

    private static List<string> Letters(
        EvaluationResults results,
        Dictionary<string, Sample> groups,
        string arm,
        bool shares
    )
    {
        var own = results.Design.Arms.Single(design => design.Id == arm);
        var greater = new List<string>();
        foreach (var other in results.Design.Arms.Where(design => design.Id != arm))
        {
            var (a, b) = (groups[arm], groups[other.Id]);
            a = other.PartOf == arm ? a.Without(b) : a;
            b = own.PartOf == other.Id ? b.Without(a) : b;
            if (a.IsGreater(b, shares, results.Settings.LetterLevel))
            {
                greater.Add(other.Letter);
            }
        }
        return greater;
    }

    private sealed record Sample(double N, double? Mean, double? Deviation)
    {
        private double Squares => (N - 1) * (Deviation ?? 0) * (Deviation ?? 0);

        public Sample Without(Sample part)
        {
            var n = N - part.N;
            if (n <= 0 || Mean is not { } all)
            {
                return new Sample(0, null, null);
            }
            var mine = part.Mean ?? 0;
            var mean = ((N * all) - (part.N * mine)) / n;
            var squares = Squares - (part.N > 0 ? part.Squares : 0) - (n * part.N / N * (mean - mine) * (mean - mine));
            return new Sample(n, mean, n > 1 ? Math.Sqrt(Math.Max(0, squares / (n - 1))) : null);
        }

        public bool IsGreater(Sample other, bool shares, double level)
        {
            if (Mean is not { } a || other.Mean is not { } b || N == 0 || other.N == 0 || a <= b)
            {
                return false;
            }
            return shares ? Proportions(a, b, other) < level : Welch(a, b, other) < level;
        }

        private double Proportions(double a, double b, Sample other)
        {
            var pooled = ((N * a) + (other.N * b)) / (N + other.N);
            return Normal.TwoSided((a - b) / Math.Sqrt(pooled * (1 - pooled) * ((1 / N) + (1 / other.N))));
        }

        private double Welch(double a, double b, Sample other)
        {
            if (N < 2 || other.N < 2)
            {
                return 1;
            }
            var (u, v) = (
                Deviation!.Value * Deviation.Value / N,
                other.Deviation!.Value * other.Deviation.Value / other.N
            );
            var df = (u + v) * (u + v) / ((u * u / (N - 1)) + (v * v / (other.N - 1)));
            return u + v > 0 ? StudentT.TwoSided((a - b) / Math.Sqrt(u + v), df) : 1;
        }
    }
}
