using Netto.Evaluation.Results;
using Netto.Evaluation.Tables;
using Netto.Protocol;
using Netto.Statistics.Multiplicity;
using NodaTime;

namespace Netto.Evaluation.Tests.Hand;

/// <summary>Sections of the results on tables in which every number can be counted.</summary>
[Trait("Kind", "Hand")]
public sealed class SectionsByHandTests
{
    private const int Many = 200;

    private static readonly LocalText Label = new("x", "x");

    private static readonly string[] Halves =
    [
        .. Enumerable.Repeat("treatment", Many),
        .. Enumerable.Repeat("control", Many),
    ];

    /// <summary>In each arm the first half are men.</summary>
    private static readonly FactorColumn Sex = FactorColumn.From(
        "sex",
        [.. Enumerable.Range(0, 2 * Many).Select(row => row % Many < Many / 2 ? "man" : "woman")],
        ["man", "woman"]
    );

    private static readonly ExperimentProtocol Protocol = TestProtocol.TwoArms with
    {
        Covariates = [TestProtocol.Category("sex", "man", "woman")],
        Subgroups = [Part("men", "man"), Part("women", "woman")],
        Services = new ServiceCatalogue
        {
            Conversations = [Service("intake", 100), Service("talk", 50)],
            Trajectories = [Service("training", 1000)],
        },
        Analysis = new AnalysisSettings { Profiles = ["sex"], BootstrapDraws = 0 },
    };

    [Fact]
    public void Men_of_the_treated_arm_got_more_than_women()
    {
        // Men three conversations or one, women one or none, in turn.
        var talks = Counts((man, turn) => man ? 1 + 2 * turn : turn);
        var rows = Evaluate(Protocol, Table() with { Services = [new("intake", "conversation", talks)] }).TakeUp;
        TakeUpRow Of(string part) =>
            rows.Single(row => row is { Kind: "conversations", Arm: "treatment" } && (row.Subgroup ?? "all") == part);
        Of("men").Mean!.Value.ShouldBe(2, 1e-15);
        Of("women").Share!.Value.ShouldBe(0.5, 1e-15);
        Of("men").MeanGreaterThanSubgroups.ShouldBe(["women"]);
        Of("women").MeanGreaterThanSubgroups.ShouldBeEmpty();
        Of("all").MeanGreaterThan.ShouldBe(["B"]);
    }

    [Fact]
    public void The_contrast_is_over_all_arms_on_a_side()
    {
        string[] arms =
        [
            .. Enumerable.Repeat("treatment", 200),
            .. Enumerable.Repeat("control", 100),
            .. Enumerable.Repeat("regular", 200),
        ];
        var protocol = TestProtocol.ThreeArms with
        {
            Crossover = new CrossoverRule.None(),
            Services = new ServiceCatalogue { Conversations = [Service("talk", 50)] },
            Comparisons =
            [
                TestProtocol.Comparison("c", "treatment", "control", EffectMethod.Itt) with
                {
                    Against = ["control", "regular"],
                },
            ],
        };
        double[] talks =
        [
            .. arms.Select(arm =>
                arm == "treatment" ? 4.0
                : arm == "control" ? 0.0
                : 3.0
            ),
        ];
        var table = TestProtocol.People(arms) with
        {
            Outcomes = [new NumberColumn("job", [.. arms.Select((_, row) => (double)(row % 2))])],
            Services = [new("talk", "conversation", talks)],
        };
        var fact = Evaluate(protocol, table).Summary.Single(row => row.Kind == "contrast");
        fact.From!.Value.ShouldBe(2, 1e-15);
        fact.To!.Value.ShouldBe(4, 1e-15);
    }

    [Fact]
    public void Service_of_a_year_is_over_those_in_benefit_in_that_year()
    {
        var year = new ServiceYear(
            "conversation",
            2,
            Counts((man, _) => man ? 3 : 1),
            [.. Enumerable.Range(0, 2 * Many).Select(row => row % Many < 150)]
        );
        var row = Evaluate(Protocol, Table() with { ServiceYears = [year] })
            .TakeUpPerYear.Single(row => row.Arm == "treatment");
        row.N.ShouldBe(150);
        // 100 men with 3 and 50 women with 1.
        row.Mean!.Value.ShouldBe(350 / 150.0, 1e-14);
    }

