using Netto.Outcomes.Plans;
using Netto.Protocol;

namespace Netto.Outcomes.Kinds;

/// <summary>Outcomes on the quality of jobs, which have a meaning only for people with a job.</summary>
internal static class JobQualityPlans
{
    private const string Hours = "hours_per_week";
    private const string Wage = "hourly_wage";
    private const string Contract = "contract";

    /// <summary>Of jobs that start on the same day the one with most hours is the first, then the permanent one.</summary>
    public static OutcomePlan FirstJobPermanent(Outcome.FirstJobPermanent outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Horizon);
        var jobs = JobPlans.JobsOf(window, JobScope.New);
        var permanent = jobs.Text(Contract).IsIn([.. outcome.Contracts]).AsNumber();
        var known = jobs.Text(Contract).IsMissing().Choose(Values.MissingNumber.OnRows(), permanent);
        var first = jobs.First(
            known,
            Rows.Ascending(jobs.Start),
            Rows.Descending(jobs.Number(Hours)),
            Rows.Descending(permanent)
        );
        return new(outcome, window, first, jobs.Exist());
    }

    /// <summary>Of jobs that start on the same day the one with most hours is the first, then the longest.</summary>
    public static OutcomePlan FirstJobLength(Outcome.FirstJobLength outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Horizon);
        var jobs = JobPlans.JobsOf(window, JobScope.New);
        var length = jobs.Start.DaysUntil(jobs.End.AtMost(window.Until.OnRows()));
        var first = jobs.First(
            length,
            Rows.Ascending(jobs.Start),
            Rows.Descending(jobs.Number(Hours)),
            Rows.Descending(length)
        );
        return new(outcome, window, first, jobs.Exist());
    }

    public static OutcomePlan JobCount(Outcome.JobCount outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Horizon);
        var jobs = JobPlans.JobsOf(window, JobScope.New);
        return new(outcome, window, jobs.Count(), jobs.Exist());
    }

    public static OutcomePlan MeanPartTimeFactor(Outcome.MeanPartTimeFactor outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Horizon);
        var jobs = JobPlans.JobsOf(window, JobScope.New);
        var fullTime = Values.Number(outcome.FullTimeHoursPerWeek);
        var hours = jobs.Number(Hours);
        var capped = hours.IsMissing().Choose(Values.MissingNumber.OnRows(), hours.AtMost(fullTime.OnRows()));
        var mean = jobs.Sum(capped).DividedBy(CountPresent(jobs, Hours)).DividedBy(fullTime);
        return new(outcome, window, mean, jobs.Exist());
    }

    /// <summary>
    /// Bounds leave out jobs whose wage lies outside them; quantiles concern the means of all people and are applied
    /// after the query.
    /// </summary>
    public static OutcomePlan MeanHourlyWage(Outcome.MeanHourlyWage outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Horizon);
        var jobs = JobPlans.JobsOf(window, outcome.Jobs);
        var counted = outcome.Outliers is OutlierRule.Bounds bounds ? InBounds(jobs, bounds) : jobs;
        var mean = counted.Sum(counted.Number(Wage)).DividedBy(CountPresent(counted, Wage));
        return new(outcome, window, mean, jobs.Exist());
    }

    public static OutcomePlan PermanentContractAt(Outcome.PermanentContractAt outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Month);
        var jobs = JobPlans.JobsOf(window, outcome.Jobs);
        var running = JobPlans.RunsAtEnd(jobs, window);
        var permanent = jobs.Any(running.And(jobs.Text(Contract).IsIn([.. outcome.Contracts])));
        return new(outcome, window, permanent.AsNumber(), jobs.Any(running));
    }

    public static OutcomePlan ContractAt(Outcome.ContractAt outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Month);
        var jobs = JobPlans.JobsOf(window, outcome.Jobs);
        var running = JobPlans.RunsAtEnd(jobs, window);
        var employed = jobs.Any(running);
        var permanent = jobs.Any(running.And(jobs.Text(Contract).IsIn([.. outcome.PermanentCodes])));
        var holds = outcome.Contract switch
        {
            ContractState.NoJob => employed.Not(),
            ContractState.Temporary => employed.And(permanent.Not()),
            ContractState.Permanent => permanent,
            _ => throw new System.Runtime.CompilerServices.SwitchExpressionException(outcome.Contract),
        };
        return OutcomePlan.ForEverybody(outcome, window, holds);
    }

    private static Rows InBounds(Rows jobs, OutlierRule.Bounds bounds) =>
        jobs.Where(job =>
            (job.Number(Wage) >= Values.Number(bounds.Low)).And(job.Number(Wage) <= Values.Number(bounds.High))
        );

    private static Series<PerPerson, double> CountPresent(Rows jobs, string column) =>
        jobs.Sum(jobs.Number(column).IsPresent().AsNumber());
}
