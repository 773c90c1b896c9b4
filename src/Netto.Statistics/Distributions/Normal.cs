namespace Netto.Statistics.Distributions;

/// <summary>The standard normal distribution.</summary>
/// <remarks>Tails by the rational approximations of Cody (1969) and, far out, Laplace's continued fraction; relative accuracy 1e-15.</remarks>
public static class Normal
{
    internal const double Middle = 0.67448975;
    internal const double Far = 5.656854249492380195;
    private const int FarTerms = 20;
    internal const double RootTwoPi = 2.50662827463100050241576528481;
    private const double LogRootTwoPi = 0.918938533204672741780329736406;

    // Coefficients of the rational approximations of Cody (1969), doi:10.1090/S0025-5718-1969-0247736-4.
    internal static readonly double[] CentralNumerator =
    [
        2.2352520354606839287,
        161.02823106855587881,
        1067.6894854603709582,
        18154.981253343561249,
        0.065682337918207449113,
    ];
    internal static readonly double[] CentralDenominator =
    [
        47.20258190468824187,
        976.09855173777669322,
        10260.932208618978205,
        45507.789335026729956,
    ];
    internal static readonly double[] TailNumerator =
    [
        0.39894151208813466764,
        8.8831497943883759412,
        93.506656132177855979,
        597.27027639480026226,
        2494.5375852903726711,
        6848.1904505362823326,
        11602.651437647350124,
        9842.7148383839780218,
        1.0765576773720192317e-8,
    ];
    internal static readonly double[] TailDenominator =
    [
        22.266688044328115691,
        235.38790178262499861,
        1519.377599407554805,
        6485.558298266760755,
        18615.571640885098091,
        34900.952721145977266,
        38912.003286093271411,
        19685.429676859990727,
    ];

    /// <summary>The density at <paramref name="z"/>.</summary>
    /// <param name="z">Any number.</param>
    public static double Density(double z) => Math.Exp(-z * z / 2) / RootTwoPi;

    /// <summary>P(Z ≤ z).</summary>
    /// <param name="z">Any number.</param>
    public static double LowerTail(double z) => UpperTail(-z);

    /// <summary>P(Z > z), accurate far into the tail.</summary>
    /// <param name="z">Any number.</param>
    public static double UpperTail(double z)
    {
        if (double.IsNaN(z))
        {
            return double.NaN;
        }
        return z < 0 ? 1 - PositiveUpperTail(-z) : PositiveUpperTail(z);
    }

    /// <summary>P(|Z| ≥ |z|), the two-sided p-value.</summary>
    /// <param name="z">Any number.</param>
    public static double TwoSided(double z) => Math.Min(1, 2 * UpperTail(Math.Abs(z)));

    /// <summary>log P(Z ≤ z), finite where the probability itself underflows.</summary>
    /// <param name="z">Any number.</param>
    public static double LogLowerTail(double z)
    {
        if (z > -30)
        {
            return z > 5 ? GammaFunctions.Log1P(-UpperTail(z)) : Math.Log(LowerTail(z));
        }
        return (-z * z / 2) - LogRootTwoPi + Math.Log(MillsRatio(-z));
    }

    /// <summary>The inverse Mills ratio φ(z)/Φ(z): the mean of Z given Z > −z.</summary>
    /// <param name="z">Any number.</param>
    public static double InverseMillsRatio(double z) => RatioAndLower(z).Ratio;

    /// <summary>The point with <paramref name="probability"/> below it.</summary>
    /// <param name="probability">From 0 to 1.</param>
    public static double Quantile(double probability)
    {
        QuantileSolver.CheckProbability(probability);
        return probability > 0.5 ? UpperQuantile(1 - probability) : -UpperQuantile(probability);
    }

