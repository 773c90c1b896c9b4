using System.Globalization;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww.ThreeArm;

/// <summary>
/// The web survey of report 000 (annex A): one wave, at least eight months after entry, sent by month from ten to four
/// months before the data end. Who answers depends on traits as in table A.1. The report draws its answers and prints
/// signs only (table S.1): signs of effects are those, levels are ours.
/// </summary>
internal static class ThreeArmSurvey
{
    private const string Wave = "T1";
    private const int EarliestMonth = 8;
    private const int FirstBeforeEnd = 10;
    private const int LastBeforeEnd = 4;

    // 13,872 of 185,495 and 3,665 of 46,741 answered.
    // Ratios of respondents to everybody are raked to the margins of table A.1; their mean in the population is 1.
    private static readonly SurveyResponse Treatment = new(
        0.0748,
        [0.6758, 1.3647, 1.5455, 0.8627],
        [1.8546, 1.4850, 1.0836, 0.6892, 0.3950],
        [0.6874, 0.9773, 1.6565, 0.4959],
        [0.9372, 1.0651]
    );
    private static readonly SurveyResponse Controls = new(
        0.0784,
        [0.6088, 1.4594, 1.5260, 0.8669],
        [1.9533, 1.5001, 1.0227, 0.6814, 0.4054],
        [0.7228, 1.0228, 1.5935, 0.5106],
        [0.9353, 1.0671]
    );

    /// <summary>Adds the answers of somebody who answers; others leave no trace.</summary>
    /// <param name="rows">Rows of the person, jobs included.</param>
    /// <param name="person">The person.</param>
    /// <param name="random">Random numbers of the person.</param>
    /// <param name="arm">The arm.</param>
    public static void AddAnswers(RegisterRows rows, ThreeArmPerson person, PersonRandom random, ServiceArm arm)
    {
        if (DayOf(person, random) is not { } day || !Answers(person, random, arm))
        {
            return;
        }

        var works = rows.Jobs.Exists(job => job.Start <= day && job.End > day && job.Start > person.Entry);
        var outlook = (0.5 * person.Drive) + (works ? 0.4 : 0);
        for (var i = 0; i < ThreeArmItem.All.Length; i++)
        {
            var item = ThreeArmItem.All[i];
            var served = arm == ServiceArm.Treatment ? item.Effect : 0;
            var normal = (0.4 * outlook) + (0.92 * random.Normal(ThreeArmStreams.SurveyItem, i)) + served;
            var value = Math.Clamp((int)Math.Round(item.Mean + (item.Spread * normal)), item.Low, item.High);
            rows.SurveyAnswers.Add(
                new SurveyAnswer(person.Index, Wave, item.Name, value.ToString(CultureInfo.InvariantCulture), day)
            );
        }
    }

    private static bool Answers(ThreeArmPerson person, PersonRandom random, ServiceArm arm)
    {
        var response = arm == ServiceArm.Treatment ? Treatment : Controls;
        var chance = response.Of(person, ThreeArmPeople.EducationOf(person, random, arm));
        return random.Happens(Math.Min(0.9, chance), ThreeArmStreams.SurveyResponse);
    }

    /// <summary>The day of answering; null for who entered too late to be sent the survey.</summary>
    private static int? DayOf(ThreeArmPerson person, PersonRandom random)
    {
        var sent = Math.Max(
            CalendarMonths.After(person.Entry, EarliestMonth),
            CalendarMonths.After(person.DataEnd, -FirstBeforeEnd)
        );
        if (sent >= CalendarMonths.After(person.DataEnd, -LastBeforeEnd))
        {
            return null;
        }

        return sent + (int)(35 * random.Uniform(ThreeArmStreams.SurveyResponse, 1));
    }
}

/// <summary>The chance to answer: a base times a ratio for each trait.</summary>
internal sealed record SurveyResponse(
    double Base,
    double[] ByAge,
    double[] ByProfile,
    double[] ByEducation,
    double[] BySex
)
{
    /// <summary>The chance of a person, with the education as it is registered.</summary>
    public double Of(ThreeArmPerson person, int education) =>
        Base * ByAge[person.Age] * ByProfile[person.Profile] * ByEducation[education] * BySex[person.Sex];
}

/// <summary>One item: a whole number, normal before it is rounded.</summary>
/// <param name="Name">Name in the register.</param>
/// <param name="Low">Lowest answer.</param>
/// <param name="High">Highest answer.</param>
/// <param name="Mean">Mean in the arms without service.</param>
/// <param name="Spread">Standard deviation before rounding.</param>
/// <param name="Effect">Effect of the service arm in standard deviations; its sign is that of table S.1.</param>
internal sealed record ThreeArmItem(string Name, int Low, int High, double Mean, double Spread, double Effect)
{
    /// <summary>The scales of chapters 4 and 5, under names of our own.</summary>
    public static readonly ThreeArmItem[] All =
    [
        Scale("know_methods", 3.6, 0.10),
        Scale("external_locus", 2.9, 0),
        Scale("self_efficacy", 3.3, 0),
        Scale("confidence_search_skills", 3.6, 0),
        Scale("know_opportunities", 3.2, 0.10),
        Scale("view_on_return", 3.3, 0.06),
        Scale("search_motivation", 3.8, 0),
        Scale("self_reflection", 3.7, 0.06),
        Scale("self_esteem", 3.9, 0),
        Scale("search_intention", 3.4, 0.10),
        Scale("search_quality", 3.5, 0.06),
        new("search_channels", 0, 11, 4.2, 2, -0.06),
    ];

    private static ThreeArmItem Scale(string name, double mean, double effect) => new(name, 1, 5, mean, 1, effect);
}
