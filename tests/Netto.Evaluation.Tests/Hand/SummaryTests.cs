using Netto.Evaluation.Results;
using Netto.Evaluation.Sections;
using Netto.Evaluation.Studies;
using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Evaluation.Tests.Hand;

/// <summary>The facts of the summary follow from the tables of the report, by the method that the report shows.</summary>
[Trait("Kind", "Hand")]
public sealed class SummaryTests
{
    [Theory]
    [InlineData("itt", 0.01, true)]
    [InlineData("itt", 0.41, false)]
    [InlineData("late", 0.01, false)]
    public void Subgroups_differ_by_the_adjusted_test_of_the_main_method(string method, double adjusted, bool told)
    {
        var sexes = FactorColumn.From("sex", [.. Rows.Select(row => row % 2 == 0 ? "man" : "woman")], ["man", "woman"]);
        var table = TestProtocol.People([.. Rows.Select(row => row < 20 ? "treatment" : "control")]) with
        {
            Outcomes = [new NumberColumn("job", [.. Rows.Select(row => row % 20 < (row < 20 ? 14 : 7) ? 1.0 : 0.0)])],
            Factors = [sexes],
        };
        var study = StudyBuilder.Build(WithSexes, table);
        var results = Evaluator.Evaluate(WithSexes, table, cancellation: TestContext.Current.CancellationToken);
        results.Effects.Count(row => row is { Subgroup: not null, Estimate: not null }).ShouldBe(2);
        var facts = SummarySection.Facts(
            study,
            results with
            {
                InteractionTests =
                [
                    new InteractionTest
                    {
                        Outcome = "job",
                        Comparison = "treatment-control",
                        Method = method,
                        Variable = "sex",
                        Statistic = 6.6,
                        Df = 1,
                        PValue = 0.01,
                        PAdjusted = adjusted,
                    },
                ],
            }
        );
        facts.Any(fact => fact.Kind == "subgroup-effect").ShouldBe(told);
    }

    private static IEnumerable<int> Rows => Enumerable.Range(0, 40);

    private static ExperimentProtocol WithSexes =>
        TestProtocol.TwoArms with
        {
            Covariates =
            [
                new Covariate.Category
                {
                    Id = "sex",
                    Label = new LocalText("Geslacht", "Sex"),
                    Column = new ColumnReference(null, "sex"),
                    Levels = [Level("man"), Level("woman")],
                    Reference = "man",
                },
            ],
            Outcomes = [TestProtocol.Column("job") with { ShownIn = [OutcomeTable.Effects, OutcomeTable.Subgroups] }],
            Subgroups = [Part("man"), Part("woman")],
        };

    private static Level Level(string code) => new() { Code = code, Name = new LocalText(code, code) };

    private static Subgroup Part(string level) =>
        new()
        {
            Id = level,
            Label = new LocalText(level, level),
            Where = [new LevelCondition { Covariate = "sex", Levels = [level] }],
        };
}
