using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Evaluation.Estimation;

/// <summary>The numbers that the cost-benefit table is made of: estimates of the sample, or of one draw.</summary>
/// <param name="Benefits">Effect on benefit paid, all schemes together; null when one is missing.</param>
/// <param name="Hours">Level of the treated arm and effect, as a fraction of full-time hours.</param>
/// <param name="Wage">Level of the treated arm and effect, euros an hour.</param>
/// <param name="Service">Cost of service: treated arm less control arm without self-reporters.</param>
internal sealed record CostLinks(
    double? Benefits,
    (double To, double Effect)? Hours,
    (double To, double Effect)? Wage,
    double? Service
)
{
    /// <summary>Links from the effects that the tables show.</summary>
    public static CostLinks Of(Study study, CostPlan plan, IReadOnlyList<EffectRow> effects)
    {
        var benefits = plan.Benefits.Select(id => Effect(study, plan, effects, id)?.Estimate).ToList();
        return new CostLinks(
            benefits.Count > 0 && benefits.TrueForAll(effect => effect is not null) ? benefits.Sum() : null,
            Level(Effect(study, plan, effects, plan.Hours)),
            Level(Effect(study, plan, effects, plan.Wage)),
            ServiceCost(study, plan)
        );
    }

    /// <summary>The effect of an outcome by the method of the plan, or by its selection correction.</summary>
    public static EffectRow? Effect(Study study, CostPlan plan, IReadOnlyList<EffectRow> effects, string? outcome)
    {
        if (outcome is null)
            return null;
        var method = Method(study, plan, outcome);
        return effects.FirstOrDefault(row =>
            row.Outcome == outcome
            && row.Comparison == plan.Comparison
            && row.Subgroup is null
            && row.Method == Texts.Name(method)
        );
    }

    public static EffectMethod Method(Study study, CostPlan plan, string outcome) =>
        study.Outcome(outcome).Selection is not null ? EffectMethod.SelectionIv : plan.Method;

    /// <summary>Services that have a price, with what they cost.</summary>
    public static IEnumerable<(ServiceColumn Column, UnitCost Cost)> Priced(Study study)
    {
        var catalogue = study.Protocol.Services;
        return from service in catalogue.Conversations.Concat(catalogue.Trajectories).Concat(catalogue.Instruments)
            where service.UnitCost is not null
            let column = study.Table.Services.FirstOrDefault(own =>
                own.Id == service.Id && own.Group == GroupOf(catalogue, service)
            )
            where column is not null
            select (column, service.UnitCost);
    }

    /// <summary>Rows of the two sides; self-reporters are taken out of the reference side.</summary>
    public static (int[] Treated, int[] Reference) ServiceSides(Study study, CostPlan plan)
    {
        var comparison = study.Protocol.Comparisons.First(own => own.Id == plan.Comparison);
        var (treated, reference) = Sides.Of(study, comparison);
        return (treated, Array.FindAll(reference, row => !study.Table.SelfReporter[row]));
    }

    private static double? ServiceCost(Study study, CostPlan plan)
    {
        var (treated, reference) = ServiceSides(study, plan);
        var priced = Priced(study).ToList();
        return priced.Count == 0 || treated.Length == 0 || reference.Length == 0
            ? null
            : priced.Sum(item =>
                item.Cost.Euro
                * (treated.Average(row => item.Column.Counts[row]) - reference.Average(row => item.Column.Counts[row]))
            );
    }

    private static string GroupOf(ServiceCatalogue catalogue, Service service) =>
        catalogue.Conversations.Contains(service) ? "conversation"
        : catalogue.Trajectories.Contains(service) ? "trajectory"
        : "instrument";

    private static (double To, double Effect)? Level(EffectRow? row) =>
        row is { Estimate: { } effect, To: { } to } ? (to, effect) : null;
}
