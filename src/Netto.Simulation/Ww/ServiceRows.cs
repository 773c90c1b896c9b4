using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww;

/// <summary>Adds services to the rows of one person; nobody follows the same thing twice at a time.</summary>
internal static class ServiceRows
{
    /// <summary>Adds an instrument unless one of its kind runs then.</summary>
    public static void AddOnce(this RegisterRows rows, Instrument instrument)
    {
        foreach (var other in rows.Instruments)
        {
            if (other.Kind == instrument.Kind && Overlap(other.Start, other.End, instrument.Start, instrument.End))
            {
                return;
            }
        }

        rows.Instruments.Add(instrument);
    }

    /// <summary>Adds a trajectory unless one of its kind runs then.</summary>
    public static void AddOnce(this RegisterRows rows, Trajectory trajectory)
    {
        foreach (var other in rows.Trajectories)
        {
            if (other.Kind == trajectory.Kind && Overlap(other.Start, other.End, trajectory.Start, trajectory.End))
            {
                return;
            }
        }

        rows.Trajectories.Add(trajectory);
    }

    private static bool Overlap(int start, int end, int otherStart, int otherEnd) =>
        start < otherEnd && otherStart < end;
}
