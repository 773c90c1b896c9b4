using Netto.Outcomes.Plans;
using Netto.Protocol;

namespace Netto.Outcomes.Kinds;

/// <summary>Outcomes on getting work and keeping it.</summary>
internal static class JobPlans
{
    private const string Hours = "hours_per_week";
    private static readonly Rows Jobs = Rows.Of(RegisterTables.JobSpells);

    /// <summary>
    /// The jobs of a window: those that start in it, or also those that ran when it began. The job that starts on the
    /// window's first day is new; the one that starts on the day after its last is not in it.
    /// </summary>
    public static Rows JobsOf(Window window, JobScope scope) =>
        scope == JobScope.New
            ? Jobs.StartingIn(window.From, window.Until).Named($"new_jobs_{window.Name}")
            : Jobs.Where(job => (job.Start < window.Until).And(job.End.IsMissing().OrElse(job.End > window.From)))
                .Named($"jobs_{window.Name}");

    /// <summary>
    /// With a band, the largest of the jobs must fall in it, so that size classes exclude each other; a job of unknown
    /// size counts as the smallest.
    /// </summary>
    public static OutcomePlan JobWithin(Outcome.JobWithin outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Horizon);
        var jobs = JobsOf(window, outcome.Jobs);
        if (outcome.Hours is not { } band)
        {
            return OutcomePlan.OfEvent(outcome, window, jobs.Least(jobs.Start));
        }
        var hours = jobs.Number(Hours).Or(Values.Number(0).OnRows());
        var inBand = jobs.Where(IsIn(band, hours));
        var found = jobs.Exist().And(IsIn(band, jobs.Greatest(hours)));
        return OutcomePlan.OfEvent(outcome, window, found.Choose(inBand.Least(inBand.Start), Values.MissingDate));
    }

    public static OutcomePlan EmployedAt(Outcome.EmployedAt outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Month);
        var jobs = JobsOf(window, outcome.Jobs);
        var running = RunsAtEnd(jobs, window);
        var employed = jobs.Any(running);
        if (outcome.Hours is { } band)
        {
            employed = employed.And(IsIn(band, HoursOf(jobs, running)));
        }
        return OutcomePlan.ForEverybody(outcome, window, employed);
    }

    /// <summary>Hours a week of the running jobs together.</summary>
    public static Series<PerPerson, double> HoursOf(Rows jobs, Series<PerRow, bool> running) =>
        jobs.Sum(running.Choose(jobs.Number(Hours), Values.MissingNumber.OnRows()));

    /// <summary>Whether a job of the window still runs on the window's last day.</summary>
    public static Series<PerRow, bool> RunsAtEnd(Rows jobs, Window window) =>
        jobs.End.IsMissing().OrElse(jobs.End >= window.Until);

    public static OutcomePlan FractionOfDays(Outcome.JobFractionDays outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Horizon);
        var days = DaysWithJob(window, outcome.Jobs).Days();
        return OutcomePlan.ForEverybody(outcome, window, days.DividedBy(window.Days));
    }

    /// <summary>The periods in the window with at least one job, each day once.</summary>
    public static Rows DaysWithJob(Window window, JobScope scope) =>
        JobsOf(window, scope).Within(window.From, window.Until).Merged(0).Named($"days_with_job_{window.Name}");

    public static OutcomePlan FractionOfHours(Outcome.JobFractionHours outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Horizon);
        var jobs = JobsOf(window, outcome.Jobs).Within(window.From, window.Until);
        var weeklyHoursTimesDays = jobs.Sum(jobs.Number(Hours).Times(jobs.Start.DaysUntil(jobs.End)));
        var hours = weeklyHoursTimesDays.DividedBy(Values.Number(7));
        return OutcomePlan.ForEverybody(outcome, window, hours.DividedBy(FullTimeHours(outcome, window)));
    }

    // Whole months count as twelfths of a year, so that three years are exactly three times the year's hours.
    private static Series<PerPerson, double> FullTimeHours(Outcome.JobFractionHours outcome, Window window) =>
        outcome.Horizon is Horizon.Months months
            ? Values.Number(outcome.FullTimeHoursPerYear * months.Count / 12)
            : window.Days.Times(Values.Number(outcome.FullTimeHoursPerYear)).DividedBy(Values.Number(365.25));

    public static OutcomePlan SelfEmployedWithin(Outcome.SelfEmployedWithin outcome)
    {
        var origin = StudyPlans.DateOf(outcome.Origin);
        var firstYear = origin.StartOfYear();
        var window = new Window(
            origin,
            firstYear.PlusMonths(Values.Number(12 * outcome.Years)),
            $"{outcome.Years}_calendar_years"
        );
        var rows = Rows.Of(RegisterTables.SelfEmployment);
        Series<PerPerson, bool> In(int year) =>
            rows.Any(rows.Number("year").Is(origin.Year().Plus(Values.Number(year)).OnRows()));
        var became = Enumerable
            .Range(0, outcome.Years)
            .Select(year => outcome.Counted == SelfEmploymentScope.Any ? In(year) : In(year).And(In(year - 1).Not()))
            .Aggregate((left, right) => left.OrElse(right));
        return OutcomePlan.ForEverybody(outcome, window, became);
    }

    public static Series<TShape, bool> IsIn<TShape>(HoursBand band, Series<TShape, double> hours)
        where TShape : class
    {
        var atLeast = band.AtLeast is { } least ? Constant<TShape>(least) <= hours : null;
        var under = band.Under is { } bound ? hours < Constant<TShape>(bound) : null;
        return (atLeast, under) switch
        {
            ({ } low, { } high) => low.And(high),
            ({ } low, null) => low,
            (null, { } high) => high,
            _ => hours.IsPresent(),
        };
    }

    private static Series<TShape, double> Constant<TShape>(double value)
        where TShape : class => new(Values.Number(value).Node);
}
