using Netto.Protocol;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Measuring;

/// <summary>Outcomes about jobs, from the rows of one person. NaN means: not seen for this person.</summary>
internal static class JobMeasures
{
    public static double Within(RegisterRows rows, Window window, Outcome.JobWithin outcome)
    {
        var longest = double.NaN;
        foreach (var job in rows.Jobs)
        {
            if (Counts(job, window, outcome.Jobs) && !(job.HoursPerWeek <= longest))
            {
                longest = job.HoursPerWeek;
            }
        }

        return !double.IsNaN(longest) && InBand(longest, outcome.Hours) ? 1 : 0;
    }

    public static double EmployedAt(RegisterRows rows, int origin, int day, Outcome.EmployedAt outcome)
    {
        var hours = 0.0;
        var works = false;
        foreach (var job in rows.Jobs)
        {
            if (Runs(job, day) && (outcome.Jobs == JobScope.All || job.Start >= origin))
            {
                hours += job.HoursPerWeek;
                works = true;
            }
        }

        return works && InBand(hours, outcome.Hours) ? 1 : 0;
    }

    public static double FractionDays(RegisterRows rows, Window window, JobScope scope)
    {
        var covered = new CoveredDays(stackalloc (int, int)[96]);
        foreach (var job in rows.Jobs)
        {
            if (scope == JobScope.All || job.Start >= window.From)
            {
                covered.Add(job.Start, job.End, window);
            }
        }

        return (double)covered.Count() / window.Days;
    }

    public static double FractionHours(RegisterRows rows, Window window, Outcome.JobFractionHours outcome)
    {
        var hours = 0.0;
        foreach (var job in rows.Jobs)
        {
            if (outcome.Jobs == JobScope.All || job.Start >= window.From)
            {
                hours += job.HoursPerWeek / 7 * window.DaysOf(job.Start, job.End);
            }
        }

        // Whole months are twelfths of a year, so that three years are exactly three times the year's hours.
        var years = outcome.Horizon is Horizon.Months months ? months.Count / 12.0 : window.Days / 365.25;
        return hours / (outcome.FullTimeHoursPerYear * years);
    }

    /// <summary>The first job that starts in the window; among those of one day the one with most hours.</summary>
    public static JobSpell? First(RegisterRows rows, Window window)
    {
        JobSpell? first = null;
        foreach (var job in rows.Jobs)
        {
            if (
                window.Holds(job.Start)
                && (
                    first is null
                    || job.Start < first.Value.Start
                    || (job.Start == first.Value.Start && job.HoursPerWeek > first.Value.HoursPerWeek)
                )
            )
            {
                first = job;
            }
        }

        return first;
    }

    public static double Count(RegisterRows rows, Window window)
    {
        var count = 0;
        foreach (var job in rows.Jobs)
        {
            count += window.Holds(job.Start) ? 1 : 0;
        }

        return count > 0 ? count : double.NaN;
    }

    public static double PartTimeFactor(RegisterRows rows, Window window, double fullTimeHours)
    {
        var (sum, count) = (0.0, 0);
        foreach (var job in rows.Jobs)
        {
            if (window.Holds(job.Start))
            {
                sum += Math.Min(1, job.HoursPerWeek / fullTimeHours);
                count++;
            }
        }

        return count > 0 ? sum / count : double.NaN;
    }

    /// <summary>Fixed bounds on outliers are kept; bounds by quantiles of everybody are not known for one person and are left out.</summary>
    public static double Wage(RegisterRows rows, Window window, Outcome.MeanHourlyWage outcome)
    {
        var (sum, count) = (0.0, 0);
        foreach (var job in rows.Jobs)
        {
            if (Counts(job, window, outcome.Jobs) && Plausible(job.HourlyWage, outcome.Outliers))
            {
                sum += job.HourlyWage;
                count++;
            }
        }

        return count > 0 ? sum / count : double.NaN;
    }

    public static double Contract(RegisterRows rows, int origin, int day, Outcome.ContractAt outcome)
    {
        var state = ContractState.NoJob;
        foreach (var job in rows.Jobs)
        {
            if (Runs(job, day) && (outcome.Jobs == JobScope.All || job.Start >= origin))
            {
                var permanent = outcome.PermanentCodes.Contains(job.Contract);
                state = permanent ? ContractState.Permanent : (ContractState)Math.Max((int)state, 1);
            }
        }

        return state == outcome.Contract ? 1 : 0;
    }

    public static double PermanentAt(RegisterRows rows, int origin, int day, Outcome.PermanentContractAt outcome)
    {
        var value = double.NaN;
        foreach (var job in rows.Jobs)
        {
            if (Runs(job, day) && (outcome.Jobs == JobScope.All || job.Start >= origin))
            {
                var permanent = outcome.Contracts.Contains(job.Contract) ? 1 : 0;
                value = double.IsNaN(value) ? permanent : Math.Max(value, permanent);
            }
        }

        return value;
    }

    public static double SelfEmployed(RegisterRows rows, int origin, Outcome.SelfEmployedWithin outcome)
    {
        var first = DateOnly.FromDayNumber(origin).Year;
        foreach (var row in rows.SelfEmployment)
        {
            var started = outcome.Counted == SelfEmploymentScope.Any || !Has(rows, row.Year - 1);
            if (row.Year >= first && row.Year < first + outcome.Years && started)
            {
                return 1;
            }
        }

        return 0;
    }

    private static bool Has(RegisterRows rows, int year)
    {
        foreach (var row in rows.SelfEmployment)
        {
            if (row.Year == year)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Runs(JobSpell job, int day) => job.Start <= day && job.End > day;

    private static bool Counts(JobSpell job, Window window, JobScope scope) =>
        window.Holds(job.Start) || (scope == JobScope.All && Runs(job, window.From));

    private static bool InBand(double hours, HoursBand? band) =>
        band is null || (!(hours < band.AtLeast) && !(hours >= band.Under));

    private static bool Plausible(double wage, OutlierRule rule) =>
        rule is not OutlierRule.Bounds bounds || (wage >= bounds.Low && wage <= bounds.High);
}
