using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww.ThreeArm;

/// <summary>What an arm gets.</summary>
internal enum ServiceArm
{
    Treatment,
    Control,
    Enforcement,
}

/// <summary>The fitted constants of the experiment of 2018, arranged for drawing.</summary>
internal sealed class ThreeArmModel
{
    /// <summary>Months after entry at which the curves of exit have knots.</summary>
    public static readonly double[] Knots = [0, 1, 3, 6, 9, 12, 26];

    /// <summary>Levels of service beside none, as the parameters name them.</summary>
    public static readonly string[] ServiceLevels = ["conversation", "more"];

    // The curve until a year by month, and what comes in the second year, as parts of the exits within a year.
    private static readonly double[] WorkShape = [0, 0.05, 0.28, 0.60, 0.84, 1, 1.12];
    private static readonly double[] OtherShape = [0, 0.03, 0.17, 0.46, 0.74, 1, 1.7];

    private static readonly string[] ServiceGroups = ["treatment", "controls"];

    private readonly ParameterSet _parameters;

    public ThreeArmModel(ParameterSet parameters)
    {
        _parameters = parameters;
        var profiles = ThreeArmTraits.Profiles;
        Exits =
        [
            .. profiles.Select(p => new CompetingExits(
                Knots,
                Curve(WorkShape, $"exit.work.{p}"),
                Curve(OtherShape, $"exit.other.{p}")
            )),
        ];
        ServiceOdds =
        [
            .. ServiceGroups.Select(arm => ServiceLevels.Select(level => OddsOf($"service.{arm}.{level}")).ToArray()),
        ];
        HelpToWork = [.. profiles.Select(p => P($"help.work.{p}"))];
        HelpToPartialWork = [.. profiles.Select(p => P($"help.partial-share.{p}"))];
        HelpToSickness = [.. profiles.Select(p => P($"help.sickness.{p}"))];
        PartialJob = [.. profiles.Select(p => P($"partial-job.{p}"))];
        Sickness = [.. profiles.Select(p => P($"sickness-share.{p}"))];
        Deterred = P("deterred");
        ApplicationGroups = [.. Arms.Select(a => new[] { P($"applications.low.{a}"), P($"applications.high.{a}") })];
        ApplicationRates = [.. Arms.Select(a => P($"applications.rate.{a}"))];
        FirstQuarter = P("applications.first-quarter");
        SuccessChance = P("success.chance");
        SuccessSpread = P("success.spread");
        Compliance =
        [
            .. Arms.Select(a => new[] { P($"duty.under-10.{a}"), P($"duty.under-50.{a}"), P($"duty.under-90.{a}") }),
        ];
    }

    /// <summary>Names of the arms, in the order of <see cref="ServiceArm"/>.</summary>
    public static string[] Arms { get; } = ["treatment", "control", "enforcement"];

    /// <summary>Exit curves by class of the score.</summary>
    public CompetingExits[] Exits { get; }

    /// <summary>Odds of a level of service against none: service arm or not, level, factors by trait.</summary>
    public TraitOdds[][] ServiceOdds { get; }

    /// <summary>Chance that service brings work forward, by class of the score.</summary>
    public double[] HelpToWork { get; }

    /// <summary>Share of that work that is partial, with the benefit going on.</summary>
    public double[] HelpToPartialWork { get; }

    /// <summary>Chance that the invitation makes an ill person report sick.</summary>
    public double[] HelpToSickness { get; }

    /// <summary>Chance of a job beside the benefit.</summary>
    public double[] PartialJob { get; }

    /// <summary>Share of other exits that go to sickness or disability benefit.</summary>
    public double[] Sickness { get; }

    /// <summary>Chance that personal enforcement makes somebody give up the benefit early.</summary>
    public double Deterred { get; }

    /// <summary>Shares of people who apply little and who apply much, by arm.</summary>
    public double[][] ApplicationGroups { get; }

    /// <summary>Factor on the applications of those between, by arm.</summary>
    public double[] ApplicationRates { get; }

    /// <summary>Factor on applications in the first three months.</summary>
    public double FirstQuarter { get; }

    /// <summary>Mean chance of success of an application in the first quarter.</summary>
    public double SuccessChance { get; }

    /// <summary>Spread between people of the logarithm of that chance.</summary>
    public double SuccessSpread { get; }

    /// <summary>Shares of people who meet the duty under 10%, 50% and 90% of the time, cumulative, by arm.</summary>
    public double[][] Compliance { get; }

    private double P(string name) => _parameters[name];

    private double[] Curve(double[] shape, string name) => [.. shape.Select(s => s * P(name))];

    private TraitOdds OddsOf(string name) =>
        new(
            [.. ThreeArmTraits.Profiles.Select(l => P($"{name}.profile.{l}"))],
            [.. ThreeArmTraits.Sexes.Select(l => P($"{name}.sex.{l}"))],
            [.. ThreeArmTraits.Ages.Select(l => P($"{name}.age.{l}"))],
            [.. ThreeArmTraits.Educations.Select(l => P($"{name}.education.{l}"))]
        );
}

/// <summary>Odds as a product of factors, one a trait: what raking to several margins fits.</summary>
internal sealed record TraitOdds(double[] Profile, double[] Sex, double[] Age, double[] Education)
{
    public double Of(ThreeArmPerson person) =>
        Profile[person.Profile] * Sex[person.Sex] * Age[person.Age] * Education[person.Education];
}