    /// <summary>The point with <paramref name="probability"/> above it.</summary>
    /// <param name="probability">From 0 to 1.</param>
    public static double UpperQuantile(double probability)
    {
        QuantileSolver.CheckProbability(probability);
        if (probability is 0 or 1)
        {
            return probability == 0 ? double.PositiveInfinity : double.NegativeInfinity;
        }
        if (probability > 0.5)
        {
            return -UpperQuantile(1 - probability);
        }
        // Abramowitz and Stegun 26.2.23, then Halley steps on the log of the tail.
        var t = Math.Sqrt(-2 * Math.Log(probability));
        var z =
            t
            - (
                (2.515517 + (t * (0.802853 + (t * 0.010328))))
                / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308))))))
            );
        for (var j = 0; j < 4; j++)
        {
            var tail = UpperTail(z);
            var hazard = Density(z) / tail;
            var excess = tail > 0 ? Math.Log(tail / probability) : 0;
            var step = excess / hazard;
            z += step / (1 + (step * (hazard - z) / 2));
        }
        return z;
    }

    /// <summary>φ(z)/Φ(z) and log Φ(z) together, with one exponential at most.</summary>
    internal static (double Ratio, double LogLower) RatioAndLogLower(double z)
    {
        var (ratio, lower, upper) = RatioAndLower(z);
        return z < -Middle ? (ratio, (-z * z / 2) - LogRootTwoPi - Math.Log(ratio))
            : z > 5 ? (ratio, GammaFunctions.Log1P(-upper))
            : (ratio, Math.Log(lower));
    }

    // Below −Middle the tail itself is not found: it would underflow far out.
    private static (double Ratio, double Lower, double Upper) RatioAndLower(double z)
    {
        if (z < -Middle)
        {
            return (1 / (RootTwoPi * ScaledTail(-z)), double.NaN, double.NaN);
        }
        var density = Density(z);
        if (z <= Middle)
        {
            var lower = 0.5 + Central(z);
            return (density / lower, lower, 1 - lower);
        }
        // Rounding of the exponent touches the tail only, which is small beside one here.
        var upper = density * RootTwoPi * ScaledTail(z);
        return (density / (1 - upper), 1 - upper, upper);
    }

    /// <summary>P(Z > z) for z ≥ 0.</summary>
    private static double PositiveUpperTail(double z)
    {
        if (z <= Middle)
        {
            return 0.5 - Central(z);
        }
        return z > 38.6 ? 0 : SplitExponential(z) * ScaledTail(z);
    }

    /// <summary>(1 − Φ(z)) / φ(z) for z > 0.</summary>
    private static double MillsRatio(double z) =>
        z <= Middle ? (0.5 - Central(z)) / Density(z) : RootTwoPi * ScaledTail(z);

    /// <summary>Φ(z) − ½ for |z| ≤ 0.67448975.</summary>
    private static double Central(double z)
    {
        var square = z * z;
        var (numerator, denominator) = (CentralNumerator[4] * square, square);
        for (var j = 0; j < 3; j++)
        {
            numerator = (numerator + CentralNumerator[j]) * square;
            denominator = (denominator + CentralDenominator[j]) * square;
        }
        return z * (numerator + CentralNumerator[3]) / (denominator + CentralDenominator[3]);
    }

    /// <summary>(1 − Φ(z)) exp(z²/2) for z > 0.67448975.</summary>
    private static double ScaledTail(double z)
    {
        if (z <= Far)
        {
            var (top, bottom) = (TailNumerator[8] * z, z);
            for (var j = 0; j < 7; j++)
            {
                top = (top + TailNumerator[j]) * z;
                bottom = (bottom + TailDenominator[j]) * z;
            }
            return (top + TailNumerator[7]) / (bottom + TailDenominator[7]);
        }
        var f = z;
        for (var j = FarTerms; j >= 1; j--)
        {
            f = z + (j / f);
        }
        return 1 / (RootTwoPi * f);
    }

    /// <summary>exp(−z²/2), the square split so that its rounding does not reach the exponent.</summary>
    private static double SplitExponential(double z)
    {
        var head = Math.Truncate(z * 16) / 16;
        return Math.Exp(-head * head / 2) * Math.Exp(-(z - head) * (z + head) / 2);
    }
}
