using Netto.Simulation.Engine;

namespace Netto.Simulation.Wga;

/// <summary>
/// Jobs of one person. Jobs of 12 hours or more and smaller ones start at chances of their own; length, hours, wage and
/// contract are keyed by the month of the start, so that a job that starts under two arms is the same job.
/// </summary>
internal sealed class JobHistory(WgaModel model)
{
    private const int Large = 0;
    private const double ExtraJob = 0.10;

    /// <summary>The full effect of service is reached in this month; it begins after <see cref="EffectFrom"/>.</summary>
    private const double EffectFull = 13;
    private const double EffectFrom = 6;

    public void Generate(WgaPerson person, Regime regime, PersonMonths months, BenefitPath benefit, RegisterRows rows)
    {
        AddOldJob(person, months, rows);
        var occupiedUntil = 0;
        for (var month = 0; month < months.Count; month++)
        {
            var start = months.DayIn(month, person.Random.Uniform(WgaStream.JobEmployer, (month * 2) + 1));
            if (benefit.EndReason is WgaCodes.Pension or WgaCodes.Deceased or WgaCodes.Detained && start >= benefit.End)
            {
                return;
            }

            var free = start >= occupiedUntil ? 1 : ExtraJob;
            var inIva = start >= benefit.ServiceEnd && start < benefit.End ? 0.05 : 1;
            for (var size = 0; size < 2; size++)
            {
                var rate = Rate(person, regime, month, size) * free * inIva;
                if (
                    person.Random.Happens(
                        Math.Min(rate, 0.9),
                        size == Large ? WgaStream.LargeJob : WgaStream.SmallJob,
                        month
                    )
                )
                {
                    var job = Start(person, regime, month, size, start);
                    rows.Jobs.Add(Bounded(job, months, benefit));
                    occupiedUntil = Math.Max(occupiedUntil, job.End);
                    free = ExtraJob;
                }
            }
        }
    }

    private double Rate(WgaPerson person, Regime regime, int month, int size)
    {
        var job = model.Job[size];
        var rate = job.Rate;
        foreach (var cell in person.Cells)
        {
            rate *= job.Cells[cell];
        }

        var index = size == Large ? 0.9 * person.Employability : 0.6 * person.Employability;
        index += person.Sex == 1 ? -0.08 : 0;
        index += person.Marital == 1 ? -0.08 : 0;
        index += person.Several == WgaTraits.Yes ? -0.12 : 0;
        index += person.HadJob == WgaTraits.Yes ? 0.08 : 0;
        index += person.Side == OfficeSide.Regular ? job.RegularOffices : 0;
        index += OfficeLevel(person.Office);
        var grown = Math.Clamp((month - EffectFrom) / (EffectFull - EffectFrom), 0, 1);
        index += grown * job.Effect[person.Class == WgaClass.Partial ? 0 : 1][(int)regime];
        return rate
            * Math.Exp(index)
            * LabourMarket.Level(person.Entry, month)
            * (month < 12 ? model.FirstYearJobs : 1);
    }

    /// <summary>A lasting level of each office, the same in every simulation: about 3% around its side's level.</summary>
    private static double OfficeLevel(int office) => 0.03 * PersonRandom.For(2019, office).Normal(WgaStream.Office);

    private JobSpell Start(WgaPerson person, Regime regime, int month, int size, int start)
    {
        var random = person.Random;
        var key = (month * 2) + size;
        var regular = person.Side == OfficeSide.Regular;
        var permanentIndex =
            Math.Log(model.PermanentShare / (1 - model.PermanentShare)) + model.PermanentEffect[(int)regime];
        permanentIndex += person.Education == WgaTraits.HighEducation ? 0.3 : -0.07;
        permanentIndex += person.FromSickness == WgaTraits.Yes ? -0.17 : 0.27;
        permanentIndex += person.Class == WgaClass.Partial ? 0.1 : -0.2;
        permanentIndex += regular ? model.PermanentRegularOffices : 0;
        var permanent = random.Happens(1 / (1 + Math.Exp(-permanentIndex)), WgaStream.JobContract, key);
        var ending =
            model.JobEnd
            * (permanent ? 0.45 : 1)
            * Math.Exp(model.JobEndEffect[(int)regime] + (regular ? model.JobEndRegularOffices : 0));
        var days = Math.Max(10, random.Exponential(30.44 / ending, WgaStream.JobLength, key));
        return new JobSpell(
            person.Index,
            EmployerName(random, key),
            start,
            start + (int)Math.Min(days, 30_000),
            Hours(person, size, key, regime),
            Wage(person, key, regime),
            permanent ? WgaCodes.Permanent : WgaCodes.Temporary
        );
    }

