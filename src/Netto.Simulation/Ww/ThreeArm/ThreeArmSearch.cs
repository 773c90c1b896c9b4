using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww.ThreeArm;

/// <summary>Applications and the duty to apply of one person, as long as the benefit lasts.</summary>
internal sealed class ThreeArmSearch(ThreeArmModel model, ThreeArmPerson person, PersonRandom random, ServiceArm arm)
{
    private const int Period = 28;
    private const int Quarter = 91;

    // Own initiative grows with the time in benefit, success falls; from the fifth quarter on both stay as they are.
    private const int LastQuarter = 4;
    private static readonly double[] OwnInitiative = [0.16, 0.19, 0.21, 0.23, 0.24];
    private static readonly double[] SuccessByQuarter = [1.15, 0.95, 0.80, 0.68, 0.6];
    private static readonly string[] OwnKinds = ["network", "phone-or-visit", "open-application"];
    private static readonly string[] OtherKinds = ["vacancy", "agency", "letter"];

    public void AddTo(RegisterRows rows, ThreeArmCourse course)
    {
        var end = double.IsInfinity(course.BenefitEnd)
            ? int.MaxValue
            : CalendarMonths.After(person.Entry, course.BenefitEnd);
        var last = Math.Min(end, person.DataEnd);
        var exempt = person.Age == 3 && random.Happens(0.12, ThreeArmStreams.Compliance, 1);
        AddDuties(rows, last, exempt);
        AddApplications(rows, last, exempt);
    }

    private int QuarterOf(int day) => Math.Min((day - person.Entry) / Quarter, LastQuarter);

    private void AddApplications(RegisterRows rows, int last, bool exempt)
    {
        var rate = Rate() * (exempt ? 0.25 : 1);
        var chance = model.SuccessChance * Math.Exp(model.SuccessSpread * random.Normal(ThreeArmStreams.SuccessChance));
        var number = 0;
        for (var start = person.Entry; start < last; start += Period)
        {
            var days = Math.Min(Period, last - start);
            var quarter = QuarterOf(start);
            var expected = rate * days / Period * (quarter == 0 ? model.FirstQuarter : 1);
            var count = (int)(expected + random.Uniform(ThreeArmStreams.ApplicationCount, start - person.Entry));
            for (var i = 0; i < count; i++)
            {
                AddApplication(
                    rows,
                    start + (int)(days * random.Uniform(ThreeArmStreams.ApplicationDay, number)),
                    (quarter, number, chance)
                );
                number++;
            }
        }
    }

    private void AddApplication(RegisterRows rows, int day, (int Quarter, int Number, double Chance) at)
    {
        var kind = random.Uniform(ThreeArmStreams.ApplicationKind, at.Number);
        var own = kind < OwnInitiative[at.Quarter];
        var name = own
            ? OwnKinds[(int)(kind / OwnInitiative[at.Quarter] * 3)]
            : OtherKinds[(int)((kind - OwnInitiative[at.Quarter]) / (1 - OwnInitiative[at.Quarter]) * 3)];
        var success = Math.Min(0.9, at.Chance * SuccessByQuarter[at.Quarter]);
        var result = random.Happens(success, ThreeArmStreams.ApplicationSuccess, at.Number) ? "success" : "none";
        rows.Applications.Add(new JobApplication(person.Index, day, name, own ? "true" : "false", result));
    }

    /// <summary>Applications each four weeks: a third apply less than twice, most two to five times, a few more often.</summary>
    private double Rate()
    {
        var (low, high) = (model.ApplicationGroups[(int)arm][0], model.ApplicationGroups[(int)arm][1]);
        var group = random.Uniform(ThreeArmStreams.ApplicationGroup);
        var within = random.Uniform(ThreeArmStreams.ApplicationRate);
        if (group < low)
        {
            return 1.8 * within;
        }

        return group > 1 - high
            ? 5.2 + Math.Min(15, -1.2 * Math.Log(within))
            : Math.Min(4.9, (2.2 + (2.6 * Math.Sqrt(within))) * model.ApplicationRates[(int)arm]);
    }

    private void AddDuties(RegisterRows rows, int last, bool exempt)
    {
        var share = MetShare();
        var year = CalendarMonths.After(person.Entry, 12);
        for (var start = person.Entry; start < last; )
        {
            // Periods of a quarter, none of them across the end of the year.
            var next = start < year ? Math.Min(start + Quarter, year) : start + Quarter;
            var days = Math.Min(next, last) - start;
            var quarter = QuarterOf(start);
            // The duty is met better with time, more so under personal enforcement.
            var rise = (arm == ServiceArm.Control ? 0.10 : 0.22) * quarter * share * (1 - share);
            var met = exempt ? days : (int)Math.Round(days * Math.Min(1, share + rise));
            rows.Duties.Add(new DutyPeriod(person.Index, start, start + days, met, exempt ? "true" : "false"));
            start = next;
        }
    }

    private double MetShare()
    {
        // Who applies little meets the duty less often.
        var applies = random.Uniform(ThreeArmStreams.ApplicationGroup);
        var own = random.Uniform(ThreeArmStreams.Compliance);
        var latent = random.Happens(0.6, ThreeArmStreams.Compliance, 2) ? applies : own;
        var within = random.Uniform(ThreeArmStreams.ComplianceShare);
        var cuts = model.Compliance[(int)arm];
        if (latent < cuts[0])
        {
            return 0.09 * within;
        }

        if (latent < cuts[1])
        {
            return 0.11 + (0.36 * within);
        }

        return latent < cuts[2] ? 0.52 + (0.34 * within) : 0.92 + (0.08 * within);
    }
}
