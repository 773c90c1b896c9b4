namespace Netto.Simulation.Ww;

/// <summary>How a benefit right ends.</summary>
internal enum ExitKind
{
    /// <summary>It does not end before the last knot.</summary>
    None,

    /// <summary>To a job or to self-employment.</summary>
    Work,

    /// <summary>For another reason.</summary>
    Other,
}

/// <summary>An exit and the months after entry at which it comes (infinite when it does not come).</summary>
internal readonly record struct Exit(ExitKind Kind, double Month)
{
    public static readonly Exit Never = new(ExitKind.None, double.PositiveInfinity);
}

/// <summary>
/// Two competing exits by their cumulative incidence, linear between knots: what a cumulative table publishes is what
/// is drawn. One uniform decides both kind and month.
/// </summary>
internal sealed class CompetingExits(double[] months, double[] work, double[] other)
{
    /// <summary>
    /// Draws the exit of a person whose chance of work is <paramref name="workFactor"/> times that of the group. The
    /// chance of another exit moves the other way, so that with a mean factor of 1 both group curves stay as they are.
    /// </summary>
    public Exit Draw(double uniform, double workFactor)
    {
        var factor = Math.Min(workFactor, 0.97 / work[^1]);
        if (uniform < factor * work[^1])
        {
            return new Exit(ExitKind.Work, Inverse(work, uniform / factor));
        }

        var share = (1 - (factor * work[^1])) / (1 - work[^1]);
        var left = 1 - uniform;
        return left < share * other[^1] ? new Exit(ExitKind.Other, Inverse(other, left / share)) : Exit.Never;
    }

    private double Inverse(double[] cumulative, double share)
    {
        var i = 1;
        while (i < cumulative.Length - 1 && share > cumulative[i])
        {
            i++;
        }

        var rise = cumulative[i] - cumulative[i - 1];
        var part = rise > 0 ? (share - cumulative[i - 1]) / rise : 0;
        return months[i - 1] + (Math.Clamp(part, 0, 1) * (months[i] - months[i - 1]));
    }
}
