using Netto.Planning.Diagnosis;
using Netto.Planning.Formulas;
using Netto.Planning.Results;
using Netto.Planning.Worlds;
using Netto.Protocol;
using Netto.Statistics.Resampling;

namespace Netto.Planning;

/// <summary>Plans an experiment: sample sizes by formula, and a diagnosis of the very protocol by simulation.</summary>
public static class Planner
{
    private const int DefaultPeople = 1000;

    /// <summary>Runs the plan.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="people">People in the experiment; null: as the plan says.</param>
    /// <param name="resampling">Number of simulations and seed; the same for any number of threads.</param>
    /// <exception cref="InputException">PLN001: a flat protocol without assumptions; PLN002, PLN003: a plan that cannot be; SIM…: no simulation of this protocol.</exception>
    public static PlanResult Run(ExperimentProtocol protocol, int? people, ResamplingPlan resampling)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(resampling);
        var plan = protocol.Plan ?? new PlanSettings();
        var size = people ?? plan.People ?? protocol.Population.PlannedPeople ?? DefaultPeople;
        var level = 1 - protocol.Analysis.ConfidenceLevel;
        PlanCheck.Run(protocol, plan);
        var planned = DrawnTrial.Planned(protocol, plan);
        IWorldSource source =
            protocol.Data is DataSource.Flat
                ? new FlatWorlds(planned, Named(plan, planned), size)
                : new RegisterWorlds(planned, size);
        var trials = resampling.Run((random, _) => DrawnTrial.Of(planned, source, (long)(random.NextBits() >> 1)));
        var sizes = new SampleSizes(planned, plan, level).Rows(trials);
        return new PlanResult
        {
            Protocol = protocol.Id,
            Hash = CanonicalProtocol.HashOf(protocol),
            People = size,
            Simulations = resampling.Draws,
            Seed = (long)resampling.Seed,
            Level = level,
            Power = plan.Power,
            SampleSizes = [.. sizes.Select(row => row.Row)],
            Diagnosis = Diagnosing.Rows(trials, level),
            Curves = [.. sizes.Select(row => row.Curve)],
        };
    }

    private static PlanSettings Named(PlanSettings plan, ExperimentProtocol planned) =>
        plan with
        {
            Assumptions = [.. plan.Assumptions.Where(a => planned.Outcomes.Any(o => o.Id == a.Outcome))],
        };
}
