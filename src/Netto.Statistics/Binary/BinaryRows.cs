using System.Runtime.Intrinsics;

namespace Netto.Statistics.Binary;

/// <summary>The values of <see cref="LinkFunctions.Row"/> for eight rows at once.</summary>
internal static class BinaryRows
{
    /// <summary>Log-likelihood of outcomes at z, its derivative and minus its second derivative.</summary>
    internal static (Vector512<double> LogLikelihood, Vector512<double> Score, Vector512<double> Information) Of(
        BinaryLink link,
        Vector512<double> y,
        Vector512<double> z
    )
    {
        var one = Vector512<double>.One;
        var sign = Vector512.ConditionalSelect(Vector512.GreaterThan(y, Vector512<double>.Zero), one, -one);
        var t = sign * z;
        if (link == BinaryLink.Probit)
        {
            var (ratio, lower) = NormalVector.RatioAndLogLower(t);
            return (lower, sign * ratio, ratio * (ratio + t));
        }
        var (log, wrong) = Logit(t);
        return (log, sign * wrong, wrong * (one - wrong));
    }

    /// <summary>log of the logistic function at t, and the function at −t.</summary>
    private static (Vector512<double> Log, Vector512<double> Wrong) Logit(Vector512<double> t)
    {
        var (zero, one) = (Vector512<double>.Zero, Vector512<double>.One);
        var e = Vector512.Exp(-Vector512.Abs(t));
        var u = one + e;
        var wrong = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(t, zero), e, one) / u;
        // log(1 + e) without loss for small e (Kahan).
        var log = Vector512.ConditionalSelect(Vector512.Equals(u, one), e, Vector512.Log(u) * e / (u - one));
        return (Vector512.Min(t, zero) - log, wrong);
    }
}
