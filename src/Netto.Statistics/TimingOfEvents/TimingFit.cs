using Netto.Statistics.Summaries;

namespace Netto.Statistics.TimingOfEvents;

/// <summary>A type of people.</summary>
/// <param name="Probability">Share of people of the type among those who enter, with its standard error.</param>
/// <param name="LogMultipliers">
/// Log of the factor on each hazard (exit, then the treatments) against the mean over people who enter; null where the hazard of the type is zero (a defective point).
/// </param>
public sealed record MassPoint(Coefficient Probability, IReadOnlyList<Coefficient?> LogMultipliers);

/// <summary>A step of the search: the best model found with so many points.</summary>
/// <param name="Points">Mass points left after points without people were removed and equal ones joined.</param>
/// <param name="LogLikelihood">Log-likelihood.</param>
/// <param name="Parameters">Free parameters.</param>
/// <param name="Slope">
/// Largest gain in log-likelihood per unit of probability that one more point promises (Gâteaux derivative over the grid); at or under zero no point can help.
/// </param>
/// <param name="Iterations">Newton steps taken.</param>
/// <param name="Arrived">False when the steps ran out.</param>
/// <param name="Effects">Treatment effects at this step, in the order of the treatments.</param>
public sealed record SearchStep(
    int Points,
    double LogLikelihood,
    int Parameters,
    double Slope,
    int Iterations,
    bool Arrived,
    IReadOnlyList<double> Effects
)
{
    /// <summary>How much the step counts in the standard errors of hazards, effects and exit chances: see <see cref="HeterogeneityRule.ByAkaike"/>.</summary>
    public double Weight { get; init; }

    /// <summary>2 × parameters − 2 × log-likelihood.</summary>
    public double AkaikeCriterion => 2 * Parameters - 2 * LogLikelihood;
}

/// <summary>Exit chances with and without treatment, averaged over people (with their first regressors) and types, all of whom enter at zero.</summary>
/// <param name="Scenario">A treatment given at its planned time to all who are still there, or <c>all</c> of them.</param>
/// <param name="Horizon">Time by which people have left.</param>
/// <param name="Without">Exit chance when nobody is ever treated.</param>
/// <param name="With">Exit chance in the scenario.</param>
/// <param name="Change">With minus without; standard error by the delta method.</param>
public sealed record ExitChance(string Scenario, double Horizon, double Without, double With, Coefficient Change);

/// <summary>The coefficients of one hazard.</summary>
/// <param name="Name">Name of the hazard.</param>
/// <param name="Events">Number of events.</param>
/// <param name="Exposure">Time at risk.</param>
/// <param name="Coefficients">
/// Log hazards <c>interval[1]</c>, … at the mean of the unobserved factor over those who enter, treatment effects (exit only), regressors.
/// </param>
public sealed record HazardCoefficients(string Name, int Events, double Exposure, CoefficientTable Coefficients);

/// <summary>A fitted timing-of-events model.</summary>
public sealed record TimingFit : IFittedModel
{
    /// <inheritdoc />
    public string Method => "timing";

    /// <summary>Number of people.</summary>
    public required double N { get; init; }

    /// <summary>Number of rows.</summary>
    public required int Rows { get; init; }

    /// <inheritdoc />
    public required string StandardErrors { get; init; }

    /// <summary>The exit hazard.</summary>
    public required HazardCoefficients Exit { get; init; }

    /// <summary>The hazards of the treatments, in order.</summary>
    public required IReadOnlyList<HazardCoefficients> Treatments { get; init; }

    /// <summary>The coefficients of the exit hazard.</summary>
    public CoefficientTable Coefficients => Exit.Coefficients;

    /// <summary>Treatment effects on the log exit hazard.</summary>
    public required IReadOnlyList<Coefficient> Effects { get; init; }

    /// <summary>Types of people, the most frequent first.</summary>
    public required IReadOnlyList<MassPoint> MassPoints { get; init; }

    /// <summary>Correlation over people between the unobserved factor of each treatment and that of exit; null with one point, or where a factor does not vary.</summary>
    public required IReadOnlyList<double?> Selection { get; init; }

    /// <summary>Log-likelihood.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>The search, from one point on; the step after the last accepted one stands last.</summary>
    public required IReadOnlyList<SearchStep> Path { get; init; }

    /// <summary>Exit chances at each horizon, per scenario.</summary>
    public required IReadOnlyList<ExitChance> ExitChances { get; init; }

    /// <summary>Whether the search of the accepted model arrived.</summary>
    public required bool Converged { get; init; }

    /// <summary>Newton steps of the accepted model.</summary>
    public required int Iterations { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<FitMeasure> Measures =>
        [
            new("events", Exit.Events),
            new("log_likelihood", LogLikelihood),
            new("mass_points", MassPoints.Count),
            new("iterations", Iterations),
        ];

    /// <inheritdoc />
    public required IReadOnlyList<DroppedRows> DroppedRows { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<DroppedColumn> DroppedColumns { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<Warning> Warnings { get; init; }
}
