using Netto.Simulation.Engine;

namespace Netto.Simulation;

/// <summary>
/// People who came into the benefit and are not part of the experiment: they meet an exclusion of the protocol or came in
/// at an office that it leaves out. They stand in the registers, behind the others, and in no truth.
/// </summary>
/// <param name="Population">The people, indexed from 0.</param>
/// <param name="Rows">Their rows, with those indices.</param>
public sealed record LeftOutPeople(SimulatedPopulation Population, RegisterRows Rows);
