namespace Netto.Protocol.Tests.Hand;

/// <summary>What a protocol may just say and may just not: the example of the messages, changed at one place.</summary>
[Trait("Kind", "Hand")]
public sealed class BorderTests
{
    private const string Digits = "method: last-digit\n  digits: {even: control, odd: treatment}";
    private const string Window = "inflow: {from: 2020-01-01, until: 2020-12-31}";
    private const string Comparison = "of: [treatment], against: [control], methods: [itt, late]";

    private static readonly string Example = File.ReadAllText(
            Repository.PathOf("docs", "reference", "diagnostics", "example.yaml")
        )
        .ReplaceLineEndings("\n");

    [Theory]
    // Who is followed last enters on 31 December 2020; twelve months end with 30 December 2021.
    [InlineData("data_until: 2021-12-31", "data_until: 2021-12-30")]
    [InlineData(Window, "inflow: {from: 2020-01-01, until: 2020-01-01}")]
    [InlineData("horizon: 12 months", "horizon: 2021-12-31")]
    [InlineData("seed: 1", "seed: 0")]
    [InlineData(
        Digits,
        "method: keyed-hash\n  shares: {treatment: 0.5, control: 0.5}\n  by_office: {Noord: {treatment: 0.9, control: 0.1}}"
    )]
    [InlineData("hours: {at_least: 12}", "hours: {at_least: 12, under: 12.5}")]
    public void Just_valid(string from, string to) => Codes(from, to).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "data_until: 2021-12-31",
        "data_until: 2021-12-29",
        "PRT026",
        "Who comes in last is followed until 2021-12-29 only, not until 2021-12-30."
    )]
    [InlineData(
        "until: 2019-12-31}",
        "until: 2020-01-01}",
        "PRT014",
        "The period before the experiment reaches into the inflow window."
    )]
    [InlineData(Window, "inflow: {from: 2020-01-02, until: 2020-01-01}", "PRT014", "The window ends before it starts.")]
    [InlineData("horizon: 12 months", "horizon: 13 months", "PRT013", "looks further than people are followed")]
    [InlineData("horizon: 12 months", "horizon: 2022-01-01", "PRT013", "runs past the end of the data")]
    [InlineData("month: 12", "month: 13", "PRT013", "looks further than people are followed")]
    [InlineData("hours: {at_least: 12}", "hours: {at_least: 12, under: 12}", "PRT014", "No number of hours lies in")]
    [InlineData("seed: 1", "seed: 1,000", "PRT004", "'seed' is not a whole number.")]
    [InlineData(
        "old: {label: Oud, from: 45}",
        "mid: {label: M, from: 45}, old: {label: Oud, from: 45}",
        "PRT028",
        "The band 'old' does not start above"
    )]
    [InlineData(
        "horizon: 12 months, hours: {at_least: 12}",
        "horizon: 12 months, hours: {at_least: 1e999}",
        "PRT004",
        "is not a number"
    )]
    public void Just_not_valid(string from, string to, string code, string told) => ShouldBeTold(from, to, code, told);

    [Theory]
    [InlineData(
        Digits,
        "method: keyed-hash\n  shares: {treatment: 0.5, control: 0.5}\n  by_office: {Noord: {treatment: 0.5, control: 0.4}}",
        "PRT012",
        "do not add up to 1"
    )]
    [InlineData(
        Digits,
        "method: keyed-hash\n  shares: {treatment: 1, control: 0}",
        "PRT015",
        "Nobody gets into the arm 'control'."
    )]
    [InlineData("\n  comparison_arm: regular", "", "PRT015", "The comparison offices have no arm.")]
    [InlineData(
        "comparison: [Oost]",
        "comparison: [Oost, Zuid]",
        "PRT015",
        "The office 'Zuid' is in the experiment and"
    )]
    [InlineData("comparison: [Oost]", "comparison: []", "PRT015", "Nobody gets into the arm 'regular'.")]
    [InlineData("comparison: [Oost]", "comparison: []", "PRT016", "needs population.offices.comparison")]
    [InlineData(Comparison, "of: [treatment], against: [treatment], methods: [itt]", "PRT016", "compared with itself")]
    [InlineData(Comparison, "of: [regular], against: [control], methods: [itt]", "PRT016", "outside the randomisation")]
    [InlineData(
        Comparison,
        "of: [treatment], against: [control], methods: [itt], headline: did",
        "PRT016",
        "The headline of 'treatment-control' uses"
    )]
    [InlineData(
        "methods: [itt, late]}",
        "methods: [itt-adjusted], covariates: []}",
        "PRT016",
        "needs covariates (here, or analysis.adjust_for)"
    )]
    [InlineData(
        "outcomes:\n",
        "outcomes:\n  own: {kind: self-employed-within, label: Own, years: 1}\n",
        "PRT025",
        "The outcome 'own' needs the table 'self_employment'"
    )]
    [InlineData(
        "assignment:\n",
        "pools:\n  treatment: {letter: E, label: Pool, arms: [treatment, control]}\nassignment:\n",
        "PRT018",
        "'treatment' is an arm and a pool."
    )]
    [InlineData(
        "subgroups:\n",
        "  split:\n    type: regrouped\n    label: Split\n    of: sex\n    into: {a: {label: A, levels: [man]}, b: {label: B, levels: [man, woman]}}\n    reference: a\nsubgroups:\n",
        "PRT017",
        "The level 'man' stands in two groups."
    )]
    public void Parts_that_do_not_go_together(string from, string to, string code, string told) =>
        ShouldBeTold(from, to, code, told);

    [Theory]
    // Thirteen weeks before 1 January 2020 is 2 October 2019; twelve months later people are followed to 1 October 2020.
    [InlineData("2020-10-01", Severity.Warning)]
    [InlineData("2020-09-30", Severity.Error)]
    public void Waiting_weeks_count_where_the_window_is_about_the_start(string dataUntil, Severity severity)
    {
        var yaml = Changed(
                Window,
                "inflow: {from: 2020-01-01, until: 2020-12-31, about: start}\n  starts_after_weeks: 13"
            )
            .Replace("data_until: 2021-12-31", "data_until: " + dataUntil, StringComparison.Ordinal)
            .Replace("until: 2019-12-31}", "until: 2019-10-01}", StringComparison.Ordinal);

        var finding = ProtocolReader.Read(yaml).Diagnostics.ShouldHaveSingleItem();

        finding.Code.ShouldBe("PRT026");
        finding.Severity.ShouldBe(severity);
    }

    [Theory]
    [InlineData("2019-10-01", true)]
    [InlineData("2019-10-02", false)] // who enters on this day starts on 1 January 2020
    public void The_period_before_ends_before_anybody_of_the_window_enters(string until, bool valid)
    {
        var yaml = Changed(
                Window,
                "inflow: {from: 2020-01-01, until: 2020-12-31, about: start}\n  starts_after_weeks: 13"
            )
            .Replace("until: 2019-12-31}", $"until: {until}}}", StringComparison.Ordinal);

        ProtocolReader.Read(yaml).Diagnostics.Select(finding => finding.Code).ShouldBe(valid ? [] : ["PRT014"]);
    }

    [Fact]
    public void A_digit_that_is_claimed_three_times_is_told_by_its_first_owner()
    {
        var findings = ProtocolReader
            .Read(Changed("{even: control, odd: treatment}", "{0-5: control, 5-9: treatment, 5: treatment}"))
            .Diagnostics;

        findings.Select(finding => finding.Code).ShouldBe(["PRT010", "PRT010"]);
        findings.ShouldAllBe(finding => finding.Found!.StartsWith("'0-5' on line 19", StringComparison.Ordinal));
    }

    [Fact]
    public void A_status_needs_the_states()
    {
        var yaml = Changed("states: [ww], good: lower", "states: [], good: lower")
            .Replace(
                "benefit_states:\n  states:\n    ww: {label: WW, schemes: [WW]}\n    out: {label: {nl: Uit, en: Out}, side: out}\n",
                "",
                StringComparison.Ordinal
            );

        ProtocolReader
            .Read(yaml)
            .Diagnostics.Select(finding => finding.Message)
            .ShouldBe(["The outcome 'in-benefit' needs benefit_states."]);
    }

    [Fact]
    public void Without_a_list_of_offices_any_office_may_have_a_map_of_its_own()
    {
        var yaml = Changed("  offices:\n    experiment: [Noord, Zuid]\n    comparison: [Oost]\n", "")
            .Replace("  comparison_arm: regular\n", "  by_office: {Elders: {0-9: control}}\n", StringComparison.Ordinal)
            .Replace(
                "  regular: {role: comparison, letter: C, label: {nl: Regulier, en: Regular}}\n",
                "",
                StringComparison.Ordinal
            )
            .Replace(
                "  treatment-regular: {label: A-C, of: [treatment], against: [regular], methods: [did]}\n",
                "",
                StringComparison.Ordinal
            );

        ProtocolReader.Read(yaml).Diagnostics.ShouldBeEmpty();
    }

    private static void ShouldBeTold(string from, string to, string code, string told) =>
        ProtocolReader
            .Read(Changed(from, to))
            .Diagnostics.ShouldContain(finding =>
                finding.Code == code && finding.Message.Contains(told, StringComparison.Ordinal) && finding.Line > 1
            );

    private static List<string> Codes(string from, string to) =>
        [.. ProtocolReader.Read(Changed(from, to)).Diagnostics.Select(finding => finding.ToString())];

    private static string Changed(string from, string to)
    {
        Example.Split(from).Length.ShouldBe(2, $"the example holds this once: {from}");
        return Example.Replace(from, to, StringComparison.Ordinal);
    }
}