    [Fact]
    public void A_profile_says_who_got_the_service()
    {
        var table = Table() with
        {
            Services =
            [
                new("intake", "conversation", Counts((_, _) => 1)),
                new("training", "trajectory", Counts((man, turn) => man ? 1 : turn)),
            ],
        };
        var rows = Evaluate(Protocol, table)
            .Profiles.Where(row => row is { Service: "training", Arm: "treatment" })
            .ToDictionary(row => row.Category!);
        rows["man"].WithShare!.Value.ShouldBe(100 / 150.0, 1e-14);
        rows["man"].WithoutShare!.Value.ShouldBe(0, 1e-14);
        rows["man"].Greater.ShouldBe("with");
        rows["woman"].Greater.ShouldBe("without");
    }

    [Fact]
    public void A_difference_starts_in_the_first_of_three_months_in_which_it_is_clear()
    {
        int[] months = [.. Enumerable.Range(0, 2 * Many).Select(row => row < 100 ? 5 : 0)];
        var curve = new EventCurve("job", months, [.. months.Select(_ => 8)], 8);
        var fact = Evaluate(Protocol, Table() with { EventCurves = [curve] })
            .Summary.Single(row => row.Kind == "difference-starts");
        fact.N.ShouldBe(5);
    }

    [Fact]
    public void A_family_adjusts_each_method_over_its_outcomes()
    {
        var random = new Random(8);
        string[] outcomes = ["job", "wage", "health"];
        var protocol = Protocol with
        {
            Subgroups = [],
            Outcomes = [.. outcomes.Select(TestProtocol.Column)],
            Comparisons = [TestProtocol.Comparison("c", "treatment", "control", EffectMethod.Itt, EffectMethod.Late)],
            Families =
            [
                new TestFamily
                {
                    Id = "main",
                    Label = Label,
                    Outcomes = outcomes,
                    Comparisons = ["c"],
                },
            ],
        };
        var table = Table() with
        {
            Outcomes =
            [
                .. outcomes.Select(
                    (id, at) =>
                        new NumberColumn(
                            id,
                            [.. Halves.Select(arm => random.NextDouble() + (arm == "treatment" ? 0.03 * at : 0))]
                        )
                ),
            ],
            Received = [.. Halves.Select((arm, row) => arm == "treatment" || row % 5 == 0 ? 1.0 : 0)],
        };
        var effects = Evaluate(protocol, table).Effects;
        foreach (var method in (string[])["itt", "late"])
        {
            var rows = effects.Where(row => row.Method == method).ToList();
            var expected = MultipleTests.Holm([.. rows.Select(row => row.PValue!.Value)]);
            rows.Select(row => row.PAdjusted!.Value).ShouldBe(expected, 1e-15);
        }
    }

    [Fact]
    public void Service_costs_leave_out_self_reporters_and_are_discounted_from_the_middle_of_the_period()
    {
        var costs = ServiceCosts(Party("client", service: 0), Party("society", service: -1));
        // Intakes 1.5 against 0.5 at 100, training 0.5 against 0 at 1,000; three years, so one year and a half of discount.
        costs.Services.Sum(row => row.Amount!.Value).ShouldBe(100 + 500, 1e-12);
        costs
            .Rows.Single(row => row.Item == "service")
            .Society!.Euros!.Value.ShouldBe(-600 * Math.Pow(1.03, -1.5), 1e-9);
    }

    [Fact]
    public void A_third_party_pays_its_part()
    {
        var costs = ServiceCosts(
            Party("client", service: 0),
            Party("society", service: -0.75),
            Party("employers", service: -0.25)
        );
        costs.Parties.Select(party => party.Id).ShouldBe(["client", "society", "employers"]);
        var paid = -600 * Math.Pow(1.03, -1.5);
        var service = costs.Rows.Single(row => row.Item == "service");
        service.Society!.Euros!.Value.ShouldBe(0.75 * paid, 1e-9);
        var employers = service.Further.ShouldNotBeNull().ShouldHaveSingleItem();
        employers.Party.ShouldBe("employers");
        employers.Amount!.Euros!.Value.ShouldBe(0.25 * paid, 1e-9);
        ServiceCosts(Party("client", service: 0), Party("society", service: -1))
            .Rows.ShouldAllBe(row => row.Further == null);
    }

    private static CostParty Party(string id, double service) =>
        new()
        {
            Id = id,
            Label = Label,
            Service = service,
        };

