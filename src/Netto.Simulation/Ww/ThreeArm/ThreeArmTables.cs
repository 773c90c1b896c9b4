using Netto.Protocol;
using Netto.Simulation.Calibration;
using Netto.Simulation.Engine;
using Netto.Simulation.Measuring;

namespace Netto.Simulation.Ww.ThreeArm;

/// <summary>Measures a history as report 000 and letter 003 do.</summary>
internal sealed class ThreeArmTables
{
    private const int EightMonths = 8;
    private static readonly string[] Subgroups =
    [
        .. ThreeArmTraits.Profiles.Select(l => $"profile_class={l}"),
        .. ThreeArmTraits.Sexes.Select(l => $"sex={l}"),
        .. ThreeArmTraits.Ages.Select(l => $"age_band={l}"),
        .. ThreeArmTraits.Educations.Select(l => $"education={l}"),
    ];

    private static readonly string[] Measures =
    [
        .. ThreeArmTraits.Profiles.Select(l => $"profile_class:{l}"),
        .. ThreeArmTraits.Sexes.Select(l => $"sex:{l}"),
        .. ThreeArmTraits.Ages.Select(l => $"age_band:{l}"),
        .. ThreeArmTraits.Educations.Select(l => $"education:{l}"),
        "service-8:conversation-only",
        "service-8:conversation-and-more",
        "service-8:none",
        "job-12",
        "benefit-12",
        "benefit-3",
        "sickness-or-disability",
        "applications",
        "applications:first-3-months",
        "applications:after-3-months",
        "applications-2-5",
        "applications-under-2",
        "duty-met-90",
        "duty-met-50",
        "duty-met-under-10",
        "success-per-4-weeks",
        "success-under-1",
        "success-at-most-3",
        "duty-met",
        "duty-met:rise",
        "own-initiative-per-4-weeks",
        "success:rise",
        "responds",
        .. ThreeArmTraits.Profiles.Select(l => $"respondents:profile_class:{l}"),
        .. ThreeArmTraits.Sexes.Select(l => $"respondents:sex:{l}"),
        .. ThreeArmTraits.Ages.Select(l => $"respondents:age_band:{l}"),
        .. ThreeArmTraits.Educations.Select(l => $"respondents:education:{l}"),
    ];

    private const int Traits = 15;
    private readonly BenefitMeasures _benefits = new(WwCodes.Scheme, 0, [InBenefit, Out]);

    private static readonly LocalText None = new("", "");
    private static readonly BenefitState InBenefit = new()
    {
        Id = "ww",
        Label = None,
        Schemes = [WwCodes.Scheme],
    };
    private static readonly BenefitState Out = new()
    {
        Id = "out",
        Label = None,
        Side = StateSide.Out,
    };
    private static readonly Outcome.JobWithin Job = new()
    {
        Id = "job-12",
        Label = None,
        Horizon = new Horizon.Months(12),
    };

    /// <summary>An empty tally of these measures.</summary>
    public static LevelTally NewTally() => new(Measures, ThreeArmModel.Arms, Subgroups);

    /// <summary>Adds one person under an arm, with the education as it is registered there.</summary>
    public void Add(
        LevelTally tally,
        ThreeArmPerson person,
        (RegisterRows Rows, int Education) registered,
        ServiceArm arm
    )
    {
        var rows = registered.Rows;
        Span<double> values = stackalloc double[Measures.Length];
        values.Clear();
        ReadOnlySpan<int> groups = [person.Profile, 5 + person.Sex, 7 + person.Age, 11 + registered.Education];
        foreach (var group in groups)
        {
            values[group] = 1;
        }

        values[Traits + ServiceLevel(rows, person)] = 1;
        AddOutcomes(values[(Traits + 3)..], rows, person);
        AddSearch(values[(Traits + 7)..], rows, person);
        AddRespondent(values[(Traits + 22)..], rows, values[..Traits]);
        tally.Add(values, (int)arm, groups);
    }

    private static int ServiceLevel(RegisterRows rows, ThreeArmPerson person)
    {
        var until = CalendarMonths.After(person.Entry, EightMonths);
        var more = rows.Instruments.Exists(i => i.Start < until) || rows.Trajectories.Exists(t => t.Start < until);
        var conversation = rows.Contacts.Exists(c =>
            c.Status == WwCodes.Held && c.Date < until && c.Kind != WwCodes.EnforcementConversation
        );
        return (conversation, more) switch
        {
            (_, true) => 1,
            (true, _) => 0,
            _ => 2,
        };
    }

    private void AddOutcomes(Span<double> values, RegisterRows rows, ThreeArmPerson person)
    {
        var year = new Window(person.Entry, CalendarMonths.After(person.Entry, 12));
        values[0] = JobMeasures.Within(rows, year, Job);
        values[1] = _benefits.Status(rows, year.Until - 1, ["ww"]);
        values[2] = _benefits.Status(rows, CalendarMonths.After(person.Entry, 3) - 1, ["ww"]);
        values[3] = BenefitMeasures.Other(rows, year, ["ZW", "WGA", "IVA"]);
    }

    private static void AddSearch(Span<double> values, RegisterRows rows, ThreeArmPerson person)
    {
        var year = new Window(person.Entry, CalendarMonths.After(person.Entry, 12));
        var rate = ServiceMeasures.ApplicationsPer4Weeks(rows, year);
        values[0] = rate;
        values[1] = ServiceMeasures.ApplicationsPer4Weeks(rows, new Window(person.Entry, person.Entry + 91));
        values[2] = ServiceMeasures.ApplicationsPer4Weeks(rows, new Window(person.Entry + 91, year.Until));
        values[3] = Is(rate, rate is >= 2 and <= 5);
        values[4] = Is(rate, rate < 2);
        var met = ServiceMeasures.DutyMet(rows, year);
        values[5] = Is(met, met > 0.9);
        values[6] = Is(met, met >= 0.5);
        values[7] = Is(met, met < 0.1);
        var success =
            ServiceMeasures.Success(rows, year, ["success"]) is var s && double.IsNaN(s) ? 0 * rate : s * rate;
        values[8] = success;
        values[9] = Is(success, success < 1);
        values[10] = Is(success, success <= 3);
        values[11] = met;
        values[12] = Rise(year, quarter => ServiceMeasures.DutyMet(rows, quarter));
        values[13] = ServiceMeasures.OwnInitiative(rows, year) is var own && double.IsNaN(own) ? 0 * rate : own * rate;
        values[14] = Rise(year, quarter => ServiceMeasures.Success(rows, quarter, ["success"]));
    }

    /// <summary>From the first quarter in benefit to the third, of people who are seen in both.</summary>
    private static double Rise(Window year, Func<Window, double> measure) =>
        measure(ServiceMeasures.Quarter(year, 3)) - measure(ServiceMeasures.Quarter(year, 1));

    private static void AddRespondent(Span<double> values, RegisterRows rows, ReadOnlySpan<double> traits)
    {
        var responds = rows.SurveyAnswers.Count > 0;
        values[0] = responds ? 1 : 0;
        for (var trait = 0; trait < traits.Length; trait++)
        {
            values[trait + 1] = responds ? traits[trait] : double.NaN;
        }
    }

    private static double Is(double value, bool holds) =>
        double.IsNaN(value) ? double.NaN
        : holds ? 1
        : 0;
}
