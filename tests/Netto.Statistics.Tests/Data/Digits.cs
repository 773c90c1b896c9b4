namespace Netto.Statistics.Tests.Data;

/// <summary>Digits of agreement as NIST counts them: the log of the relative error.</summary>
internal static class Digits
{
    internal static double Of(double found, double expected)
    {
        if (found.Equals(expected))
        {
            return 16;
        }
        var error = expected == 0 ? Math.Abs(found) : Math.Abs((found - expected) / expected);
        return Math.Min(16, -Math.Log10(error));
    }
}
