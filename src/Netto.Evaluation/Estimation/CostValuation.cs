using Netto.Evaluation.Studies;
using Netto.Protocol;

namespace Netto.Evaluation.Estimation;

/// <summary>From links to money, per person over the horizon (004 tables 7.1 and 7.2).</summary>
internal sealed class CostValuation
{
    private readonly CostPlan plan;
    private readonly double discount;

    public CostValuation(Study study, CostPlan plan)
    {
        this.plan = plan;
        Years = study.Protocol.FollowUp.Months / 12.0;
        discount = Math.Pow(1 + plan.DiscountRate, -Years / 2);
        HoursOfPeriod =
            plan.Hours is { } hours && study.Outcome(hours) is Outcome.JobFractionHours fraction
                ? fraction.FullTimeHoursPerYear * Years
                : null;
    }

    public double Years { get; }

    /// <summary>Full-time hours of the period; null when the protocol names no outcome for hours.</summary>
    public double? HoursOfPeriod { get; }

    /// <summary>Wage income of the treated arm, and without the service.</summary>
    public (double Treated, double Reference)? Income(CostLinks links) =>
        links.Hours is { } hours && links.Wage is { } wage && HoursOfPeriod is { } period
            ? (hours.To * period * wage.To, (hours.To - hours.Effect) * period * (wage.To - wage.Effect))
            : null;

    /// <summary>What the effect on benefits does to a party.</summary>
    public double? Benefits(CostParty party, CostLinks links) =>
        links.Benefits * (party.Benefit + (party.Tax * plan.TaxRate)) * discount;

    /// <summary>What the effect on wages does to a party.</summary>
    public double? Wages(CostParty party, CostLinks links) =>
        Income(links) is { } income
            ? (income.Treated - income.Reference) * (party.Wage + (party.Tax * plan.TaxRate)) * discount
            : null;

    /// <summary>What the service costs a party.</summary>
    public double? Service(CostParty party, CostLinks links) => links.Service * party.Service * discount;

    /// <summary>All flows together.</summary>
    public double? Total(CostParty party, CostLinks links) =>
        Benefits(party, links) + Wages(party, links) + Service(party, links);

    /// <summary>Extra hours a person at which the party's total is zero, at the wage of the treated arm; null when there is no such number.</summary>
    public double? BreakEvenHours(CostParty party, CostLinks links)
    {
        var perHour = links.Wage?.To * (party.Wage + (party.Tax * plan.TaxRate)) * discount;
        var hours = -(Benefits(party, links) + Service(party, links)) / perHour;
        return hours is { } found && double.IsFinite(found) && found >= 0 ? found : null;
    }
}
