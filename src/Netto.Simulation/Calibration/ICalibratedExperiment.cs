namespace Netto.Simulation.Calibration;

/// <summary>An experiment whose simulation is held against published figures.</summary>
public interface ICalibratedExperiment
{
    /// <summary>Name of the template and of the published figures.</summary>
    string Id { get; }

    /// <summary>Simulates the experiment in its published size and measures it as the source does.</summary>
    ISimulatedFigures Simulate(long seed);
}

/// <summary>What one simulation gives for published figures.</summary>
public interface ISimulatedFigures
{
    /// <summary>The simulated value that belongs to a published figure; NaN when the simulation does not make it.</summary>
    double Of(PublishedFigure figure);
}
