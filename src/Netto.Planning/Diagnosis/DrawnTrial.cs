using Netto.Evaluation;
using Netto.Evaluation.Results;
using Netto.Planning.Worlds;
using Netto.Protocol;
using Netto.Simulation.Engine;

namespace Netto.Planning.Diagnosis;

/// <summary>One simulated experiment, estimated.</summary>
/// <param name="Effects">Every effect of the protocol, for everybody.</param>
/// <param name="Truth">True effects.</param>
/// <param name="Facts">What formulas need, by comparison and outcome.</param>
internal sealed record DrawnTrial(
    IReadOnlyList<EffectRow> Effects,
    IReadOnlyList<TrueEffect> Truth,
    IReadOnlyDictionary<(string Comparison, string Outcome), SideFacts> Facts
)
{
    /// <summary>Draws a world and runs the estimators on it.</summary>
    /// <param name="protocol">The protocol as planned: see <see cref="Planned"/>.</param>
    /// <param name="source">Where experiments come from.</param>
    /// <param name="seed">Seed of this one.</param>
    public static DrawnTrial Of(ExperimentProtocol protocol, IWorldSource source, long seed)
    {
        var world = source.Draw(seed);
        var facts = new Dictionary<(string, string), SideFacts>();
        foreach (var comparison in protocol.Comparisons)
        {
            foreach (var outcome in protocol.Outcomes.Where(o => o.Comparisons?.Contains(comparison.Id) ?? true))
            {
                if (world.Table.Outcome(outcome.Id) is { } column)
                {
                    facts[(comparison.Id, outcome.Id)] = SideFacts.Of(protocol, world.Table, comparison, column.Values);
                }
            }
        }
        return new(Evaluator.Effects(protocol, world.Table), world.Truth, facts);
    }

    /// <summary>
    /// The protocol without what a plan does not ask: subgroups, families, the annex with all coefficients, wild bootstraps (offices are judged by CR2), and
    /// outcomes that are not planned for.
    /// </summary>
    public static ExperimentProtocol Planned(ExperimentProtocol protocol, PlanSettings plan)
    {
        var wanted = protocol.Outcomes.Where(outcome => plan.Outcomes.Count == 0 || plan.Outcomes.Contains(outcome.Id));
        return protocol with
        {
            Subgroups = [],
            Families = [],
            Outcomes =
            [
                .. wanted
                    .Where(outcome =>
                        outcome.ShownIn.Any(shown =>
                            shown is not (OutcomeTable.Levels or OutcomeTable.Curve or OutcomeTable.PreTrend)
                        )
                    )
                    .Select(outcome => outcome with { ShownIn = [OutcomeTable.Effects] }),
            ],
            Analysis = protocol.Analysis with { WildBootstrapBelowClusters = 0, TakeUpBy = [] },
        };
    }
}
