using System.Globalization;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Wga;

/// <summary>
/// Both survey waves: soon after entry, and after three years. Who answers depends on traits (table 2.3) and on the arm
/// (table 2.2); who answered once answers more easily again.
/// </summary>
internal static class WgaSurvey
{
    private const int Waves = 2;
    private static readonly string[] WaveNames = ["T0", "T1"];

    /// <summary>Share that answers, by wave, for treatment, control and regular arm.</summary>
    private static readonly double[][] Response =
    [
        [0.19, 0.26, 0.19],
        [0.11, 0.15, 0.12],
    ];

    // Logs of the ratios of respondents to everybody in table 2.3, divided by the slope of the normal at such shares.
    private static readonly double[] ByAge = [-0.48, -0.15, 0, 0.07, 0.08];
    private static readonly double[] ByEducation = [-0.23, 0.08, 0.28, -0.17];
    private static readonly double[] BySex = [-0.04, 0.03];
    private static readonly double[] ByDisorder = [-0.02, 0.06, -0.05];

    /// <summary>Mean and spread of the sum of these terms in the population.</summary>
    private const double MeanOfTraits = -0.06;
    private const double SpreadOfTraits = 0.25;

    /// <summary>Correlation of answering in the two waves, so that 5 to 9% answers both.</summary>
    private const double Habit = 0.45;

    /// <summary>Adds the answers of somebody of the experiment who answers; others leave no trace.</summary>
    public static void AddAnswers(WgaPerson person, WgaHistory history)
    {
        if (person.Period == EntryPeriod.Before)
        {
            return;
        }

        var arm =
            person.Side == OfficeSide.Regular ? 2
            : person.RecordedTreatment ? 0
            : 1;
        for (var wave = 0; wave < Waves; wave++)
        {
            if (Answers(person, arm, wave) && DayOf(person, history, wave) is { } day)
            {
                AddWave(person, history, arm, wave, day);
            }
        }
    }

    private static bool Answers(WgaPerson person, int arm, int wave)
    {
        var traits =
            ByAge[person.AgeBand] + ByEducation[person.Education] + BySex[person.Sex] + ByDisorder[person.Disorder];
        var habit = person.Random.Normal(WgaStream.SurveyResponse);
        var now = person.Random.Normal(WgaStream.SurveyResponse, wave + 1);
        var wish = traits - MeanOfTraits + (Math.Sqrt(Habit) * habit) + (Math.Sqrt(1 - Habit) * now);
        var cut = StandardNormal.Quantile(1 - Response[wave][arm]) * Math.Sqrt(1 + (SpreadOfTraits * SpreadOfTraits));
        return wish > cut;
    }

    /// <summary>The day of answering; null for the dead and for those whose follow-up is too short for the wave.</summary>
    private static int? DayOf(WgaPerson person, WgaHistory history, int wave)
    {
        var uniform = person.Random.Uniform(WgaStream.SurveyResponse, 10 + wave);
        if (wave == 0)
        {
            return person.Entry + 45 + (int)(40 * uniform);
        }

        if (history.Months.Count <= 36)
        {
            return null;
        }

        var day = history.Months.DayIn(35, uniform);
        return history.Rows.Benefits.Exists(b => b.EndReason == WgaCodes.Deceased && b.End <= day) ? null : day;
    }

    private static void AddWave(WgaPerson person, WgaHistory history, int arm, int wave, int day)
    {
        var works = history.Rows.Jobs.Exists(j => j.Start <= day && j.End > day && j.Start > person.Entry);
        var outlook = (0.7 * person.Employability) + (0.3 * person.Motivation) + (works ? 0.3 : 0);
        var mood = person.Random.Normal(WgaStream.SurveyLatent);
        for (var i = 0; i < SurveyItem.All.Length; i++)
        {
            var item = SurveyItem.All[i];
            var means = wave == 0 ? item.Means.AtEntry : item.Means.AfterThreeYears;
            if (means is null || (arm == 1 && item.AskedOf == AskedOf.ServedArms))
            {
                continue;
            }

            // A part of the answer is the person's own in both waves; the rest is of the day.
            var own = person.Random.Normal(WgaStream.SurveyItem, i);
            var today = person.Random.Normal(WgaStream.SurveyItem, 1000 + (wave * 100) + i);
            var normal = (item.Outlook * outlook) + (0.3 * mood) + (0.6 * own) + (0.6 * today);
            var value = Answer(item, means[arm], normal);
            history.Rows.SurveyAnswers.Add(
                new SurveyAnswer(
                    person.Index,
                    WaveNames[wave],
                    item.Name,
                    value.ToString(CultureInfo.InvariantCulture),
                    day
                )
            );
        }
    }

    private static int Answer(SurveyItem item, double mean, double normal)
    {
        // The four parts of the normal have a variance of about 0.81 plus the square of the outlook's share.
        var standard = normal / Math.Sqrt(0.81 + (0.6 * item.Outlook * item.Outlook));
        return item is { Low: 0, High: 1 }
            ? standard > StandardNormal.Quantile(1 - mean)
                ? 1
                : 0
            : Math.Clamp((int)Math.Round(mean + (item.Spread * standard)), item.Low, item.High);
    }
}
