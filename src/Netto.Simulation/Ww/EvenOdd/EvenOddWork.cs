using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww.EvenOdd;

/// <summary>Benefit spells, jobs and self-employment of one person, given the exit.</summary>
internal sealed class EvenOddWork(EvenOddModel model, EvenOddPerson person, PersonRandom random, double firstIndividual)
{
    private const double AMonth = 1.15;
    private const double MeanYearsOn = 1.6;
    private readonly int _sex = person.SexRow;

    public void AddTo(RegisterRows rows, Exit exit)
    {
        var end =
            exit.Kind == ExitKind.None
                ? int.MaxValue
                : Math.Max(CalendarMonths.After(person.Entry, exit.Month), person.Start + 1);
        var selfEmployed = exit.Kind == ExitKind.Work && random.Happens(0.06, EvenOddStreams.SelfEmployed);
        AddEarlierJob(rows);
        AddPartialJobs(rows, exit);
        if (exit.Kind == ExitKind.Work && !selfEmployed)
        {
            AddJobs(rows, EvenOddStreams.WorkPath, model.WorkPaths[_sex], end + JobLag());
        }
        else if (exit.Kind == ExitKind.Other)
        {
            AddLateJobs(rows, end);
        }

        if (selfEmployed)
        {
            AddSelfEmployment(rows, end);
        }

        AddBenefits(rows, exit, end, selfEmployed);
    }

    // Calendar years with income, as far as the data hold whole years.
    private void AddSelfEmployment(RegisterRows rows, int start)
    {
        if (start >= person.DataEnd)
        {
            return;
        }

        var first = DateOnly.FromDayNumber(start).Year;
        var years = 1 + (int)random.Exponential(MeanYearsOn, EvenOddStreams.SelfEmploymentLength);
        var last = Math.Min(first + years, DateOnly.FromDayNumber(person.DataEnd).Year);
        for (var year = first; year < last; year++)
        {
            rows.SelfEmployment.Add(new SelfEmploymentYear(person.Index, year));
        }
    }

    // The job that was lost: it ended on the day before the benefit.
    private void AddEarlierJob(RegisterRows rows)
    {
        var years = 0.5 + random.Exponential(4, EvenOddStreams.EarlierJob);
        var traits = TraitsOf(_sex, false);
        var contract = random.Happens(0.6, EvenOddStreams.EarlierJob, 1) ? "permanent" : "temporary";
        var employer = $"W{(int)(99_999 * random.Uniform(EvenOddStreams.EarlierJob, 2)):00000}";
        var start = Math.Max(person.Birth + (18 * 365), person.Entry - (int)(years * 365));
        var hours = Math.Round(Math.Clamp(traits.Hours, 4, 40), 1);
        rows.Jobs.Add(
            new JobSpell(
                person.Index,
                employer,
                start,
                person.Entry,
                hours,
                Math.Round(traits.Wage * 1.05, 2),
                contract
            )
        );
    }

    private void AddPartialJobs(RegisterRows rows, Exit exit)
    {
        var last = Math.Min(exit.Month, 16) - AMonth;
        if (last > 3 && random.Happens(model.PartialJob[_sex], EvenOddStreams.PartialJob))
        {
            var month = 3 + ((last - 3) * random.Uniform(EvenOddStreams.PartialJobStart));
            AddJobs(rows, EvenOddStreams.PartialPath, model.SidePaths[_sex], AtMonth(month));
        }
    }

    private void AddLateJobs(RegisterRows rows, int end)
    {
        if (random.Happens(model.LateJob[_sex], EvenOddStreams.LateJob))
        {
            var delay = 33 + (int)random.Exponential(90, EvenOddStreams.LateJobDelay);
            AddJobs(rows, EvenOddStreams.LatePath, model.SidePaths[_sex], end + delay);
        }
    }

