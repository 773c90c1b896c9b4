using Netto.Protocol;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww.ThreeArm;

/// <summary>
/// The experiment of 2018 in unemployment benefit (SEO 2020, letter to Parliament 2021): personal service, control, and
/// personal enforcement alone, by the last digit of the citizen number.
/// </summary>
public static class ThreeArmExperiment
{
    /// <summary>Name of the template and of the published figures.</summary>
    public const string Id = "ww-three-arm";

    /// <summary>Simulates people under the protocol; one that asks for more than the simulation knows is refused.</summary>
    /// <exception cref="InputException">The protocol asks for something that this simulation cannot honour.</exception>
    public static SimulatedExperiment Simulate(ExperimentProtocol protocol, int people, long seed)
    {
        var model = new ThreeArmModel(ParameterSet.Of(Id));
        return new WwSimulation(protocol, new ThreeArmPeople(protocol, model, people, seed)).Run(seed);
    }
}
