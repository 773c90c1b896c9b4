using System.Runtime.Intrinsics;

namespace Netto.Statistics.Distributions;

/// <summary>φ(z)/Φ(z) and log Φ(z) of eight numbers at once: the approximations of <see cref="Normal"/>, all branches made and one chosen.</summary>
internal static class NormalVector
{
    internal static (Vector512<double> Ratio, Vector512<double> LogLower) RatioAndLogLower(Vector512<double> z)
    {
        var size = Vector512.Abs(z);
        var isNear = Vector512.LessThanOrEqual(size, Vector512.Create(Normal.Middle));
        var isLeft = Vector512.AndNot(Vector512.LessThan(z, Vector512<double>.Zero), isNear);
        var half = z * z * Vector512.Create(0.5);
        var kernel = Vector512.Exp(-half);
        var scaledTail = ScaledTail(size);
        var upper = kernel * scaledTail;
        var one = Vector512<double>.One;
        var lower = Vector512.ConditionalSelect(isNear, Vector512.Create(0.5) + Central(z), one - upper);
        var rootTwoPi = Vector512.Create(Normal.RootTwoPi);
        // On the left Φ = kernel × scaledTail, and the kernel, which underflows far out, cancels.
        var ratio =
            Vector512.ConditionalSelect(isLeft, one, kernel)
            / (rootTwoPi * Vector512.ConditionalSelect(isLeft, scaledTail, lower));
        var log = Vector512.Log(Vector512.ConditionalSelect(isLeft, scaledTail, lower));
        log = Vector512.ConditionalSelect(isLeft, log - half, log);
        // Φ close to one: log(1 − u) by its series, u below 3e-7.
        var isRight = Vector512.GreaterThan(z, Vector512.Create(5.0));
        var series = -upper * (one + (upper * (Vector512.Create(0.5) + (upper / Vector512.Create(3.0)))));
        log = Vector512.ConditionalSelect(isRight, series, log);
        return Vector512.LessThanOrEqualAll(size, Vector512.Create(Normal.Far)) ? (ratio, log) : OneByOne(z);
    }

    /// <summary>Where a number is too far out for the rational approximations, or is none.</summary>
    private static (Vector512<double> Ratio, Vector512<double> LogLower) OneByOne(Vector512<double> z)
    {
        Span<double> ratios = stackalloc double[8];
        Span<double> logs = stackalloc double[8];
        for (var i = 0; i < ratios.Length; i++)
        {
            (ratios[i], logs[i]) = Normal.RatioAndLogLower(z[i]);
        }
        return (Vector512.Create<double>(ratios), Vector512.Create<double>(logs));
    }

    private static Vector512<double> Central(Vector512<double> z)
    {
        var square = z * z;
        var (numerator, denominator) = (Vector512.Create(Normal.CentralNumerator[4]) * square, square);
        for (var j = 0; j < 3; j++)
        {
            numerator = (numerator + Vector512.Create(Normal.CentralNumerator[j])) * square;
            denominator = (denominator + Vector512.Create(Normal.CentralDenominator[j])) * square;
        }
        return z
            * (numerator + Vector512.Create(Normal.CentralNumerator[3]))
            / (denominator + Vector512.Create(Normal.CentralDenominator[3]));
    }

    private static Vector512<double> ScaledTail(Vector512<double> z)
    {
        var (top, bottom) = (Vector512.Create(Normal.TailNumerator[8]) * z, z);
        for (var j = 0; j < 7; j++)
        {
            top = (top + Vector512.Create(Normal.TailNumerator[j])) * z;
            bottom = (bottom + Vector512.Create(Normal.TailDenominator[j])) * z;
        }
        return (top + Vector512.Create(Normal.TailNumerator[7]))
            / (bottom + Vector512.Create(Normal.TailDenominator[7]));
    }
}
