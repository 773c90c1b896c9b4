using Netto.Evaluation.Results;
using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Evaluation.Tests.Hand;

/// <summary>Keys of the protocol and what they change in the results, on tables in which every number can be done by hand.</summary>
[Trait("Kind", "Hand")]
public sealed class ProtocolKeysTests
{
    private static readonly string[] TenAndTen =
    [
        .. Enumerable.Repeat("treatment", 10),
        .. Enumerable.Repeat("control", 10),
    ];

    private static readonly LocalText Label = new("x", "x");

    /// <summary>People 0-4 and 10-14 are women.</summary>
    private static readonly FactorColumn Sex = FactorColumn.From(
        "sex",
        [.. Enumerable.Range(0, 20).Select(row => row % 10 < 5 ? "woman" : "man")],
        ["man", "woman"]
    );

    private static readonly ExperimentProtocol Protocol = TestProtocol.TwoArms with
    {
        Covariates = [TestProtocol.Category("sex", "man", "woman")],
        Subgroups =
        [
            new Subgroup
            {
                Id = "women",
                Label = Label,
                Where = [new LevelCondition { Covariate = "sex", Levels = ["woman"] }],
            },
        ],
        Outcomes =
        [
            TestProtocol.Column("job") with
            {
                ShownIn = [OutcomeTable.Levels, OutcomeTable.Effects, OutcomeTable.Subgroups, OutcomeTable.Regression],
            },
        ],
    };

    [Fact]
    public void Marks_differ_by_kind_of_table()
    {
        var protocol = Protocol with
        {
            Comparisons =
            [
                TestProtocol.Comparison(
                    "treatment-control",
                    "treatment",
                    "control",
                    EffectMethod.Itt,
                    EffectMethod.IttAdjusted
                ),
            ],
            Analysis = new AnalysisSettings { AdjustFor = ["sex"] },
            Marks = new SignificanceMarks
            {
                Effects = [Certain("e")],
                Subgroups = [Certain("s")],
                Regressions = [Certain("r")],
                Balance = [Certain("b")],
                Respondents = [Certain("w")],
            },
        };
        var results = Evaluate(protocol, Table() with { Waves = [new WaveColumn("T0", Answered(0, 1, 2, 5, 11))] });
        results.Effects.ShouldAllBe(row => row.Stars == (row.Subgroup == null ? "e" : "s"));
        results.Regressions.SelectMany(table => table.Coefficients).ShouldAllBe(row => row.Stars == "r");
        results.Balance.Where(row => row.PValue != null).ShouldAllBe(row => row.Mark == "b");
        results.Respondents.Where(row => row.PValue != null).ShouldAllBe(row => row.Mark == "w");
        var plain = Evaluate(protocol with { Marks = new SignificanceMarks { Effects = [Certain("e")] } }, Table());
        plain.Effects.ShouldAllBe(row => row.Stars == "e");
    }

    /// <summary>Of ten treated people four answered, three of them women; half of the ten are women.</summary>
    [Fact]
    public void Respondents_stand_beside_their_arm_and_are_tested_against_who_did_not_answer()
    {
        var results = Evaluate(Protocol, Table() with { Waves = [new WaveColumn("T0", Answered(0, 1, 2, 5, 11))] });
        var women = results.Respondents.Single(row => row is { Arm: "treatment", Category: "woman" });
        (women.Wave, women.RespondentsN, women.TotalN).ShouldBe(("T0", 4, 10));
        women.Respondents!.Value.ShouldBe(0.75, 1e-15);
        women.Total!.Value.ShouldBe(0.5, 1e-15);
        // 3/4 against 2/6 with the pooled share 1/2: z = (3/4 − 1/3)/√(1/4·(1/4 + 1/6)).
        var z = ((3 / 4.0) - (1 / 3.0)) / Math.Sqrt(0.25 * ((1 / 4.0) + (1 / 6.0)));
        women.PValue!.Value.ShouldBe(2 * Statistics.Distributions.Normal.UpperTail(z), 1e-12);
        results.Respondents.Count(row => row.Arm == "control").ShouldBe(2);
        Evaluate(Protocol, Table()).Respondents.ShouldBeEmpty();
    }

    /// <summary>Planned for women of the treated arm in month 2, individually: of four in benefit one was seen alone and two in a group.</summary>
    [Fact]
    public void A_conversation_planned_for_some_is_told_of_them_only()
    {
        var protocol = Protocol with
        {
            PlannedContacts =
            [
                new PlannedContact
                {
                    Month = 2,
                    Arm = "treatment",
                    Conversation = "intake",
                    Among = "women",
                },
            ],
        };
        string[] forms = ["none", "individual", "group", "unclear"];
        int[] held = [1, 2, 2, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1];
        var planned = new PlannedColumn(
            2,
            "women",
            new FactorColumn("planned-2-women", forms, held),
            [.. Enumerable.Range(0, 20).Select(row => row != 4)]
        );
        var results = Evaluate(protocol, Table() with { Planned = [planned] });
        var rows = results.PlannedConversations.Where(row => row.Arm == "treatment").ToList();
        rows.ShouldAllBe(row => row.Subgroup == "women" && row.StillInBenefit == 4 && row.Month == 2);
        rows.ToDictionary(row => row.Form, row => row.N)
            .ShouldBe(
                new Dictionary<string, int>
                {
                    ["none"] = 1,
                    ["individual"] = 1,
                    ["group"] = 2,
                    ["unclear"] = 0,
                }
            );
        rows.Single(row => row.AsPlanned).Form.ShouldBe("individual");
        results.PlannedConversations.Where(row => row.Arm == "control").ShouldAllBe(row => row.StillInBenefit == 5);
        var found = results.Deviations.Where(row => row.Kind == "service").ToList();
        found.Select(row => row.N).ShouldBe([1, 2]);
        found[1]
            .Text.En.ShouldBe(
                "Conversation of month 2 held in a group instead of individually: treatment (x), still in benefit"
            );
    }

