using Netto.Evaluation.Estimation;
using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Evaluation.Tables;
using Netto.Protocol;
using Netto.Statistics.Models;

namespace Netto.Evaluation.Sections;

/// <summary>
/// Costs and benefits per person (004 tables 7.1-7.3): effect on benefits and wage income, split over client and
/// society by the tax rate, against the cost of service; intervals from draws of the whole chain.
/// </summary>
internal sealed class CostsSection
{
    private readonly Study study;
    private readonly CostPlan plan;
    private readonly EvaluationResults results;
    private readonly CostValuation valuation;
    private readonly CostLinks links;
    private readonly IReadOnlyList<CostLinks> draws;
    private readonly int failed;

    private CostsSection(Study study, CostPlan plan, EvaluationResults results, CancellationToken cancellation)
    {
        (this.study, this.plan, this.results) = (study, plan, results);
        valuation = new CostValuation(study, plan);
        links = CostLinks.Of(study, plan, results.Effects);
        var drawn = CostBootstrap.Draw(study, plan, cancellation);
        draws = [.. drawn.OfType<CostLinks>()];
        failed = drawn.Count - draws.Count;
    }

    /// <summary>The table; null when the protocol has no costs.</summary>
    public static CostResults? Of(Study study, EvaluationResults results, CancellationToken cancellation) =>
        study.Protocol.Costs is { } plan ? new CostsSection(study, plan, results, cancellation).Build() : null;

    private CostParty? Client => plan.Parties.Count > 0 ? plan.Parties[0] : null;

    private CostParty? Society => plan.Parties.Count > 1 ? plan.Parties[1] : null;

    private CostResults Build() =>
        new()
        {
            Comparison = plan.Comparison,
            HorizonMonths = study.Protocol.FollowUp.Months,
            TaxRate = plan.TaxRate,
            PricesInvented = CostLinks.Priced(study).Any(item => item.Cost.Source == PriceSource.Invented),
            Parties = [.. plan.Parties.Select(party => new CostPartyName(party.Id, Texts.Of(party.Label)))],
            Rows = [.. Rows()],
            Services = Services(),
            Wage = Wage(),
            Benefits = [.. plan.Benefits.Select(Benefit)],
            Total = Amount(AllParties),
            BreakEven = BreakEven(),
            Notes = Notes(),
            Reason = links.Benefits is null || links.Service is null ? "part-missing" : null,
        };

    private IEnumerable<CostRow> Rows()
    {
        yield return Row("benefit-payments", "monetary", valuation.Benefits, CaveatNotes());
        yield return Row("wage-income", "monetary", valuation.Wages, []);
        foreach (var item in plan.NonMonetary)
        {
            var measured =
                item.Outcome is { } outcome
                && CostLinks.Effect(study, plan, results.Effects, outcome)?.Estimate is not null;
            yield return new CostRow
            {
                Item = "non-monetary",
                Label = Texts.Of(item.Label),
                Group = "other",
                Client = null,
                Society = null,
                ClientLetter = item.Party == Client?.Id ? item.Letter : null,
                SocietyLetter = item.Party == Society?.Id ? item.Letter : null,
                Further = Further(party => new FurtherAmount(
                    party.Id,
                    null,
                    item.Party == party.Id ? item.Letter : null
                )),
                State = measured ? "measured" : "not-measured",
                Reason = measured ? null : "not-measured",
            };
        }
        yield return Row("service", "cost", valuation.Service, ["without-self-reporters"]);
        yield return Row("total", "total", valuation.Total, []);
    }

    private CostRow Row(
        string item,
        string group,
        Func<CostParty, CostLinks, double?> value,
        IReadOnlyList<string> notes
    )
    {
        var row = new CostRow
        {
            Item = item,
            Group = group,
            Client = Of(Client, item, value),
            Society = Of(Society, item, value),
            Further = Further(party => new FurtherAmount(party.Id, Of(party, item, value), Letter: null)),
            State = "measured",
            Notes = notes,
        };
        CostAmount?[] amounts = [row.Client, row.Society, .. (row.Further ?? []).Select(further => further.Amount)];
        return row with { Reason = amounts.All(amount => amount?.Euros is null) ? "part-missing" : null };
    }

    private List<FurtherAmount>? Further(Func<CostParty, FurtherAmount> of) =>
        plan.Parties.Count > 2 ? [.. plan.Parties.Skip(2).Select(of)] : null;

    // A flow in which a party has no part is no amount of zero.
    private CostAmount? Of(CostParty? party, string item, Func<CostParty, CostLinks, double?> value) =>
        party is not null && TakesPart(party, item) ? Amount(at => value(party, at)) : null;

    private static bool TakesPart(CostParty party, string item) =>
        item switch
        {
            "benefit-payments" => party.Benefit != 0 || party.Tax != 0,
            "wage-income" => party.Wage != 0 || party.Tax != 0,
            "service" => party.Service != 0,
            _ => true,
        };

