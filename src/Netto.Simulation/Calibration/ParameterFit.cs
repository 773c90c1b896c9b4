using Netto.Simulation.Engine;

namespace Netto.Simulation.Calibration;

/// <summary>How a parameter answers to the difference between a target and its simulated value.</summary>
internal enum FitStep
{
    /// <summary>Moves by the difference.</summary>
    Add,

    /// <summary>Moves by the ratio.</summary>
    Scale,
}

/// <summary>One parameter and the figure that it is fitted to.</summary>
/// <param name="Parameter">Name of the parameter.</param>
/// <param name="Target">The value to be reached.</param>
/// <param name="Simulated">Reads the simulated value of the figure.</param>
/// <param name="Step">How the parameter moves.</param>
/// <param name="Gain">Part of the full step that is taken; negative when a larger parameter makes a smaller figure.</param>
internal sealed record FitRule(
    string Parameter,
    double Target,
    Func<LevelTally, double> Simulated,
    FitStep Step,
    double Gain
)
{
    /// <summary>Bounds of the parameter.</summary>
    public (double Low, double High) Bounds { get; init; } = (0, double.PositiveInfinity);
}

/// <summary>
/// Fits constants one by one to one figure each, by repeated simulation of many people: a stochastic approximation
/// (Robbins and Monro 1951, doi:10.1214/aoms/1177729586) with a fixed gain.
/// </summary>
internal static class ParameterFit
{
    /// <summary>Moves the parameters a number of times, each time after a new simulation.</summary>
    public static ParameterSet Run(
        ParameterSet start,
        Func<ParameterSet, int, LevelTally> simulate,
        IReadOnlyList<FitRule> rules,
        int rounds
    )
    {
        var parameters = start.Copy();
        for (var round = 0; round < rounds; round++)
        {
            var tally = simulate(parameters, round);
            foreach (var rule in rules)
            {
                parameters[rule.Parameter] = Moved(parameters[rule.Parameter], rule, rule.Simulated(tally));
            }
        }

        return parameters;
    }

    private static double Moved(double value, FitRule rule, double simulated)
    {
        if (!double.IsFinite(simulated))
        {
            return value;
        }

        var moved =
            rule.Step == FitStep.Add
                ? value + (rule.Gain * (rule.Target - simulated))
                : value * Math.Pow(Math.Max(rule.Target, 1e-6) / Math.Max(simulated, 1e-6), rule.Gain);
        return Math.Clamp(moved, rule.Bounds.Low, rule.Bounds.High);
    }
}
