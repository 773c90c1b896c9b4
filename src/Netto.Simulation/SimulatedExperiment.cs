using Netto.Simulation.Engine;

namespace Netto.Simulation;

/// <summary>One simulated experiment, ready to be written: its people, the rows of their registers, and the truth.</summary>
public sealed record SimulatedExperiment(SimulatedPopulation Population, RegisterRows Rows, Truth Truth)
{
    /// <summary>Writes registers and truth into a folder; they appear whole or not at all.</summary>
    public void WriteTo(string folder) =>
        WholeFolder.Write(
            folder,
            pending =>
            {
                RegisterFolder.Write(pending, Population, Rows);
                File.WriteAllText(Path.Combine(pending, Truth.FileName), Truth.ToJson());
            }
        );
}
