using Netto.Simulation.Engine;

namespace Netto.Simulation.Wga;

/// <summary>
/// Traits of people at entry: margins of table 2.5 of the source (old job: tables I.2 to I.7) for experiment and regular
/// offices, tied by a Gaussian copula. The correlations are not published; they are plausible values, such as older
/// people being married more often and people without an employer coming from sickness benefit.
/// </summary>
internal sealed class WgaTraits
{
    public const int Yes = 1;
    public const int HighEducation = 2;
    public const int Mental = 0;

    public static readonly string[] Sexes = ["man", "woman"];
    public static readonly string[] MaritalStates = ["unmarried", "married"];
    public static readonly string[] Educations = ["low", "middle", "high", "unknown"];
    public static readonly string[] Classes = ["35-80", "80-100", "IVA"];
    public static readonly string[] YesNo = ["false", "true"];
    public static readonly string[] Disorders = ["mental", "other", "musculoskeletal"];

    /// <summary>Bounds of the five age bands of table 2.5, in years; hardly anybody comes in just before the state pension.</summary>
    public static readonly double[] AgeBounds = [18, 30, 40, 50, 60, 65.9];

    private const int Age = 0;
    private const int Sex = 1;
    private const int Marital = 2;
    private const int Education = 3;
    private const int Class = 4;
    private const int Several = 5;
    private const int Disorder = 6;
    private const int FromSickness = 7;
    private const int HadJob = 8;
    private const int Employability = 9;
    private const int Health = 10;
    private const int Motivation = 11;

    private static readonly TraitCopula Copula = new(
        12,
        [
            (Age, Marital, 0.35),
            (Age, Education, -0.10),
            (Age, Disorder, 0.25),
            (Age, FromSickness, -0.15),
            (Age, HadJob, 0.15),
            (Age, Health, -0.15),
            (Sex, Disorder, 0.05),
            (Education, Class, -0.15),
            (Education, Disorder, -0.10),
            (Class, Several, 0.15),
            (Class, Health, -0.25),
            (FromSickness, HadJob, -0.55),
            (Marital, FromSickness, -0.12),
            (Several, Health, -0.15),
            (Employability, Motivation, 0.45),
            (Employability, Health, 0.30),
            (Health, Motivation, 0.15),
        ]
    );

    private readonly TraitMargin[] _experiment = Margins(WgaMargins.Experiment);
    private readonly TraitMargin[] _regular = Margins(WgaMargins.Regular);
    private readonly double _oldestTilt;

    public WgaTraits(ParameterSet parameters) => _oldestTilt = parameters.ValueOr("age.oldest-tilt", 1.57);

    /// <summary>Draws the traits of one person; the caller adds office, entry and citizen number.</summary>
    public DrawnTraits Draw(PersonRandom random, OfficeSide side)
    {
        Span<double> normals = stackalloc double[12];
        Copula.Draw(random, WgaStream.Traits, normals);
        var margins = side == OfficeSide.Experiment ? _experiment : _regular;
        var ageBand = margins[Age].IndexOf(normals[Age]);
        var within = random.Uniform(WgaStream.AgeWithinBand);
        if (ageBand == AgeBounds.Length - 2)
        {
            // Few come in just before the state pension: the density falls to nought there.
            within = 1 - Math.Pow(1 - within, 1 / _oldestTilt);
        }

        var categories = new int[margins.Length];
        for (var i = 0; i < margins.Length; i++)
        {
            categories[i] = margins[i].IndexOf(normals[i]);
        }

        var age = AgeBounds[ageBand] + (within * (AgeBounds[ageBand + 1] - AgeBounds[ageBand]));
        return new DrawnTraits(age, categories, normals[Employability], normals[Health], normals[Motivation]);
    }

    private static TraitMargin[] Margins(IReadOnlyList<(string Category, double Share)[]> shares) =>
        [.. shares.Select(s => new TraitMargin(s))];
}

/// <summary>Drawn traits; categories by index: age band, sex, marital, education, class, several, disorder, sickness, old job.</summary>
internal sealed record DrawnTraits(
    double Age,
    int[] Categories,
    double Employability,
    double Health,
    double Motivation
);

/// <summary>Published shares by trait, in the order of the latent normals of <see cref="WgaTraits"/>.</summary>
internal static class WgaMargins
{
    /// <summary>Table 2.5, treatment and control taken together by size, since both are draws of one population.</summary>
    public static readonly IReadOnlyList<(string Category, double Share)[]> Experiment =
    [
        [("18-29", 6.35), ("30-39", 19.85), ("40-49", 22.75), ("50-59", 29.7), ("60-66", 21.35)],
        [("man", 44.05), ("woman", 55.95)],
        [("unmarried", 55.7), ("married", 44.3)],
        [("low", 46.35), ("middle", 30.65), ("high", 19.35), ("unknown", 3.75)],
        [("35-80", 40.4), ("80-100", 59.15), ("IVA", 0.45)],
        [("false", 17.15), ("true", 82.85)],
        [("mental", 44.55), ("other", 30.55), ("musculoskeletal", 24.85)],
        [("false", 38.1), ("true", 61.9)],
        [("false", 69.0), ("true", 31.0)],
    ];

    /// <summary>Table 2.5, regular offices.</summary>
    public static readonly IReadOnlyList<(string Category, double Share)[]> Regular =
    [
        [("18-29", 6.7), ("30-39", 18.2), ("40-49", 21.8), ("50-59", 31.4), ("60-66", 21.9)],
        [("man", 43.6), ("woman", 56.4)],
        [("unmarried", 51.9), ("married", 48.1)],
        [("low", 46.9), ("middle", 31.0), ("high", 17.6), ("unknown", 4.5)],
        [("35-80", 39.4), ("80-100", 60.2), ("IVA", 0.4)],
        [("false", 18.8), ("true", 81.2)],
        [("mental", 42.0), ("other", 31.8), ("musculoskeletal", 26.2)],
        [("false", 41.4), ("true", 58.6)],
        [("false", 66.6), ("true", 33.4)],
    ];
}