    private static CostResults ServiceCosts(params CostParty[] parties)
    {
        var protocol = TestProtocol.ThreeArms with
        {
            Services = Protocol.Services,
            Analysis = new AnalysisSettings { BootstrapDraws = 0 },
            Costs = new CostPlan
            {
                Comparison = "treatment-control",
                Method = EffectMethod.Itt,
                TaxRate = 0.4,
                DiscountRate = 0.03,
                Benefits = ["job"],
                Parties = parties,
            },
        };
        string[] arms = ["treatment", "treatment", "control", "control", "control"];
        var table = TestProtocol.People(arms, selfReporters: 1) with
        {
            Outcomes = [new NumberColumn("job", [1, 3, 0, 1, 2])],
            Services = [new("intake", "conversation", [2, 1, 9, 0, 1]), new("training", "trajectory", [1, 0, 1, 0, 0])],
        };
        return Evaluate(protocol, table).Costs!;
    }

    [Fact]
    public void Means_of_the_period_before_have_the_error_of_a_mean()
    {
        var random = new Random(5);
        var people = Enumerable.Range(0, 480).ToList();
        var protocol = TestProtocol.ThreeArms with
        {
            Crossover = new CrossoverRule.None(),
            Analysis = new AnalysisSettings { BootstrapDraws = 0 },
            PeriodBefore = new PeriodBefore { From = new LocalDate(2019, 1, 1), Until = new LocalDate(2019, 12, 31) },
            Outcomes = [TestProtocol.Column("job") with { ShownIn = [OutcomeTable.PreTrend] }],
            Comparisons = [TestProtocol.Comparison("c", "treatment", "regular", EffectMethod.Did)],
        };
        // Twelve offices, the first six in the experiment; a person in two entered before, in January or July.
        var before = people.Select(row => row % 2 == 0).ToArray();
        var office = people.Select(row => row / 40).ToArray();
        double[] outcome = [.. people.Select(_ => (double)random.Next(2))];
        var table = TestProtocol.People([
            .. people.Select(row =>
                office[row] >= 6 ? "regular"
                : row % 4 < 2 ? "treatment"
                : "control"
            ),
        ]) with
        {
            Before = before,
            Office = FactorColumn.From(
                "office",
                [.. office.Select(o => $"o{o:D2}")],
                [.. Enumerable.Range(0, 12).Select(o => $"o{o:D2}")]
            ),
            ExperimentOffice = [.. office.Select(o => o < 6)],
            EntryMonth = FactorColumn.From(
                "month",
                [.. people.Select(row => before[row] ? (row % 8 < 4 ? "2019-01" : "2019-07") : "2020-01")],
                ["2019-01", "2019-07", "2020-01"]
            ),
            Outcomes = [new NumberColumn("job", outcome)],
        };
        var rows = Evaluate(protocol, table).PreTrends;
        double[] cell =
        [
            .. people.Where(row => office[row] >= 6 && before[row] && row % 8 < 4).Select(row => outcome[row]),
        ];
        var found = rows.Single(row => row is { Group: "reference", Period: "2019-01" });
        found.N.ShouldBe(cell.Length);
        found.Mean!.Value.ShouldBe(cell.Average(), 1e-14);
        var variance = cell.Sum(y => Math.Pow(y - cell.Average(), 2)) / (cell.Length - 1);
        found.StdError!.Value.ShouldBe(Math.Sqrt(variance / cell.Length), 1e-14);
    }

    private static Service Service(string id, double euro) =>
        new()
        {
            Id = id,
            Label = Label,
            Arms = ["treatment"],
            UnitCost = new UnitCost { Euro = euro, Source = PriceSource.Invented },
        };

    private static Subgroup Part(string id, string level) =>
        new()
        {
            Id = id,
            Label = Label,
            Where = [new LevelCondition { Covariate = "sex", Levels = [level] }],
        };

    // Of the treated arm, by sex and in turn 0 and 1; nothing for the control arm.
    private static double[] Counts(Func<bool, int, double> of) =>
        [.. Enumerable.Range(0, 2 * Many).Select(row => row < Many ? of(row < Many / 2, row % 2) : 0)];

    private static AnalysisTable Table() =>
        TestProtocol.People(Halves) with
        {
            Factors = [Sex],
            Outcomes = [new NumberColumn("job", [.. Enumerable.Range(0, 2 * Many).Select(row => (double)(row % 2))])],
        };

    private static EvaluationResults Evaluate(ExperimentProtocol protocol, AnalysisTable table) =>
        Evaluator.Evaluate(protocol, table, cancellation: TestContext.Current.CancellationToken);
}
