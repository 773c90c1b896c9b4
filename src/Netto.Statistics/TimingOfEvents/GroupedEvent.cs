namespace Netto.Statistics.TimingOfEvents;

/// <summary>An event somewhere within a piece.</summary>
internal static class GroupedEvent
{
    /// <summary>1 − e^−g without loss of digits for small g (Kahan).</summary>
    internal static double Probability(double g)
    {
        var u = Math.Exp(-g);
        if (u == 1)
        {
            return g;
        }

        var less = u - 1;
        return less == -1 ? 1 : less * g / Math.Log(u);
    }
}
