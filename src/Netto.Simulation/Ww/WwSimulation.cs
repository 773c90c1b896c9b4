using Netto.Protocol;
using Netto.Simulation.Engine;
using Netto.Simulation.Measuring;

namespace Netto.Simulation.Ww;

/// <summary>The people of an experiment whose histories can be made under any arm.</summary>
internal interface IWwPeople
{
    /// <summary>The population as it is written.</summary>
    SimulatedPopulation Population { get; }

    /// <summary>Dates of a person.</summary>
    PersonDates DatesOf(int person);

    /// <summary>Index in the protocol of the recorded arm.</summary>
    int RecordedArm(int person);

    /// <summary>Adds the rows of a person under an arm of the protocol; the same rows whenever it is asked.</summary>
    void AddTo(RegisterRows rows, int person, int arm);
}

/// <summary>
/// Makes every history under every arm, measures all of them for the truth, and keeps that of the recorded arm. People
/// are done in blocks, side by side, and put together in order, so that the number of threads does not show.
/// </summary>
internal sealed class WwSimulation(ExperimentProtocol protocol, IWwPeople people)
{
    private const int BlockSize = 1024;
    private readonly OutcomeMeasure _outcomes = new(protocol);
    private readonly ReceivedMeasure _received = new(protocol);
    private readonly SubgroupMembership _subgroups = new(protocol, people.Population);

    /// <summary>Runs the simulation.</summary>
    public SimulatedExperiment Run(long seed)
    {
        var count = people.Population.Count;
        var blocks = new (RegisterRows Rows, PotentialOutcomes Outcomes)[(count + BlockSize - 1) / BlockSize];
        Parallel.For(0, blocks.Length, block => blocks[block] = Block(block * BlockSize, count));
        var rows = new RegisterRows();
        rows.Applications.EnsureCapacity(blocks.Sum(b => b.Rows.Applications.Count));
        var outcomes = new PotentialOutcomes(protocol, _outcomes.Outcomes);
        for (var block = 0; block < blocks.Length; block++)
        {
            rows.Append(blocks[block].Rows);
            outcomes.Add(blocks[block].Outcomes);
            blocks[block] = default;
        }

        return new SimulatedExperiment(people.Population, rows, new Truth(seed, count, [.. outcomes.Effects()]))
        {
            Tables = ExperimentSimulator.TablesOf(protocol),
        };
    }

    private (RegisterRows Rows, PotentialOutcomes Outcomes) Block(int first, int count)
    {
        var rows = new RegisterRows();
        var scratch = new RegisterRows();
        var sums = new PotentialOutcomes(protocol, _outcomes.Outcomes);
        Span<double> values = new double[_outcomes.Outcomes.Count];
        for (var person = first; person < Math.Min(first + BlockSize, count); person++)
        {
            var subgroups = _subgroups.Of(person);
            var dates = people.DatesOf(person);
            for (var arm = 0; arm < protocol.Arms.Count; arm++)
            {
                scratch.Clear();
                people.AddTo(scratch, person, arm);
                _outcomes.Measure(scratch, dates, values);
                sums.Add(arm, values, _received.Received(scratch, dates, protocol.Arms[arm].Id), subgroups);
                if (arm == people.RecordedArm(person))
                {
                    rows.Append(scratch);
                }
            }
        }

        return (rows, sums);
    }
}
