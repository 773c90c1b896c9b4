using Netto.Protocol;
using Netto.Simulation.Wga;
using Netto.Simulation.Ww.EvenOdd;
using Netto.Simulation.Ww.ThreeArm;

namespace Netto.Simulation;

/// <summary>Simulates the experiment that a protocol describes.</summary>
/// <param name="Name">Name of the template it belongs to.</param>
/// <param name="Fits">Whether a protocol describes this experiment.</param>
/// <param name="Simulate">Makes it from a protocol, a number of people and a seed.</param>
public sealed record ExperimentSimulator(
    string Name,
    Func<ExperimentProtocol, bool> Fits,
    Func<ExperimentProtocol, int, long, SimulatedExperiment> Simulate
)
{
    /// <summary>All experiments that can be simulated.</summary>
    public static IReadOnlyList<ExperimentSimulator> All { get; } =
    [
        new(WgaExperiment.Id, protocol => protocol.Population.Scheme == "WGA", WgaExperiment.Simulate),
        new(
            EvenOddExperiment.Id,
            protocol => protocol.Population.Scheme == "WW" && protocol.Arms.Count == 2,
            EvenOddExperiment.Simulate
        ),
        new(
            ThreeArmExperiment.Id,
            protocol => protocol.Population.Scheme == "WW" && protocol.Arms.Count == 3,
            ThreeArmExperiment.Simulate
        ),
    ];

    /// <summary>The tables of registers that a protocol names.</summary>
    internal static IReadOnlyList<string> TablesOf(ExperimentProtocol protocol) =>
        protocol.Data is DataSource.Registers registers ? registers.Tables : [];

    /// <summary>The simulator of a protocol.</summary>
    /// <exception cref="InputException">No simulator knows this kind of experiment.</exception>
    public static ExperimentSimulator For(ExperimentProtocol protocol) =>
        All.FirstOrDefault(simulator => simulator.Fits(protocol))
        ?? throw new InputException(
            new Diagnostic("SIM003", "There is no simulation for the scheme of this protocol.")
            {
                Path = "population.scheme",
                Found = protocol.Population.Scheme ?? "no scheme",
                Expected = $"the scheme of one of the templates {string.Join(", ", All.Select(s => s.Name))}",
                Remedy = "Simulations exist for register experiments; a flat table brings its own data.",
            }
        );
}
