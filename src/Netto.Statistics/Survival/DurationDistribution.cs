namespace Netto.Statistics.Survival;

/// <summary>Distribution of a duration in an accelerated failure time model log T = x'b + σ e.</summary>
public enum DurationDistribution
{
    /// <summary>e has the smallest extreme value distribution, σ free; shape 1/σ.</summary>
    Weibull,

    /// <summary>As Weibull with σ = 1.</summary>
    Exponential,

    /// <summary>e is logistic.</summary>
    LogLogistic,

    /// <summary>e is normal.</summary>
    LogNormal,
}

/// <summary>Log density and log survival of e with two derivatives.</summary>
internal static class ErrorLaw
{
    /// <summary>log f(z) with its first and second derivative.</summary>
    internal static (double Value, double First, double Second) LogDensity(DurationDistribution distribution, double z)
    {
        switch (distribution)
        {
            case DurationDistribution.LogNormal:
                return (-0.5 * z * z - 0.5 * Math.Log(2 * Math.PI), -z, -1);
            case DurationDistribution.LogLogistic:
                var p = Logistic(z);
                return (-Math.Abs(z) - 2 * LogOnePlus(Math.Exp(-Math.Abs(z))), 1 - 2 * p, -2 * p * Logistic(-z));
            default:
                var e = Math.Exp(z);
                return (z - e, 1 - e, -e);
        }
    }

    /// <summary>log S(z) with its first and second derivative.</summary>
    internal static (double Value, double First, double Second) LogSurvival(DurationDistribution distribution, double z)
    {
        switch (distribution)
        {
            case DurationDistribution.LogNormal:
                var ratio = Normal.InverseMillsRatio(-z);
                return (Normal.LogLowerTail(-z), -ratio, -ratio * (ratio - z));
            case DurationDistribution.LogLogistic:
                var p = Logistic(z);
                return (-Math.Max(z, 0) - LogOnePlus(Math.Exp(-Math.Abs(z))), -p, -p * Logistic(-z));
            default:
                var e = Math.Exp(z);
                return (-e, -e, -e);
        }
    }

    private static double Logistic(double z) => z >= 0 ? 1 / (1 + Math.Exp(-z)) : Math.Exp(z) / (1 + Math.Exp(z));

    // Kahan's form keeps the digits of small e.
    private static double LogOnePlus(double e)
    {
        var u = 1 + e;
        return u == 1 ? e : Math.Log(u) * e / (u - 1);
    }
}