    private double Hours(WgaPerson person, int size, int key, Regime regime)
    {
        var random = person.Random;
        var office = person.Side == OfficeSide.Regular ? model.HoursRegularOffices : 0;
        var effect = Math.Exp(model.HoursEffect[(int)regime] + office);
        var hours =
            size == Large
                ? Math.Clamp(
                    12 + random.Exponential(10 * model.MeanHours[Large] * effect, WgaStream.JobHours, key),
                    12,
                    40
                )
                : Math.Clamp(
                    2 + (9.5 * Math.Pow(random.Uniform(WgaStream.JobHours, key), 1 / model.MeanHours[1])),
                    2,
                    11.5
                );
        return Math.Round(hours * 2) / 2;
    }

    private double Wage(WgaPerson person, int key, Regime regime)
    {
        var level = person.Education switch
        {
            1 => 16.9,
            WgaTraits.HighEducation => 21.6,
            _ => 15.0,
        };
        var age = 1 + (0.004 * (Math.Min(person.Age, 55) - 42));
        var log = (0.05 * person.Employability) + (0.2 * person.Random.Normal(WgaStream.JobWage, key)) - 0.02;
        var wage = Math.Max(10.2, model.MeanWage * level * age * Math.Exp(log));
        return Math.Round(wage * Math.Exp(model.WageEffect[(int)regime]), 2, MidpointRounding.AwayFromZero);
    }

    private static string EmployerName(PersonRandom random, int key) =>
        $"W{(int)(random.Uniform(WgaStream.JobEmployer, 1000 + key) * 90_000) + 10_000}";

    /// <summary>A job ends with death; one that runs beyond the months that are simulated stays open.</summary>
    private static JobSpell Bounded(JobSpell job, PersonMonths months, BenefitPath benefit)
    {
        var end = job.End >= months.End ? RegisterRows.NoEnd : job.End;
        if (benefit.EndReason is WgaCodes.Deceased or WgaCodes.Detained && end > benefit.End)
        {
            end = Math.Max(benefit.End, job.Start + 1);
        }

        return job with
        {
            End = end,
        };
    }

    /// <summary>The job that people with an old job still have at entry; some of them lose it later.</summary>
    private void AddOldJob(WgaPerson person, PersonMonths months, RegisterRows rows)
    {
        if (person.HadJob != WgaTraits.Yes)
        {
            return;
        }

        var random = person.Random;
        var start = person.Entry - 800 - (int)random.Exponential(2500, WgaStream.OldJob);
        start = Math.Max(start, person.BirthDay + (16 * 365));
        var end = person.Entry + 5 + (int)random.Exponential(700, WgaStream.OldJob, 1);
        var hours = 8 + Math.Round(24 * random.Uniform(WgaStream.OldJob, 2));
        rows.Jobs.Add(
            new JobSpell(
                person.Index,
                EmployerName(random, 998),
                Math.Min(start, person.Entry - 30),
                end >= months.End ? RegisterRows.NoEnd : end,
                hours,
                Wage(person, 998, Regime.None),
                WgaCodes.Permanent
            )
        );
    }
}

/// <summary>The labour market by calendar month, common to all offices.</summary>
internal static class LabourMarket
{
    private static readonly double[] Levels = MakeLevels();

    /// <summary>Level of job finding in the month that lies some months after a day, around 1.</summary>
    public static double Level(int day, int monthsLater)
    {
        var date = DateOnly.FromDayNumber(day);
        var index = ((date.Year - 2017) * 12) + date.Month - 1 + monthsLater;
        return Levels[Math.Clamp(index, 0, Levels.Length - 1)];
    }

    private static double[] MakeLevels()
    {
        var levels = new double[10 * 12];
        for (var i = 0; i < levels.Length; i++)
        {
            var (year, month) = (2017 + (i / 12), 1 + (i % 12));
            levels[i] = (year, month) switch
            {
                (2020, >= 3 and <= 6) => 0.72,
                (2020, >= 11) or (2021, <= 4) => 0.88,
                (2021, >= 6) or (2022, _) => 1.10,
                (>= 2023, _) => 1.04,
                (2017, _) => 0.97,
                _ => 1,
            };
        }

        return levels;
    }
}
