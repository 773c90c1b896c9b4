namespace Netto.Statistics.InstrumentalVariables;

/// <summary>The Anderson-Rubin statistic as a function of the effect, on the projective line so that ±∞ is one point of it.</summary>
internal sealed class AndersonRubinCurve(
    double[] gamma,
    double[] pi,
    (Matrix Gamma, Matrix Cross, Matrix Pi) covariance
)
{
    private const int GridPoints = 4000;

    /// <summary>The statistic at effect sine/cosine: a = cosine, b = sine.</summary>
    internal double At(double a, double b)
    {
        var d = new double[gamma.Length];
        for (var j = 0; j < d.Length; j++)
        {
            d[j] = (a * gamma[j]) - (b * pi[j]);
        }
        var v = covariance.Gamma.Scale(a * a).Plus(covariance.Cross, -a * b).Plus(covariance.Pi, b * b);
        return Cholesky.TryFactor(v) is { } factor
            ? Vectors.Dot(d, factor.Solve(d)) / d.Length
            : double.PositiveInfinity;
    }

    /// <summary>The effects at which the statistic is at most the critical value.</summary>
    internal ConfidenceSet Invert(double critical) => gamma.Length == 1 ? Quadratic(critical) : Scan(critical);

    /// <summary>One instrument: (γ − βπ)² ≤ c (Vγ − β·cross + β² Vπ) is a quadratic inequality in β.</summary>
    private ConfidenceSet Quadratic(double critical)
    {
        var a = (pi[0] * pi[0]) - (critical * covariance.Pi[0, 0]);
        var b = (-2 * gamma[0] * pi[0]) + (critical * covariance.Cross[0, 0]);
        var c = (gamma[0] * gamma[0]) - (critical * covariance.Gamma[0, 0]);
        var discriminant = (b * b) - (4 * a * c);
        if (discriminant < 0 || a == 0)
        {
            return a > 0
                ? ConfidenceSet.Of([])
                : ConfidenceSet.Of([new(double.NegativeInfinity, double.PositiveInfinity)]);
        }
        var q = -0.5 * (b + Math.CopySign(Math.Sqrt(discriminant), b));
        var (one, other) = (q / a, c / q);
        var (low, high) = (Math.Min(one, other), Math.Max(one, other));
        return a > 0
            ? ConfidenceSet.Of([new(low, high)])
            : ConfidenceSet.Of([new(double.NegativeInfinity, low), new(high, double.PositiveInfinity)]);
    }

    /// <summary>Several instruments: sign changes on a grid of angles round the minimum's scale, then bisection.</summary>
    private ConfidenceSet Scan(double critical)
    {
        var scale = Scale();
        double Excess(double angle) => At(Math.Cos(angle), scale * Math.Sin(angle)) - critical;
        var step = Math.PI / GridPoints;
        var parts = new List<ConfidenceInterval>();
        var start = double.NegativeInfinity;
        var inside = Excess(-Math.PI / 2) <= 0;
        for (var j = 1; j <= GridPoints; j++)
        {
            var (left, right) = ((-Math.PI / 2) + ((j - 1) * step), (-Math.PI / 2) + (j * step));
            var next = Excess(right) <= 0;
            if (next == inside)
            {
                continue;
            }
            var crossing = scale * Math.Tan(Bisect(Excess, left, right, inside));
            if (inside)
            {
                parts.Add(new(start, crossing));
            }
            start = crossing;
            inside = next;
        }
        if (inside)
        {
            parts.Add(new(start, double.PositiveInfinity));
        }
        return ConfidenceSet.Of(parts);
    }

    /// <summary>Size of the effect at which both terms of γ − βπ weigh the same.</summary>
    private double Scale()
    {
        var scale = Math.Sqrt(covariance.Gamma[0, 0] / covariance.Pi[0, 0]);
        return double.IsFinite(scale) && scale > 0 ? scale : 1;
    }

    private static double Bisect(Func<double, double> excess, double left, double right, bool insideLeft)
    {
        for (var j = 0; j < 80; j++)
        {
            var middle = (left + right) / 2;
            (left, right) = excess(middle) <= 0 == insideLeft ? (middle, right) : (left, middle);
        }
        return (left + right) / 2;
    }
}
