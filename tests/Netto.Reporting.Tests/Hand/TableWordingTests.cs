using Netto.Evaluation.Results;
using Netto.Reporting.Documents;
using Netto.Reporting.Sections;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Tests.Hand;

/// <summary>What readers stumbled over once, in tables and the sentences beside them.</summary>
[Trait("Kind", "Hand")]
public sealed class TableWordingTests
{
    [Fact]
    public void Everybody_who_is_left_out_of_the_flow_stands_indented_and_the_period_before_is_not_a_sum()
    {
        var flow = Table("wga", "flow");
        RowKind Kind(string start) =>
            flow.Rows.First(row => row.Label.StartsWith(start, StringComparison.Ordinal)).Kind;
        Kind("Mensen in de registers").ShouldBe(RowKind.Normal);
        Kind("Periode voor het experiment").ShouldBe(RowKind.Indented);
        Kind("Kantoor niet meegenomen").ShouldBe(RowKind.Indented);
        Kind("Ingestroomd").ShouldBe(RowKind.Normal);
        Kind("Toegewezen").ShouldBe(RowKind.Normal);
    }

    [Fact]
    public void A_share_below_zero_is_no_level_to_print_and_the_table_says_why()
    {
        var results = Situations.With(Situations.Effect) with
        {
            Effects = [Trials.Small.Effects[0] with { Outcome = "job", Estimate = 0.9, From = -0.6, To = 0.3 }],
        };
        var context = new ReportContext(results, Language.Of("nl"));
        var cell = context.Effect(results.Effects[0]).ShouldBeOfType<Cell.Effect>();
        cell.Value.ShouldBe(0.9);
        cell.LevelsInWords(context.Language).ShouldBeNull();
        EffectTables.Unsettled(context, results.Effects).ShouldHaveSingleItem().ShouldContain("buiten 0-100%");
        EffectTables.Unsettled(context, [results.Effects[0] with { From = 0.1 }]).ShouldBeEmpty();
        // A wage has no upper limit.
        context.ShowsLevels(results.Effects[0] with { Outcome = "wage", From = 18 }).ShouldBeTrue();
    }

    [Theory]
    [InlineData("wga")]
    [InlineData("ww-even-odd")]
    public void No_two_first_stages_read_the_same(string trial)
    {
        var rows = Table(trial, "first-stages").Rows.Where(row => row.Cells.Count > 0);
        string[] read =
        [
            .. rows.Select(row =>
                string.Join(" ", row.Cells.OfType<Cell.Number>().Select(cell => cell.InWords(Language.Of("nl"))))
            ),
        ];
        read.ShouldNotBeEmpty();
        read.Distinct(StringComparer.Ordinal).Count().ShouldBe(read.Length);
    }

    [Fact]
    public void A_term_of_one_model_keeps_its_place_among_those_of_the_other()
    {
        var table = Trials.Of("wga").Regressions[0];
        CoefficientRow Term(string name) => table.Coefficients[0] with { Name = name, Label = null };
        RegressionTable Model(params string[] names) => table with { Coefficients = [.. names.Select(Term)] };
        var context = new ReportContext(Trials.Of("wga"), Language.Of("nl"));
        var block = RegressionTables
            .Of(context, [Model("a", "c", "mills"), Model("a", "b", "c", "d", "mills")], "regression", "Regressies")
            .Cast<Block.TableBlock>()
            .ShouldHaveSingleItem();
        block.Table.Rows.Select(row => row.Label).Take(5).ShouldBe(["a", "b", "c", "d", "mills"]);
    }

    [Fact]
    public void A_year_that_is_the_whole_follow_up_is_not_told_twice()
    {
        var all = Trials.Of("wga");
        IEnumerable<string> Tables(EvaluationResults results) =>
            ReportBuilder.Build(results, Language.Of("nl")).Tables.Select(table => table.Id);
        Tables(all).ShouldContain("take-up-per-year");
        Tables(all with { TakeUpPerYear = [.. all.TakeUpPerYear.Where(row => row.Year == 1)] })
            .ShouldNotContain("take-up-per-year");
    }

    [Fact]
    public void The_classes_of_a_distribution_stand_in_its_table_only()
    {
        var classes = Table("wga", "categories-contract-at-36").Rows.Select(row => row.Label).ToList();
        classes.Count.ShouldBeGreaterThan(1);
        Table("wga", "outcomes-work").Rows.Select(row => row.Label).Intersect(classes).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        0.03,
        0.21,
        "is niet aangetoond",
        "(p\u00a0=\u00a00,030; gecorrigeerd voor het aantal toetsen p\u00a0=\u00a00,210)"
    )]
    [InlineData(
        0.001,
        0.007,
        "verschilt naar",
        "(p\u00a0=\u00a00,001; gecorrigeerd voor het aantal toetsen p\u00a0=\u00a00,007)"
    )]
    public void The_chapter_on_subgroups_begins_with_its_answer(
        double p,
        double adjusted,
        string verdict,
        string numbers
    )
    {
        var results = Situations.With(Situations.Effect);
        var test = Trials.Of("wga").InteractionTests[0] with
        {
            Outcome = "job",
            Comparison = "treatment-control",
            Method = "late",
            PValue = p,
            PAdjusted = adjusted,
        };
        var said = InteractionTables.Verdict(
            new ReportContext(results with { InteractionTests = [test] }, Language.Of("nl"))
        );
        said.ShouldContain(verdict);
        said.ShouldContain(numbers);
    }

    private static ReportTable Table(string trial, string id) =>
        ReportBuilder.Build(Trials.Of(trial), Language.Of("nl")).Tables.Single(table => table.Id == id);
}
