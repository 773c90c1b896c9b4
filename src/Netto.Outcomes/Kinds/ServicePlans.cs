using Netto.Outcomes.Plans;
using Netto.Protocol;

namespace Netto.Outcomes.Kinds;

/// <summary>Outcomes on trajectories, job applications and the duty to apply.</summary>
internal sealed class ServicePlans(ExperimentProtocol protocol)
{
    public OutcomePlan TrajectoryStarted(Outcome.TrajectoryStarted outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Horizon);
        var started = StartedIn(window, outcome.Trajectories);
        return OutcomePlan.OfEvent(outcome, window, started.Least(started.Start));
    }

    public OutcomePlan TrajectoryCompleted(Outcome.TrajectoryCompleted outcome)
    {
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Horizon);
        var closed = StartedIn(window, outcome.Trajectories)
            .Where(trajectory => trajectory.End <= window.Until)
            .Named($"closed_trajectories_{window.Name}");
        var success = closed.Any(closed.Text("result").IsIn([.. outcome.Success]));
        return new(outcome, window, success.AsNumber(), closed.Exist());
    }

    /// <summary>Applications for each 28 days of the duty to apply, days of exemption included.</summary>
    public static OutcomePlan ApplicationsPer4Weeks(Outcome.ApplicationsPer4Weeks outcome)
    {
        var window = Part(StudyPlans.WindowOf(outcome.Origin, outcome.Horizon), outcome.Quarter);
        var days = DutiesIn(window).Days();
        var rate = ApplicationsIn(window).Count().Times(Values.Number(28)).DividedBy(days);
        return new(outcome, window, rate, days > Values.Number(0));
    }

    public static OutcomePlan OwnInitiativeRate(Outcome.OwnInitiativeRate outcome)
    {
        var window = Part(StudyPlans.WindowOf(outcome.Origin, outcome.Horizon), outcome.Quarter);
        var applications = ApplicationsIn(window);
        return RateOf(outcome, window, applications, applications.Flag("own_initiative"));
    }

    public static OutcomePlan SuccessRate(Outcome.SuccessRate outcome)
    {
        var window = Part(StudyPlans.WindowOf(outcome.Origin, outcome.Horizon), outcome.Quarter);
        var applications = ApplicationsIn(window);
        return RateOf(outcome, window, applications, applications.Text("result").IsIn([.. outcome.Success]));
    }

    /// <summary>
    /// Days on which the duty was met over its days. Of a period that lies partly in the window, the days on which the
    /// duty was met are spread evenly.
    /// </summary>
    public static OutcomePlan DutyMetShare(Outcome.DutyMetShare outcome)
    {
        var window = Part(StudyPlans.WindowOf(outcome.Origin, outcome.Horizon), outcome.Quarter);
        var duties = DutiesIn(window).Where(duty => duty.Flag("exempt").Or(Values.True.Not().OnRows()).Not());
        var inside = duties.Start.DaysUntil(duties.End);
        var met = duties.Sum(duties.Number("met_days").Times(inside).DividedBy(duties.Number(WholeLength)));
        var days = duties.Days();
        return new(outcome, window, met.DividedBy(days), days > Values.Number(0));
    }

    private const string WholeLength = "whole_length";

    private static Rows DutiesIn(Window window)
    {
        var duties = Rows.Of(RegisterTables.Duties);
        var length = duties.Start.DaysUntil(duties.End.Or(window.Until.OnRows()));
        return duties.With(WholeLength, length).Within(window.From, window.Until).Named($"duties_{window.Name}");
    }

    private static OutcomePlan RateOf(Outcome outcome, Window window, Rows rows, Series<PerRow, bool> counted) =>
        new(outcome, window, rows.Sum(counted.AsNumber()).DividedBy(rows.Count()), rows.Exist());

    private static Window Part(Window window, int? quarter) => quarter is { } number ? window.Quarter(number) : window;

    private static Rows ApplicationsIn(Window window) =>
        Rows.Of(RegisterTables.Applications)
            .Where(row => (row.Date("date") >= window.From).And(row.Date("date") < window.Until))
            .Named($"applications_{window.Name}");

    private Rows StartedIn(Window window, IReadOnlyList<string> trajectories)
    {
        var codes = StudyPlans.CodesOf(protocol.Services.Trajectories, trajectories);
        return Rows.Of(RegisterTables.Trajectories)
            .Where(row => row.Text("kind").IsIn([.. codes]))
            .StartingIn(window.From, window.Until);
    }
}
