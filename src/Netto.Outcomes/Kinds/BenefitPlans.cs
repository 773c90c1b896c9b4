using Netto.Outcomes.Plans;
using Netto.Protocol;
using NodaTime;

namespace Netto.Outcomes.Kinds;

/// <summary>Outcomes on leaving the benefit, coming back, and the time spent in it.</summary>
internal sealed class BenefitPlans(StudyPlans study)
{
    private const double DaysAMonth = 365.25 / 12;
    private static readonly Rows Spells = Rows.Of(RegisterTables.BenefitSpells);

    /// <summary>Spells of the schemes; an open end is the end of the data.</summary>
    public Rows SpellsOf(IReadOnlyList<string> schemes) =>
        Spells
            .Where(spell => spell.Text("scheme").IsIn([.. study.SchemesOr(schemes)]))
            .With(PeriodColumns.End, Spells.End.Or(Values.Date(study.DataEnd).OnRows()))
            .Named("benefit_spells_in_scheme");

    /// <summary>Rights: spells that follow one another within the revival days are one.</summary>
    public Rows Rights => SpellsOf([]).Merged(study.RevivalDays).Named("benefit_rights");

    /// <summary>
    /// The end of the right that runs at the window's start, or of the next one; missing when there is none, or when it
    /// still ran at the end of the data.
    /// </summary>
    public Series<PerPerson, LocalDate> ExitAfter(Window window)
    {
        var rights = Rights.Where(right => right.End > window.From);
        var end = rights.Least(rights.End);
        return (end < Values.Date(study.DataEnd))
            .Choose(end, Values.MissingDate)
            .Named($"first_exit_after_{window.Origin}");
    }

    /// <summary>Days in the window with the benefit, each once.</summary>
    public Rows DaysInBenefit(Window window, IReadOnlyList<string> schemes) =>
        SpellsOf(schemes).Within(window.From, window.Until).Merged(0).Named($"days_in_benefit_{window.Name}");

    public OutcomePlan ExitWithin(Outcome.ExitWithin outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Horizon);
        return OutcomePlan.OfEvent(outcome, window, ExitIn(window));
    }

    private Series<PerPerson, LocalDate> ExitIn(Window window)
    {
        var exit = ExitAfter(window);
        return (exit < window.Until).Choose(exit, Values.MissingDate).Named($"exit_in_{window.Name}");
    }

    public OutcomePlan ExitToJobWithin(Outcome.ExitToJobWithin outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Horizon);
        var exit = ExitIn(window);
        var months = Values.Number(outcome.WithinMonthsOfExit);
        var jobs = JobPlans.JobsOf(window, JobScope.New);
        var near = jobs.Any(
            (jobs.Start <= exit.PlusMonths(months)).And(exit.OnRows() <= jobs.Start.PlusMonths(months.OnRows()))
        );
        var toWork = near.OrElse(EndsWith(exit, outcome.SelfEmployedReasons));
        return OutcomePlan.OfEvent(outcome, window, toWork.Choose(exit, Values.MissingDate));
    }

    /// <summary>A job starts, whatever happens to the benefit, or the right ends for self-employment.</summary>
    public OutcomePlan ResumptionWithin(Outcome.ResumptionWithin outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Horizon);
        var exit = ExitIn(window);
        var selfEmployed = EndsWith(exit, outcome.SelfEmployedReasons).Choose(exit, Values.MissingDate);
        var jobs = JobPlans.JobsOf(window, JobScope.New);
        return OutcomePlan.OfEvent(outcome, window, jobs.Least(jobs.Start).AtMost(selfEmployed));
    }

    public OutcomePlan ReturnedToBenefit(Outcome.ReturnedToBenefit outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Horizon);
        var exit = ExitAfter(window);
        var again = Rights.Where(right => (right.Start > exit).And(right.Start < window.Until));
        return OutcomePlan.OfEvent(outcome, window, again.Least(again.Start));
    }

    public OutcomePlan FractionInBenefit(Outcome.BenefitFraction outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Horizon);
        var days = DaysInBenefit(window, outcome.Schemes).Days();
        return OutcomePlan.ForEverybody(outcome, window, days.DividedBy(window.Days));
    }

    public OutcomePlan FractionInNeither(Outcome.NeitherFraction outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Horizon);
        var covered = DaysInBenefit(window, outcome.Schemes)
            .And(JobPlans.DaysWithJob(window, outcome.Jobs))
            .Merged(0)
            .Named($"days_in_job_or_benefit_{window.Name}");
        var rest = window.Days.Minus(covered.Days());
        return OutcomePlan.ForEverybody(outcome, window, rest.DividedBy(window.Days));
    }

    public OutcomePlan Cost(Outcome.BenefitCost outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Horizon);
        var spells = SpellsOf(outcome.Schemes).Within(window.From, window.Until);
        var euroDays = spells.Sum(spells.Number("monthly_amount").Times(spells.Start.DaysUntil(spells.End)));
        return OutcomePlan.ForEverybody(outcome, window, euroDays.DividedBy(Values.Number(DaysAMonth)));
    }

    public static OutcomePlan OtherBenefitWithin(Outcome.OtherBenefitWithin outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Horizon);
        var started = Spells
            .Where(spell => spell.Text("scheme").IsIn([.. outcome.Schemes]))
            .StartingIn(window.From, window.Until);
        return OutcomePlan.OfEvent(outcome, window, started.Least(started.Start));
    }

    /// <summary>A spell with one of the later values starts in the window, after a spell with one of the earlier values.</summary>
    public static OutcomePlan PhaseChange(Outcome.PhaseChange outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Horizon);
        var column = outcome.Of switch
        {
            SpellColumn.Phase => "phase",
            SpellColumn.Class => "class",
            SpellColumn.Scheme => "scheme",
            _ => throw new System.Runtime.CompilerServices.SwitchExpressionException(outcome.Of),
        };
        var before = Spells.Where(spell => spell.Text(column).IsIn([.. outcome.From]));
        var firstBefore = before.Least(before.Start);
        var changed = Spells
            .Where(spell => spell.Text(column).IsIn([.. outcome.To]))
            .StartingIn(window.From, window.Until)
            .Where(spell => spell.Start > firstBefore);
        return OutcomePlan.OfEvent(outcome, window, changed.Least(changed.Start));
    }

    private Series<PerPerson, bool> EndsWith(Series<PerPerson, LocalDate> exit, IReadOnlyList<string> reasons)
    {
        var spells = SpellsOf([]);
        return spells.Any(spells.End.Is(exit).And(spells.Text("end_reason").IsIn([.. reasons])));
    }
}
