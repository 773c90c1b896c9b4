using Netto.Simulation.Calibration;

namespace Netto.Simulation.Wga;

/// <summary>
/// What the fit aims at: the published levels, and effects for people who would not ask for service themselves. The
/// published effects of the three comparisons contradict each other (treatment against control is not the sum of the
/// other two), so that the aims are the values that lie within one standard error of all three.
/// </summary>
internal sealed class WgaFitTargets(IReadOnlyList<PublishedFigure> figures)
{
    /// <summary>Share of self-reporters who find a job; the first stages of table II.3 (0.64) imply about one in two.</summary>
    public const double JobOfSelfReporters = 0.48;

    public static readonly (Regime Regime, string Suffix)[] Regimes =
    [
        (Regime.Basic, "basic"),
        (Regime.Extended, "extended"),
    ];

    public static readonly string[] Sizes = ["large", "small"];

    /// <summary>Effects of the usual and of the extended service, against none.</summary>
    private static readonly Dictionary<string, (double Basic, double Extended)> Effects = new(StringComparer.Ordinal)
    {
        ["job-large.35-80"] = (0.037, 0.037),
        ["job-large.80-100"] = (0.0225, 0.0200),
        ["job-small.35-80"] = (0.002, -0.002),
        ["job-small.80-100"] = (0.012, 0.0105),
        ["employed"] = (0.0245, 0.0200),
        ["hours-fraction"] = (0.0038, 0.0050),
        ["wage"] = (-0.52, -0.50),
        ["permanent-share"] = (0.004, 0.000),
        ["left-wage-phase"] = (-0.0097, -0.0225),
        ["iva"] = (0.0245, 0.0370),
        ["recovered"] = (-0.0182, -0.0105),
        ["full-to-partial"] = (-0.0034, 0.0003),
        ["benefit-cost"] = (-480, -1050),
    };

    /// <summary>Table I.10: job of 12 hours or more and smaller job by subgroup, mean of treatment and control.</summary>
    private static readonly double[][] JobCells =
    [
        [26.15, 8.05, 13.6, 23.7, 24.4, 17.45, 7.6, 16.05, 14.3, 18.4, 12.9],
        [15.7, 6.3, 9.6, 12.8, 15.35, 10.55, 6.65, 10.85, 8.8, 11.5, 9.0],
    ];

    public static double Effect(string name, Regime regime) =>
        regime == Regime.Basic ? Effects[name].Basic : Effects[name].Extended;

    public static double JobCell(string size, int cell) => JobCells[Array.IndexOf(Sizes, size)][cell];

    /// <summary>The published level of a measure.</summary>
    public double Level(string measure, string arm, string subgroup = "") =>
        figures
            .First(f => f.Kind == FigureKind.Level && f.Measure == measure && f.Arm == arm && f.Subgroup == subgroup)
            .Value;

    /// <summary>The mean of the levels of treatment and control, where both are draws of one population.</summary>
    public double MeanOfArms(string measure) => (Level(measure, "treatment") + Level(measure, "control")) / 2;
}
