namespace Netto.Statistics.Binary;

/// <summary>Distribution function that turns the linear predictor into a probability.</summary>
public enum BinaryLink
{
    /// <summary>Standard normal.</summary>
    Probit,

    /// <summary>Standard logistic.</summary>
    Logit,
}

/// <summary>Values of a link at one linear predictor.</summary>
internal static class LinkFunctions
{
    /// <summary>P(y = 1).</summary>
    internal static double Probability(BinaryLink link, double z) =>
        link == BinaryLink.Probit ? Normal.LowerTail(z) : Logistic(z);

    /// <summary>Derivative of the probability.</summary>
    internal static double Density(BinaryLink link, double z) =>
        link == BinaryLink.Probit ? Normal.Density(z) : Logistic(z) * Logistic(-z);

    /// <summary>Second derivative of the probability.</summary>
    internal static double Slope(BinaryLink link, double z) =>
        link == BinaryLink.Probit ? -z * Normal.Density(z) : Density(link, z) * (Logistic(-z) - Logistic(z));

    /// <summary>Log-likelihood of y at z, its derivative and minus its second derivative.</summary>
    internal static (double LogLikelihood, double Score, double Information) Row(BinaryLink link, double y, double z)
    {
        var sign = y > 0 ? 1 : -1;
        var t = sign * z;
        if (link == BinaryLink.Logit)
        {
            var wrong = Logistic(-t);
            return (-LogOnePlusExp(-t), sign * wrong, wrong * (1 - wrong));
        }

        var (ratio, lower) = Normal.RatioAndLogLower(t);
        return (lower, sign * ratio, ratio * (ratio + t));
    }

    /// <summary>First derivative of the log-likelihood of y at z, and minus the second.</summary>
    internal static (double Score, double Information) Derivatives(BinaryLink link, double y, double z)
    {
        var sign = y > 0 ? 1 : -1;
        var t = sign * z;
        if (link == BinaryLink.Logit)
        {
            var wrong = Logistic(-t);
            return (sign * wrong, wrong * (1 - wrong));
        }

        var ratio = Normal.InverseMillsRatio(t);
        return (sign * ratio, ratio * (ratio + t));
    }

    private static double Logistic(double z)
    {
        if (z >= 0)
        {
            return 1 / (1 + Math.Exp(-z));
        }

        var e = Math.Exp(z);
        return e / (1 + e);
    }

    private static double LogOnePlusExp(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        // log(1 + e) without loss for small e (Kahan).
        var u = 1 + e;
        var log = u == 1 ? e : Math.Log(u) * e / (u - 1);
        return Math.Max(x, 0) + log;
    }
}
