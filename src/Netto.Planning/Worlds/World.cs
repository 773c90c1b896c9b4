using Netto.Evaluation.Tables;
using Netto.Simulation.Engine;

namespace Netto.Planning.Worlds;

/// <summary>One simulated experiment as the evaluation sees it, with its true effects.</summary>
/// <param name="Table">One row a person.</param>
/// <param name="Truth">True effects of everybody, by outcome, comparison and method.</param>
public sealed record World(AnalysisTable Table, IReadOnlyList<TrueEffect> Truth);

/// <summary>Draws simulated experiments of one protocol.</summary>
public interface IWorldSource
{
    /// <summary>People in the experiment.</summary>
    int People { get; }

    /// <summary>The experiment of a seed.</summary>
    World Draw(long seed);
}
