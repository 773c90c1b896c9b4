namespace Netto.Simulation.Wga;

/// <summary>Simulates an experiment in memory and tabulates what the source publishes about it.</summary>
internal sealed class WgaTabulation(WgaDesign design, WgaModel model)
{
    private const int ChunkSize = 512;

    /// <summary>Names of the measures.</summary>
    public WgaMeasures Measures { get; } = new(Math.Min(36, design.FollowUpMonths));

    /// <summary>Simulates people under their recorded arm, and those who would not ask for service under every regime.</summary>
    public WgaAccumulator Run(long seed, int people)
    {
        var persons = new WgaPopulation(design, model).Draw(seed, people);
        var chunks = new WgaAccumulator[(persons.Length + ChunkSize - 1) / ChunkSize];
        Parallel.For(
            0,
            chunks.Length,
            () =>
                (
                    History: new WgaHistory(model, design),
                    Measures: new WgaMeasures(Math.Min(36, design.FollowUpMonths))
                ),
            (chunk, _, tools) =>
            {
                var sums = new WgaAccumulator(tools.Measures.Names.Length);
                var last = Math.Min((chunk + 1) * ChunkSize, persons.Length);
                for (var i = chunk * ChunkSize; i < last; i++)
                {
                    Tabulate(persons[i], tools.History, tools.Measures, sums);
                }

                chunks[chunk] = sums;
                return tools;
            },
            _ => { }
        );
        var total = new WgaAccumulator(Measures.Names.Length);
        foreach (var chunk in chunks)
        {
            total.Add(chunk);
        }

        return total;
    }

    private static void Tabulate(WgaPerson person, WgaHistory history, WgaMeasures measures, WgaAccumulator sums)
    {
        var (regime, level) = WgaArm.Observed(person);
        history.GenerateOutcomes(person, regime);
        history.GenerateService(person, level);
        var group = GroupOf(person);
        var values = measures.Of(person, history);
        sums.Add(group, person, values);
        if (group == WgaGroup.Control && person.AsksForService)
        {
            sums.Add(WgaGroup.SelfReporters, person, values);
        }

        if (group is WgaGroup.Treatment or WgaGroup.Control && !person.AsksForService)
        {
            for (var other = Regime.None; other <= Regime.Extended; other++)
            {
                history.GenerateOutcomes(person, other);
                sums.Add(WgaGroup.CompliersNone + (int)other, person, measures.Of(person, history));
            }
        }
    }

    private static WgaGroup GroupOf(WgaPerson person) =>
        (person.Period, person.Side) switch
        {
            (EntryPeriod.Before, OfficeSide.Experiment) => WgaGroup.BeforeExperiment,
            (EntryPeriod.Before, _) => WgaGroup.BeforeRegular,
            (_, OfficeSide.Regular) => WgaGroup.Regular,
            _ => person.RecordedTreatment ? WgaGroup.Treatment : WgaGroup.Control,
        };
}

/// <summary>What an arm means for outcomes and for the service in the registers.</summary>
internal static class WgaArm
{
    /// <summary>The regime and service level under the recorded arm; before the experiment everybody got the usual service.</summary>
    public static (Regime Regime, ServiceLevel Level) Observed(WgaPerson person)
    {
        var regime = (person.Period, person.Side, person.RecordedTreatment) switch
        {
            (EntryPeriod.Before, _, _) or (_, OfficeSide.Regular, _) => Regime.Basic,
            (_, _, true) => Regime.Extended,
            _ => Regime.None,
        };
        return (regime, LevelOf(person, regime));
    }

    /// <summary>The service that a person gets under a regime.</summary>
    public static ServiceLevel LevelOf(WgaPerson person, Regime regime) =>
        regime switch
        {
            Regime.Extended => ServiceLevel.Extended,
            Regime.Basic => ServiceLevel.Basic,
            _ => person.AsksForService ? ServiceLevel.SelfReport : ServiceLevel.None,
        };
}
