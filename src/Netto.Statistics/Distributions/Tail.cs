namespace Netto.Statistics.Distributions;

/// <summary>Both tail probabilities of one point: neither is found as one minus the other where that would lose digits.</summary>
internal readonly record struct Tail(double Lower, double Upper)
{
    internal static Tail FromSmaller(double value, bool isUpper) =>
        isUpper ? new(1 - value, value) : new(value, 1 - value);

    internal Tail Swap() => new(Upper, Lower);
}

/// <summary>Quantiles by safeguarded Newton steps on the smaller tail.</summary>
internal static class QuantileSolver
{
    /// <summary>Finds x > 0 with the given tail probability; tails is monotone on (0, ∞).</summary>
    internal static double Positive(
        double probability,
        bool upper,
        Func<double, Tail> tails,
        Func<double, double> density
    )
    {
        double Excess(double x)
        {
            var t = tails(x);
            return upper ? Math.Log(probability) - Math.Log(t.Upper) : Math.Log(t.Lower) - Math.Log(probability);
        }
        var (low, high) = (1.0, 1.0);
        while (Excess(low) > 0 && low > 1e-300)
        {
            low /= 4;
        }
        while (Excess(high) < 0 && high < 1e300)
        {
            high *= 4;
        }
        var x = Math.Sqrt(low) * Math.Sqrt(high);
        for (var j = 0; j < 400; j++)
        {
            var excess = Excess(x);
            if (excess == 0)
            {
                return x;
            }
            (low, high) = excess > 0 ? (low, x) : (x, high);
            var t = tails(x);
            var slope = density(x) / (upper ? t.Upper : t.Lower);
            var next = x - (excess / slope);
            if (!(next > low && next < high))
            {
                next = Math.Sqrt(low) * Math.Sqrt(high);
            }
            if (Math.Abs(next - x) <= 2e-16 * Math.Abs(x) || next == low || next == high)
            {
                return next;
            }
            x = next;
        }
        return x;
    }

    internal static void CheckProbability(double probability)
    {
        if (!(probability is >= 0 and <= 1))
        {
            throw new StatisticsException(
                StatisticsErrors.OutsideDomain,
                $"{probability:R} is not a probability.",
                "Give a number from 0 to 1."
            );
        }
    }

    internal static void CheckDegreesOfFreedom(double degreesOfFreedom)
    {
        if (!(degreesOfFreedom > 0))
        {
            throw new StatisticsException(
                StatisticsErrors.OutsideDomain,
                $"{degreesOfFreedom:R} degrees of freedom.",
                "Degrees of freedom must be positive."
            );
        }
    }
}