    private void AddJobs(RegisterRows rows, int streams, JobPathRule rule, int first)
    {
        var start = Math.Max(first, person.Start);
        var served = firstIndividual < double.PositiveInfinity && start >= AtMonth(firstIndividual);
        new JobPath(person.Index, random, served ? rule.Longer(model.LongerJobs[_sex]) : rule, streams).AddTo(
            rows.Jobs,
            start,
            person.DataEnd,
            TraitsOf(_sex, served)
        );
    }

    private int JobLag()
    {
        var uniform = random.Uniform(EvenOddStreams.JobLag);
        return uniform switch
        {
            < 0.7 => 0,
            < 0.85 => 1 + (int)((uniform - 0.7) / 0.15 * 14),
            _ => -1 - (int)((uniform - 0.85) / 0.15 * 19),
        };
    }

    private JobTraits TraitsOf(int sex, bool served)
    {
        var wage = model.Wage[sex] * Math.Exp(0.17 * random.Normal(EvenOddStreams.Wage));
        var hours = model.Hours[sex] + (9.5 * random.Normal(EvenOddStreams.Hours));
        return served
            ? new JobTraits(
                hours + model.HoursAfterConversation[sex],
                wage + model.WageAfterConversation[sex],
                model.Permanent[sex] * model.PermanentAfterConversation[sex]
            )
            : new JobTraits(hours, wage, model.Permanent[sex]);
    }

    private void AddBenefits(RegisterRows rows, Exit exit, int end, bool selfEmployed)
    {
        var amount = Math.Round(random.Uniform(EvenOddStreams.Wage, 1) * 300 + (_sex == 0 ? 1450 : 1050), 2);
        var open = end >= person.DataEnd;
        var stop = open ? RegisterRows.NoEnd : end;
        var reason = open ? "" : ReasonOf(exit, selfEmployed);
        var start = person.Entry;
        if (Revived(Math.Min(exit.Month, 13)) is { } gap)
        {
            AddSpell(rows, start, gap.From, WwCodes.WorkReason, amount);
            start = gap.Until;
        }

        AddSpell(rows, start, stop, reason, amount);
        AddReturn(rows, end, amount);
    }

    // A right resumed within four weeks keeps its first day: a short gap, and no exit.
    private (int From, int Until)? Revived(double last)
    {
        if (last < 6 || !random.Happens(0.02, EvenOddStreams.Revival))
        {
            return null;
        }

        var from = AtMonth(4 + ((last - 5.5) * random.Uniform(EvenOddStreams.Revival, 1)));
        return (from, from + 4 + (int)(22 * random.Uniform(EvenOddStreams.Revival, 2)));
    }

    private void AddReturn(RegisterRows rows, int end, double amount)
    {
        var served = firstIndividual < double.PositiveInfinity;
        var returns = model.Returns * (served ? model.ReturnsAfterConversation : 1);
        var back = end < person.DataEnd ? end + 35 + (int)random.Exponential(100, EvenOddStreams.Return, 1) : end;
        if (back < person.DataEnd && random.Happens(returns, EvenOddStreams.Return))
        {
            AddSpell(rows, back, RegisterRows.NoEnd, "", amount);
        }
    }

    private string ReasonOf(Exit exit, bool selfEmployed)
    {
        if (exit.Kind == ExitKind.Work)
        {
            return selfEmployed ? WwCodes.SelfEmployedReason : WwCodes.WorkReason;
        }

        var uniform = random.Uniform(EvenOddStreams.OtherReason);
        return (exit.Month >= 12 ? uniform / 3 : uniform) switch
        {
            < 0.6 => WwCodes.EndOfRightReason,
            < 0.75 => WwCodes.SicknessReason,
            _ => WwCodes.OtherReason,
        };
    }

    private void AddSpell(RegisterRows rows, int start, int end, string reason, double amount) =>
        rows.Benefits.Add(new BenefitSpell(person.Index, WwCodes.Scheme, start, end, reason, "", "", amount));

    private int AtMonth(double month) => CalendarMonths.After(person.Entry, month);
}