    [Fact]
    public void Levels_of_take_up_count_the_months_and_traits_that_the_protocol_names()
    {
        ServiceColumn[] late =
        [
            new("intake", "conversation", [.. Enumerable.Repeat(1.0, 20)]),
            new("training", "trajectory", [.. Enumerable.Repeat(1.0, 20)]),
        ];
        ServiceColumn[] early =
        [
            new("intake", "conversation", [.. Enumerable.Range(0, 20).Select(row => row < 6 ? 1.0 : 0.0)]),
            new("training", "trajectory", [.. Enumerable.Range(0, 20).Select(row => row < 2 ? 1.0 : 0.0)]),
        ];
        var table = Table() with { Services = late, LevelServices = early };
        Evaluate(Protocol, table).TakeUpLevels.ShouldBeEmpty();
        var asked = Protocol with
        {
            Analysis = new AnalysisSettings
            {
                TakeUpLevels = new TakeUpLevels { ByMonth = 8, By = ["sex"] },
            },
        };
        var rows = Evaluate(asked, table).TakeUpLevels;
        rows.ShouldAllBe(row => row.ByMonth == 8);
        rows.Where(row => row is { Variable: null, Arm: "treatment" })
            .ToDictionary(row => row.Level, row => row.N)
            .ShouldBe(
                new Dictionary<string, int>
                {
                    ["conversation"] = 4,
                    ["conversation-and-more"] = 2,
                    ["none"] = 4,
                }
            );
        rows.Single(row => row is { Category: "man", Arm: "treatment", Level: "none" }).Share.ShouldBe(0.8);
    }

    [Fact]
    public void A_deviation_names_its_offices_and_a_number_its_unit()
    {
        var protocol = Protocol with
        {
            Deviations =
            [
                new KnownDeviation
                {
                    Id = "late",
                    Text = Label,
                    Offices = ["Tiel"],
                },
            ],
            Covariates =
            [
                .. Protocol.Covariates,
                new Covariate.Number
                {
                    Id = "wage",
                    Label = Label,
                    Column = new ColumnReference(null, "wage"),
                    Unit = new LocalText("euro", "euros"),
                },
            ],
        };
        var results = Evaluate(protocol, Table());
        results.Deviations.Single(row => row.Source == "protocol").Offices.ShouldBe(["Tiel"]);
        results.Design.Covariates.Single(row => row.Id == "wage").Unit!.En.ShouldBe("euros");
    }

    /// <summary>Self-reporters are promised what the treated arm gets: the intake, not the training.</summary>
    [Fact]
    public void Self_reporters_with_more_than_the_rule_gives_are_a_deviation()
    {
        var protocol = TestProtocol.ThreeArms with
        {
            Crossover = ((CrossoverRule.OnRequest)TestProtocol.ThreeArms.Crossover) with { Gets = "treatment" },
            Services = new ServiceCatalogue
            {
                Conversations =
                [
                    new Service
                    {
                        Id = "intake",
                        Label = Label,
                        Arms = ["treatment"],
                    },
                ],
                Trajectories =
                [
                    new Service
                    {
                        Id = "training",
                        Label = Label,
                        Arms = ["regular"],
                    },
                ],
            },
        };
        double[] some = [0, 0, 1, 1, 0, 0];
        var table = TestProtocol.People(["treatment", "treatment", "control", "control", "control", "regular"], 2) with
        {
            Outcomes = [new NumberColumn("job", [1, 0, 1, 0, 1, 0])],
            Services = [new("intake", "conversation", some), new("training", "trajectory", some)],
        };
        var found = Evaluate(protocol, table).Deviations.Where(row => row.Kind == "service").ToList();
        found.ShouldHaveSingleItem().N.ShouldBe(2);
        found[0].Text.En.ShouldContain("for self-reporters");
    }

    private static Mark Certain(string text) => new() { Text = text, Below = 1.0000001 };

    private static bool[] Answered(params int[] rows) => [.. Enumerable.Range(0, 20).Select(rows.Contains)];

    private static AnalysisTable Table() =>
        TestProtocol.People(TenAndTen) with
        {
            Factors = [Sex],
            Outcomes = [new NumberColumn("job", [1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0])],
        };

    private static EvaluationResults Evaluate(ExperimentProtocol protocol, AnalysisTable table) =>
        Evaluator.Evaluate(protocol, table, cancellation: TestContext.Current.CancellationToken);
}
