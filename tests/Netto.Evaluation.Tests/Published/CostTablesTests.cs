using Netto.Evaluation.Estimation;
using Netto.Evaluation.Studies;
using Netto.Protocol;

namespace Netto.Evaluation.Tests.Published;

/// <summary>Tables 7.1 and 7.2 of the 2025 report follow from its published effects.</summary>
[Trait("Kind", "Published")]
public sealed class CostTablesTests
{
    private static readonly CostParty Client = new()
    {
        Id = "client",
        Label = new LocalText("c", "c"),
        Benefit = 1,
        Wage = 1,
        Tax = -1,
    };
    private static readonly CostParty Society = new()
    {
        Id = "society",
        Label = new LocalText("s", "s"),
        Benefit = -1,
        Tax = 1,
        Service = -1,
    };

    // Published: benefits −1,130 + 150 + 18; hours 7.2% (+0.5); wage 17.52 (−0.59); service 3,748.
    private static readonly CostLinks Links = new(-962, (0.072, 0.005), (17.52, -0.59), 3748);

    [Fact]
    public void Table_7_2_wage_income()
    {
        var income = Valuation().Income(Links)!.Value;
        income.Treated.ShouldBe(6811.78, 0.005);
        income.Reference.ShouldBe(6552.20, 0.005);
        (income.Treated - income.Reference).ShouldBe(259.58, 0.005);
    }

    [Fact]
    public void Table_7_1_costs_and_benefits()
    {
        var valuation = Valuation();
        valuation.Benefits(Client, Links)!.Value.ShouldBe(-577, 0.5);
        valuation.Benefits(Society, Links)!.Value.ShouldBe(577, 0.5);
        valuation.Wages(Client, Links)!.Value.ShouldBe(156, 0.5);
        valuation.Wages(Society, Links)!.Value.ShouldBe(104, 0.5);
        valuation.Service(Society, Links)!.Value.ShouldBe(-3748, 0.5);
        valuation.Total(Client, Links)!.Value.ShouldBe(-421, 0.6);
        valuation.Total(Society, Links)!.Value.ShouldBe(-3067, 0.6);
    }

    // At 17.52 an hour an extra hour brings the client 0.6 and society 0.4 of it; both lose on benefits and service.
    [Fact]
    public void Hours_at_which_a_party_breaks_even()
    {
        var valuation = Valuation();
        valuation.BreakEvenHours(Client, Links)!.Value.ShouldBe(962 * 0.6 / (17.52 * 0.6), 1e-9);
        valuation.BreakEvenHours(Society, Links)!.Value.ShouldBe((3748 - (962 * 0.6)) / (17.52 * 0.4), 1e-9);
    }

    [Fact]
    public void A_missing_link_leaves_no_total() =>
        Valuation().Total(Society, Links with { Wage = null }).ShouldBeNull();

    private static CostValuation Valuation()
    {
        var protocol = TestProtocol.TwoArms with
        {
            Outcomes =
            [
                new Outcome.JobFractionHours
                {
                    Id = "job-hours",
                    Label = new LocalText("uren", "hours"),
                    Horizon = new Horizon.Months(36),
                    FullTimeHoursPerYear = 1800,
                },
            ],
        };
        var plan = new CostPlan
        {
            Comparison = "treatment-control",
            TaxRate = 0.4,
            Benefits = [],
            Hours = "job-hours",
        };
        return new CostValuation(StudyBuilder.Build(protocol, TestProtocol.People(["treatment", "control"])), plan);
    }
}
