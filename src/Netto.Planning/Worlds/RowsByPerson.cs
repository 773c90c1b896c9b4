using Netto.Simulation;
using Netto.Simulation.Engine;

namespace Netto.Planning.Worlds;

/// <summary>The rows of each simulated person.</summary>
internal static class RowsByPerson
{
    public static RegisterRows[] Split(SimulatedExperiment experiment)
    {
        RegisterRows[] rows = [.. Enumerable.Range(0, experiment.Population.Count).Select(_ => new RegisterRows())];
        experiment.Rows.Benefits.ForEach(row => rows[row.Person].Benefits.Add(row));
        experiment.Rows.Jobs.ForEach(row => rows[row.Person].Jobs.Add(row));
        experiment.Rows.SelfEmployment.ForEach(row => rows[row.Person].SelfEmployment.Add(row));
        experiment.Rows.Contacts.ForEach(row => rows[row.Person].Contacts.Add(row));
        experiment.Rows.Trajectories.ForEach(row => rows[row.Person].Trajectories.Add(row));
        experiment.Rows.Instruments.ForEach(row => rows[row.Person].Instruments.Add(row));
        experiment.Rows.Requests.ForEach(row => rows[row.Person].Requests.Add(row));
        experiment.Rows.Applications.ForEach(row => rows[row.Person].Applications.Add(row));
        experiment.Rows.Duties.ForEach(row => rows[row.Person].Duties.Add(row));
        return rows;
    }
}
