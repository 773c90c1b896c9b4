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
        ["job-large.35-80"] = (0.0395, 0.0355),
        ["job-large.80-100"] = (0.0235, 0.0172),
        ["job-small.35-80"] = (0.0074, 0.0010),
        ["job-small.80-100"] = (0.0113, 0.0096),
        ["employed"] = (0.0265, 0.0188),
        ["hours-fraction"] = (0.0031, 0.0048),
        ["wage"] = (-0.70, -0.565),
        ["permanent-share"] = (-0.0020, -0.0070),
        ["left-wage-phase"] = (-0.00981, -0.02271),
        ["iva"] = (0.0260, 0.0378),
        ["recovered"] = (-0.0202, -0.0077),
        ["full-to-partial"] = (-0.0036, 0.0005),
        ["benefit-cost"] = (-400, -1065),
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
