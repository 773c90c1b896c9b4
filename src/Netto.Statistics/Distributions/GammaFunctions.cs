namespace Netto.Statistics.Distributions;

/// <summary>Log gamma and the pieces from which gamma and beta tails are built without loss of digits.</summary>
internal static class GammaFunctions
{
    private const double HalfLogTwoPi = 0.918938533204672741780329736406;

    /// <summary>Log of the gamma function for x > 0.</summary>
    internal static double LogGamma(double x)
    {
        if (!(x > 0))
        {
            throw new StatisticsException(
                StatisticsErrors.OutsideDomain,
                $"log gamma at {x:R}.",
                "Give a positive number."
            );
        }
        if (Math.Abs(x - 1) < 0.25)
        {
            return LogGammaNearOne(x - 1);
        }
        if (Math.Abs(x - 2) < 0.25)
        {
            return LogGammaNearOne(x - 2) + Log1P(x - 2);
        }
        var shift = 1.0;
        var y = x;
        while (y < 12)
        {
            shift *= y;
            y += 1;
        }
        return ((y - 0.5) * Math.Log(y)) - y + HalfLogTwoPi + StirlingTail(y) - Math.Log(shift);
    }

    /// <summary>log Γ(x) − [(x − ½) log x − x + ½ log 2π]: the error of Stirling's formula, for x > 0.</summary>
    internal static double StirlingError(double x)
    {
        if (x >= 12)
        {
            return StirlingTail(x);
        }
        // Recurrence to x ≥ 12: δ(x) = δ(x + 1) + (x + ½) log(1 + 1/x) − 1.
        var error = 0.0;
        var y = x;
        while (y < 12)
        {
            error += ((y + 0.5) * Log1P(1 / y)) - 1;
            y += 1;
        }
        return error + StirlingTail(y);
    }

    /// <summary>The deviance part x log(x/m) + m − x, without cancellation when x is near m (Loader 2000).</summary>
    internal static double Deviance(double x, double m)
    {
        var d = x - m;
        if (Math.Abs(d) > 0.1 * (x + m))
        {
            return (x * Math.Log(x / m)) + m - x;
        }
        var v = d / (x + m);
        var sum = d * v;
        var term = 2 * x * v;
        for (var j = 1; j < 1000; j++)
        {
            term *= v * v;
            var next = sum + (term / ((2 * j) + 1));
            if (next == sum)
            {
                return next;
            }
            sum = next;
        }
        return sum;
    }

    /// <summary>Log of 1 + x without loss for small x.</summary>
    internal static double Log1P(double x)
    {
        if (Math.Abs(x) > 0.25)
        {
            return Math.Log(1 + x);
        }
        // log(1 + x) = 2 artanh(x / (2 + x))
        var r = x / (2 + x);
        var square = r * r;
        var (power, sum) = (r, 0.0);
        for (var j = 1; j < 80; j += 2)
        {
            var next = sum + (power / j);
            if (next == sum)
            {
                break;
            }
            sum = next;
            power *= square;
        }
        return 2 * sum;
    }

    private static double StirlingTail(double x)
    {
        var s = 1 / (x * x);
        ReadOnlySpan<double> c =
        [
            1.0 / 12,
            -1.0 / 360,
            1.0 / 1260,
            -1.0 / 1680,
            1.0 / 1188,
            -691.0 / 360360,
            1.0 / 156,
            -3617.0 / 122400,
        ];
        var sum = 0.0;
        for (var j = c.Length - 1; j >= 0; j--)
        {
            sum = (sum * s) + c[j];
        }
        return sum / x;
    }

    /// <summary>log Γ(1 + z) for |z| ≤ ¼ by its series in ζ(k).</summary>
    private static double LogGammaNearOne(double z)
    {
        const double Euler = 0.577215664901532860606512090082;
        var sum = 0.0;
        for (var k = 40; k >= 2; k--)
        {
            sum = (sum * -z) + (ZetaMinusOne(k) / k);
        }
        // Σ (−1)^k ζ(k) z^k / k = Σ (ζ(k) − 1)(−z)^k / k + [z − log(1 + z)]
        return (-Euler * z) + (sum * z * z) + (z - Log1P(z));
    }

    private static double ZetaMinusOne(int k)
    {
        ReadOnlySpan<double> first =
        [
            0.644934066848226436472415166646,
            0.202056903159594285399738161511,
            0.082323233711138191516003696541,
            0.036927755143369926331365486457,
            0.017343061984449139714517929790,
            0.008349277381922826839797549849,
            0.004077356197944339378685238508,
            0.002008392826082214417852769232,
        ];
        if (k - 2 < first.Length)
        {
            return first[k - 2];
        }
        var sum = 0.0;
        for (var j = 40; j >= 2; j--)
        {
            sum += Math.Pow(j, -k);
        }
        return sum;
    }
}
