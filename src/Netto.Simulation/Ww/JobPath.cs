using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww;

/// <summary>How long jobs last and how they follow each other.</summary>
internal sealed record JobPathRule
{
    /// <summary>Share of jobs that are short (agency work, a season).</summary>
    public required double ShortShare { get; init; }

    /// <summary>Mean days of a short job.</summary>
    public required double ShortDays { get; init; }

    /// <summary>Mean days of another job.</summary>
    public required double LongDays { get; init; }

    /// <summary>Chance that the next job follows within days.</summary>
    public required double DirectlyOn { get; init; }

    /// <summary>Chance that a job comes at all after a job.</summary>
    public required double EverNext { get; init; }

    /// <summary>Mean days between jobs that do not follow directly.</summary>
    public required double GapDays { get; init; }

    /// <summary>The same with long jobs a factor longer.</summary>
    public JobPathRule Longer(double factor) => factor == 1 ? this : this with { LongDays = LongDays * factor };
}

/// <summary>What the jobs of one person are like.</summary>
internal readonly record struct JobTraits(double Hours, double Wage, double PermanentShare);

/// <summary>The jobs of a person from a first day on, one after the other.</summary>
internal readonly struct JobPath(int person, PersonRandom random, JobPathRule rule, int streams)
{
    private const int LengthKind = 0;
    private const int Length = 1;
    private const int Next = 2;
    private const int Gap = 3;
    private const int Hours = 4;
    private const int Wage = 5;
    private const int Contract = 6;
    private const int Employer = 7;

    /// <summary>How many streams a path uses, counted from its first.</summary>
    public const int StreamCount = 8;

    /// <summary>Adds the jobs that start on or after <paramref name="first"/> and before <paramref name="until"/>.</summary>
    public void AddTo(List<JobSpell> jobs, int first, int until, JobTraits traits)
    {
        var start = first;
        for (var number = 0; start < until && number < 40; number++)
        {
            var end = start + LengthOf(number);
            jobs.Add(
                new JobSpell(
                    person,
                    EmployerOf(number),
                    start,
                    end >= until ? RegisterRows.NoEnd : end,
                    HoursOf(number, traits.Hours),
                    WageOf(number, traits.Wage),
                    random.Happens(traits.PermanentShare, streams + Contract, number) ? "permanent" : "temporary"
                )
            );
            start = NextStart(end, number);
        }
    }

    private int LengthOf(int number)
    {
        var mean = random.Happens(rule.ShortShare, streams + LengthKind, number) ? rule.ShortDays : rule.LongDays;
        return 1 + (int)random.Exponential(mean, streams + Length, number);
    }

    private int NextStart(int end, int number)
    {
        var chance = random.Uniform(streams + Next, number);
        if (chance < rule.DirectlyOn)
        {
            return end + (int)(4 * random.Uniform(streams + Gap, number));
        }

        return chance < rule.DirectlyOn + ((1 - rule.DirectlyOn) * rule.EverNext)
            ? end + 5 + (int)random.Exponential(rule.GapDays, streams + Gap, number)
            : int.MaxValue;
    }

    private double HoursOf(int number, double usual)
    {
        var hours = usual + (3 * random.Normal(streams + Hours, number));
        return Math.Round(Math.Clamp(hours, 4, 40), 1);
    }

    private double WageOf(int number, double usual) =>
        Math.Round(Math.Max(8.5, usual * Math.Exp(0.05 * random.Normal(streams + Wage, number))), 2);

    private string EmployerOf(int number) => $"W{(int)(99_999 * random.Uniform(streams + Employer, number)):00000}";
}
