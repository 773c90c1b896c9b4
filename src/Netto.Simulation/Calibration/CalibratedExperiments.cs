using Netto.Simulation.Wga;
using Netto.Simulation.Ww.EvenOdd;

namespace Netto.Simulation.Calibration;

/// <summary>The experiments that are held against published figures.</summary>
public static class CalibratedExperiments
{
    /// <summary>Names of all of them.</summary>
    public static IReadOnlyList<string> Names { get; } = [WgaExperiment.Id, EvenOddExperiment.Id];

    /// <summary>The experiment with a name.</summary>
    /// <exception cref="ArgumentException">There is none with that name.</exception>
    public static ICalibratedExperiment Create(string name) =>
        name switch
        {
            WgaExperiment.Id => new WgaCalibration(),
            EvenOddExperiment.Id => new EvenOddCalibration(),
            _ => throw new ArgumentException($"No calibrated experiment is named '{name}'.", nameof(name)),
        };
}