    // Normal stars from the draws' standard deviation; the interval is that of the draws' quantiles.
    private CostAmount? Amount(Func<CostLinks, double?> value)
    {
        var euros = Numbers.Finite(value(links));
        double[] drawn = [.. draws.Select(value).OfType<double>().Where(double.IsFinite).Order()];
        if (euros is null || drawn.Length < 2 || drawn[0] == drawn[^1])
            return new CostAmount
            {
                Euros = euros,
                StdError = null,
                CiLow = null,
                CiHigh = null,
            };
        var mean = drawn.Average();
        var error = Math.Sqrt(drawn.Sum(amount => (amount - mean) * (amount - mean)) / (drawn.Length - 1));
        var p = Numbers.Finite(Coefficient.From("amount", euros.Value, error, double.PositiveInfinity).PValue);
        var tail = (1 - study.Settings.ConfidenceLevel) / 2;
        return new CostAmount
        {
            Euros = euros,
            StdError = error,
            CiLow = Quantile(drawn, tail),
            CiHigh = Quantile(drawn, 1 - tail),
            PValue = p,
            Stars = study.EffectStars(p),
        };
    }

    // Linear interpolation (type 7 of Hyndman and Fan), as the library's percentile interval.
    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)Math.Floor(at);
        return sorted[below] + ((at - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }

    private double? AllParties(CostLinks at)
    {
        var totals = plan.Parties.Select(party => valuation.Total(party, at)).ToList();
        return totals.Count == 0 || totals.Contains(null) ? null : totals.Sum();
    }

    private List<ServiceCostRow> Services()
    {
        var (treated, reference) = CostLinks.ServiceSides(study, plan);
        return [.. CostLinks.Priced(study).Select(item => Service(item.Column, item.Cost.Euro, treated, reference))];
    }

    private static ServiceCostRow Service(ServiceColumn column, double price, int[] treated, int[] reference)
    {
        double? own = treated.Length > 0 ? treated.Average(row => column.Counts[row]) : null;
        double? other = reference.Length > 0 ? reference.Average(row => column.Counts[row]) : null;
        return new ServiceCostRow
        {
            Kind = column.Id,
            TreatedMean = own,
            ReferenceMean = other,
            Difference = own - other,
            UnitPrice = price,
            Amount = (own - other) * price,
        };
    }

    private WageIncome? Wage()
    {
        if (links.Hours is not { } hours || links.Wage is not { } wage || valuation.Income(links) is not { } income)
            return null;
        var period = valuation.HoursOfPeriod!.Value;
        var effect = income.Treated - income.Reference;
        return new WageIncome
        {
            Treated = new WageIncomeColumn(hours.To, hours.To * period, wage.To, income.Treated),
            Effect = new WageIncomeColumn(hours.Effect, hours.Effect * period, wage.Effect, effect),
            Reference = new WageIncomeColumn(
                hours.To - hours.Effect,
                (hours.To - hours.Effect) * period,
                wage.To - wage.Effect,
                income.Reference
            ),
            NetForClient = effect * (1 - plan.TaxRate),
            TaxForSociety = effect * plan.TaxRate,
        };
    }

    private BenefitCostRow Benefit(string outcome)
    {
        var row = CostLinks.Effect(study, plan, results.Effects, outcome);
        var schemes = study.Outcome(outcome) is Outcome.BenefitCost { Schemes.Count: > 0 } cost
            ? cost.Schemes
            : [study.Protocol.Population.Scheme ?? ""];
        return new BenefitCostRow
        {
            Outcome = outcome,
            Scheme = string.Join('+', schemes),
            Method = Texts.Name(CostLinks.Method(study, plan, outcome)),
            Effect = row?.Estimate,
            StdError = row?.StdError,
            PValue = row?.PValue,
            Stars = row?.Stars ?? "",
            Reason = row?.Estimate is null ? row?.Reason ?? "not-computed" : null,
        };
    }

    private BreakEven? BreakEven()
    {
        if (Society is not { } society)
            return null;
        var hours = valuation.BreakEvenHours(society, links);
        return new BreakEven { Hours = hours, Reason = hours is null ? "no-such-break-even" : null };
    }

    // A difference in (early) pension lowers benefits without anybody being worse served.
    private List<string> CaveatNotes()
    {
        if (plan.CaveatStatus is not { } status)
            return [];
        var last = results
            .BenefitStatusDifferences.Where(row => row.Status == status && row.Comparison == plan.Comparison)
            .MaxBy(row => row.Month);
        return last?.Difference is null
            ? ["pension-caveat"]
            :
            [
                "pension-caveat",
                FormattableString.Invariant($"caveat-status: {status} {100 * last.Difference.Value:F1}%, {last.Month}"),
            ];
    }

    private List<string> Notes()
    {
        var notes = new List<string> { "no-displacement", "other-schemes-left-out" };
        if (CostLinks.Priced(study).Any(item => item.Cost.Source == PriceSource.Invented))
            notes.Add("prices-invented");
        if (plan.CaveatStatus is not null)
            notes.Add("pension-caveat");
        if (plan.DiscountRate > 0)
            notes.Add("discounted-mid-period");
        if (failed > 0)
            notes.Add($"bootstrap-failed-draws: {failed}");
        return notes;
    }
}
