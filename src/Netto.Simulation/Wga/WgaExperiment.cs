using Netto.Protocol;
using Netto.Simulation.Engine;
using Netto.Simulation.Measuring;

namespace Netto.Simulation.Wga;

/// <summary>
/// The experiment of 2019-2024 in disability benefit (SEOR/Verwey-Jonker 2025): extended service against none by the last
/// digit of the citizen number, beside regular offices and a period before.
/// </summary>
public static class WgaExperiment
{
    /// <summary>Name of the template and of the published figures.</summary>
    public const string Id = "wga";

    /// <summary>Simulates people under the protocol; one that asks for more than the simulation knows is refused.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="people">People in the experiment; those of the period before, and of offices left out, come on top.</param>
    /// <param name="seed">Seed.</param>
    /// <exception cref="InputException">The protocol asks for something that this simulation cannot honour.</exception>
    public static SimulatedExperiment Simulate(ExperimentProtocol protocol, int people, long seed)
    {
        var design = WgaProtocol.DesignOf(protocol);
        var model = new WgaModel(ParameterSet.Of(Id));
        var persons = new WgaPopulation(design, model).Draw(seed, people);
        var experiment = new WgaSimulation(protocol, design, model, persons).Run(seed, people);
        return experiment with
        {
            LeftOut = new WgaLeftOut(protocol, design, model).Beside(seed, people, persons.Length),
        };
    }
}

/// <summary>Makes the histories of all people: that of the recorded arm for the registers, all three for the truth.</summary>
internal sealed class WgaSimulation
{
    private const int BlockSize = 512;
    private static readonly Regime[] Regimes = [Regime.Extended, Regime.None, Regime.Basic];

    private readonly ExperimentProtocol _protocol;
    private readonly WgaDesign _design;
    private readonly WgaModel _model;
    private readonly WgaPerson[] _persons;
    private readonly SimulatedPopulation _population;
    private readonly OutcomeMeasure _outcomes;
    private readonly SubgroupMembership _subgroups;

    public WgaSimulation(ExperimentProtocol protocol, WgaDesign design, WgaModel model, WgaPerson[] persons)
    {
        _protocol = protocol;
        _design = design;
        _model = model;
        _persons = persons;
        _population = new WgaRegister(design, persons).Population();
        _outcomes = new OutcomeMeasure(protocol);
        _subgroups = new SubgroupMembership(protocol, _population);
    }

    public SimulatedExperiment Run(long seed, int people)
    {
        var blocks = new (RegisterRows Rows, WgaTruth Truth)[(_persons.Length + BlockSize - 1) / BlockSize];
        Parallel.For(
            0,
            blocks.Length,
            () => new WgaHistory(_model, _design),
            (block, _, history) =>
            {
                blocks[block] = Block(block * BlockSize, history);
                return history;
            },
            _ => { }
        );
        var rows = new RegisterRows();
        var truth = new WgaTruth(_protocol, _outcomes.Outcomes, _design.Arms);
        foreach (var block in blocks)
        {
            rows.Append(block.Rows);
            truth.Add(block.Truth);
        }

        return new SimulatedExperiment(_population, rows, new Truth(seed, people, [.. truth.Effects()]))
        {
            Tables = ExperimentSimulator.TablesOf(_protocol),
        };
    }

    private (RegisterRows Rows, WgaTruth Truth) Block(int first, WgaHistory history)
    {
        var rows = new RegisterRows();
        var truth = new WgaTruth(_protocol, _outcomes.Outcomes, _design.Arms);
        double[][] values = [.. Regimes.Select(_ => new double[_outcomes.Outcomes.Count])];
        foreach (var person in _persons.AsSpan(first, Math.Min(BlockSize, _persons.Length - first)))
        {
            if (person is { Period: EntryPeriod.During, Side: OfficeSide.Experiment })
            {
                AddTruth(truth, person, history, values);
            }

            var (regime, level) = WgaArm.Observed(person);
            history.GenerateOutcomes(person, regime);
            history.GenerateService(person, level);
            WgaSurvey.AddAnswers(person, history);
            RowsWithin.Append(rows, history.Rows, _design.DataEnd);
        }

        return (rows, truth);
    }

    private void AddTruth(WgaTruth truth, WgaPerson person, WgaHistory history, double[][] values)
    {
        var dates = WgaRegister.DatesOf(_protocol, _design, person);
        for (var arm = 0; arm < Regimes.Length; arm++)
        {
            history.GenerateOutcomes(person, Regimes[arm]);
            history.GenerateService(person, WgaArm.LevelOf(person, Regimes[arm]));
            _outcomes.Measure(history.Rows, dates, values[arm]);
        }

        truth.Add(values, person.AsksForService, _subgroups.Of(person.Index));
    }
}
