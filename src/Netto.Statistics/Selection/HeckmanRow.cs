namespace Netto.Statistics.Selection;

/// <summary>
/// Log-likelihood of one row with first and second derivatives to the selection index z, the outcome index m = xβ, s = log σ and t = atanh ρ.
/// </summary>
internal readonly record struct HeckmanRow(double LogLikelihood, double Z, double M, double S, double T)
{
    internal double ZZ { get; init; }
    internal double ZM { get; init; }
    internal double ZS { get; init; }
    internal double ZT { get; init; }
    internal double MM { get; init; }
    internal double MS { get; init; }
    internal double MT { get; init; }
    internal double SS { get; init; }
    internal double ST { get; init; }
    internal double TT { get; init; }

    internal static HeckmanRow NotSeen(double z)
    {
        var ratio = Normal.InverseMillsRatio(-z);
        return new(Normal.LogLowerTail(-z), -ratio, 0, 0, 0) { ZZ = -ratio * (ratio - z) };
    }

    /// <summary>log Φ(a) + log φ(u) − s with u = (y − m)e⁻ˢ and a = z cosh t + u sinh t (since 1/√(1 − ρ²) = cosh t, ρ/√(1 − ρ²) = sinh t).</summary>
    internal static HeckmanRow Seen(double z, double rest, double s, double t)
    {
        var (c, h) = (Math.Cosh(t), Math.Sinh(t));
        var inverse = Math.Exp(-s);
        var u = rest * inverse;
        var a = z * c + u * h;
        var aT = z * h + u * c;
        var ratio = Normal.InverseMillsRatio(a);
        var bend = -ratio * (ratio + a);
        var lU = ratio * h - u;
        var lUU = bend * h * h - 1;
        var lUT = bend * h * aT + ratio * c;
        var logDensity = -0.5 * u * u - 0.5 * Math.Log(2 * Math.PI);
        return new(Normal.LogLowerTail(a) + logDensity - s, ratio * c, -inverse * lU, -u * lU - 1, ratio * aT)
        {
            ZZ = bend * c * c,
            ZM = -inverse * bend * c * h,
            ZS = -u * bend * c * h,
            ZT = bend * c * aT + ratio * h,
            MM = inverse * inverse * lUU,
            MS = inverse * (u * lUU + lU),
            MT = -inverse * lUT,
            SS = u * lU + u * u * lUU,
            ST = -u * lUT,
            TT = bend * aT * aT + ratio * a,
        };
    }
}
