using Netto.Protocol;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww.EvenOdd;

/// <summary>
/// The experiment of 2012-2014 in unemployment benefit (SEOR/Regioplan 2015): intensive against basic service from the
/// fourth month, by even and odd citizen numbers.
/// </summary>
public static class EvenOddExperiment
{
    /// <summary>Name of the template and of the published figures.</summary>
    public const string Id = "ww-even-odd";

    /// <summary>Simulates people under the protocol; one that asks for more than the simulation knows is refused.</summary>
    /// <exception cref="InputException">The protocol asks for something that this simulation cannot honour.</exception>
    public static SimulatedExperiment Simulate(ExperimentProtocol protocol, int people, long seed)
    {
        var model = new EvenOddModel(ParameterSet.Of(Id));
        var experiment = new WwSimulation(protocol, new EvenOddPeople(protocol, model, people, seed)).Run(seed);
        return experiment with { LeftOut = new EvenOddLeftOut(protocol, model, seed).Beside(people) };
    }
}
