using Netto.Protocol;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Measuring;

/// <summary>Outcomes about trajectories, applications and the duty to apply. NaN means: not seen for this person.</summary>
internal static class ServiceMeasures
{
    private const int QuarterDays = 91;

    public static double TrajectoryStarted(RegisterRows rows, Window window, IReadOnlyList<string> kinds)
    {
        foreach (var trajectory in rows.Trajectories)
        {
            if (window.Holds(trajectory.Start) && kinds.Contains(trajectory.Kind))
            {
                return 1;
            }
        }

        return 0;
    }

    public static double TrajectoryCompleted(RegisterRows rows, Window window, Outcome.TrajectoryCompleted outcome)
    {
        var value = double.NaN;
        foreach (var trajectory in rows.Trajectories)
        {
            // Half-open: a trajectory that ends where the window does lies within it.
            var closed = window.Holds(trajectory.Start) && trajectory.End <= window.Until;
            if (closed && outcome.Trajectories.Contains(trajectory.Kind))
            {
                var success = outcome.Success.Contains(trajectory.Result) ? 1 : 0;
                value = double.IsNaN(value) ? success : Math.Max(value, success);
            }
        }

        return value;
    }

    public static double ApplicationsPer4Weeks(RegisterRows rows, Window window)
    {
        var days = 0;
        foreach (var duty in rows.Duties)
        {
            days += window.DaysOf(duty.Start, duty.End);
        }

        return days > 0 ? 28.0 * CountApplications(rows, window) / days : double.NaN;
    }

    /// <summary>Met days of a period are spread evenly over its days when it lies partly outside the window.</summary>
    public static double DutyMet(RegisterRows rows, Window window)
    {
        var (met, days) = (0.0, 0);
        foreach (var duty in rows.Duties)
        {
            var inside = duty.Exempt == "true" ? 0 : window.DaysOf(duty.Start, duty.End);
            if (inside > 0)
            {
                met += (double)duty.MetDays * inside / (duty.End - duty.Start);
                days += inside;
            }
        }

        return days > 0 ? met / days : double.NaN;
    }

    public static double OwnInitiative(RegisterRows rows, Window window)
    {
        var (own, all) = (0, 0);
        foreach (var application in rows.Applications)
        {
            if (window.Holds(application.Date))
            {
                all++;
                own += application.OwnInitiative == "true" ? 1 : 0;
            }
        }

        return all > 0 ? (double)own / all : double.NaN;
    }

    public static double Success(RegisterRows rows, Window window, IReadOnlyList<string> results)
    {
        var (success, all) = (0, 0);
        foreach (var application in rows.Applications)
        {
            if (window.Holds(application.Date))
            {
                all++;
                success += results.Contains(application.Result) ? 1 : 0;
            }
        }

        return all > 0 ? (double)success / all : double.NaN;
    }

    /// <summary>The part of a window that is the given quarter after its origin.</summary>
    public static Window Quarter(Window window, int? quarter) =>
        quarter is { } q
            ? new Window(window.From + ((q - 1) * QuarterDays), Math.Min(window.Until, window.From + (q * QuarterDays)))
            : window;

    private static int CountApplications(RegisterRows rows, Window window)
    {
        var count = 0;
        foreach (var application in rows.Applications)
        {
            count += window.Holds(application.Date) ? 1 : 0;
        }

        return count;
    }
}
