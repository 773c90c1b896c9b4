using Netto.Simulation.Wga;
using Netto.Simulation.Ww.EvenOdd;
using Netto.Simulation.Ww.ThreeArm;

namespace Netto.Simulation.Calibration;

/// <summary>The experiments that are held against published figures.</summary>
public static class CalibratedExperiments
{
    /// <summary>Names of all of them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [WgaExperiment.Id, EvenOddExperiment.Id, ThreeArmExperiment.Id];

    /// <summary>The experiment with a name.</summary>
    /// <exception cref="ArgumentException">There is none with that name.</exception>
    public static ICalibratedExperiment Create(string name) =>
        name switch
        {
            WgaExperiment.Id => new WgaCalibration(),
            EvenOddExperiment.Id => new EvenOddCalibration(),
            ThreeArmExperiment.Id => new ThreeArmCalibration(),
            _ => throw new ArgumentException($"No calibrated experiment is named '{name}'.", nameof(name)),
        };
}
