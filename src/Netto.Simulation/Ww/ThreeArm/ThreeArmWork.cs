using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww.ThreeArm;

/// <summary>Benefit spells and jobs of one person, given the course.</summary>
internal sealed class ThreeArmWork(ThreeArmModel model, ThreeArmPerson person, PersonRandom random)
{
    private static readonly double[] MedianWage = [12.6, 14.2, 19.5, 14];
    private static readonly JobPathRule Path = new()
    {
        ShortShare = 0.35,
        ShortDays = 60,
        LongDays = 600,
        DirectlyOn = 0.35,
        EverNext = 0.6,
        GapDays = 60,
    };

    public void AddTo(RegisterRows rows, ThreeArmCourse course)
    {
        AddEarlierJob(rows);
        AddJobs(rows, course);
        AddBenefits(rows, course);
    }

    private void AddEarlierJob(RegisterRows rows)
    {
        var years = 0.5 + random.Exponential(4, ThreeArmStreams.EarlierJob);
        var start = Math.Max(person.Birth + (16 * 365), person.Entry - (int)(years * 365));
        var contract = random.Happens(0.5, ThreeArmStreams.EarlierJob, 1) ? "permanent" : "temporary";
        var employer = $"W{(int)(99_999 * random.Uniform(ThreeArmStreams.EarlierJob, 2)):00000}";
        var traits = Traits();
        rows.Jobs.Add(
            new JobSpell(
                person.Index,
                employer,
                start,
                person.Entry,
                Math.Round(Math.Clamp(traits.Hours, 4, 40), 1),
                Math.Round(traits.Wage, 2),
                contract
            )
        );
    }

    private void AddJobs(RegisterRows rows, ThreeArmCourse course)
    {
        AddPartialJobs(rows, course);
        if (course.Exit.Kind == ExitKind.Work)
        {
            AddPath(rows, ThreeArmStreams.WorkPath, Day(course.Exit.Month) + JobLag());
        }
        else if (course.Exit.Kind == ExitKind.Other && !course.Sick && random.Happens(0.25, ThreeArmStreams.LateJob))
        {
            var delay = 33 + (int)random.Exponential(120, ThreeArmStreams.LateJob, 1);
            AddPath(rows, ThreeArmStreams.LatePath, Day(course.Exit.Month) + delay);
        }
    }

    private void AddPartialJobs(RegisterRows rows, ThreeArmCourse course)
    {
        if (course.PartialWork < course.BenefitEnd)
        {
            AddPath(rows, ThreeArmStreams.HelpedPath, Day(course.PartialWork));
        }

        var month = 0.5 + (12 * random.Uniform(ThreeArmStreams.PartialJob, 1));
        if (month < course.Exit.Month && random.Happens(model.PartialJob[person.Profile], ThreeArmStreams.PartialJob))
        {
            AddPath(rows, ThreeArmStreams.PartialPath, Day(month));
        }
    }

    private void AddPath(RegisterRows rows, int streams, int first) =>
        new JobPath(person.Index, random, Path, streams).AddTo(
            rows.Jobs,
            Math.Max(first, person.Entry),
            person.DataEnd,
            Traits()
        );

    private JobTraits Traits()
    {
        var wage = MedianWage[person.Education] * Math.Exp(0.22 * random.Normal(ThreeArmStreams.Wage));
        var hours = (person.Sex == 0 ? 32.5 : 27) + (8 * random.Normal(ThreeArmStreams.Hours));
        return new JobTraits(hours, wage, 0.15);
    }

    private int JobLag()
    {
        var uniform = random.Uniform(ThreeArmStreams.JobLag);
        return uniform < 0.8 ? 0 : (int)((uniform - 0.8) / 0.2 * 20);
    }

    private void AddBenefits(RegisterRows rows, ThreeArmCourse course)
    {
        var amount = Math.Round(
            (person.Sex == 0 ? 1350 : 1050) * (0.75 + (0.5 * random.Uniform(ThreeArmStreams.Amount))),
            2
        );
        var end = double.IsInfinity(course.BenefitEnd)
            ? int.MaxValue
            : Math.Max(person.Entry + 1, Day(course.BenefitEnd));
        var open = end >= person.DataEnd;
        AddSpell(
            rows,
            WwCodes.Scheme,
            person.Entry,
            open ? RegisterRows.NoEnd : end,
            open ? "" : ReasonOf(course),
            amount
        );
        if (open)
        {
            return;
        }

        if (course.Sick)
        {
            AddSickness(rows, end, amount);
        }
        else
        {
            AddReturn(rows, course, end, amount);
        }
    }

    // Most report sick (Sickness Benefits Act); some have a running disability claim.
    private void AddSickness(RegisterRows rows, int start, double amount)
    {
        var scheme = random.Happens(0.08, ThreeArmStreams.SicknessLength, 1) ? "WGA" : "ZW";
        var end = start + 30 + (int)random.Exponential(scheme == "ZW" ? 300 : 2000, ThreeArmStreams.SicknessLength);
        AddSpell(
            rows,
            scheme,
            start,
            end >= person.DataEnd ? RegisterRows.NoEnd : end,
            end >= person.DataEnd ? "" : "recovered",
            amount
        );
    }

    private void AddReturn(RegisterRows rows, ThreeArmCourse course, int end, double amount)
    {
        var back = end + 60 + (int)random.Exponential(120, ThreeArmStreams.Return, 1);
        if (
            course.Exit.Kind == ExitKind.Work
            && !course.GaveUp
            && back < person.DataEnd
            && random.Happens(0.06, ThreeArmStreams.Return)
        )
        {
            AddSpell(rows, WwCodes.Scheme, back, RegisterRows.NoEnd, "", amount);
        }
    }

    private string ReasonOf(ThreeArmCourse course)
    {
        if (course.GaveUp)
        {
            return WwCodes.OtherReason;
        }

        if (course.Exit.Kind == ExitKind.Work)
        {
            return WwCodes.WorkReason;
        }

        if (course.Sick)
        {
            return WwCodes.SicknessReason;
        }

        return random.Happens(0.65, ThreeArmStreams.OtherReason, 1) ? WwCodes.EndOfRightReason : WwCodes.OtherReason;
    }

    private void AddSpell(RegisterRows rows, string scheme, int start, int end, string reason, double amount) =>
        rows.Benefits.Add(new BenefitSpell(person.Index, scheme, start, end, reason, "", "", amount));

    private int Day(double month) => CalendarMonths.After(person.Entry, month);
}
