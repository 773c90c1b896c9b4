namespace Netto.Statistics.Power;

/// <summary>Power of a two-sided test whose statistic is shifted by effect over standard error.</summary>
internal static class ShiftPower
{
    private const double Precision = 1e-13;

    /// <summary>P(|T| &gt; c) with c the two-sided critical value; infinite degrees of freedom are the normal.</summary>
    internal static double Of(double shift, double level, double degreesOfFreedom)
    {
        if (double.IsPositiveInfinity(degreesOfFreedom))
        {
            var z = Normal.UpperQuantile(level / 2);
            return Normal.UpperTail(z - shift) + Normal.UpperTail(z + shift);
        }
        var t = StudentT.UpperQuantile(level / 2, degreesOfFreedom);
        return NoncentralStudentT.UpperTail(t, degreesOfFreedom, shift)
            + NoncentralStudentT.UpperTail(t, degreesOfFreedom, -shift);
    }

    /// <summary>The shift that gives a power; for the normal z_{1−α/2} + z_power, which leaves the far tail out.</summary>
    internal static double Needed(double power, double level, double degreesOfFreedom) =>
        double.IsPositiveInfinity(degreesOfFreedom)
            ? Normal.UpperQuantile(level / 2) + Normal.Quantile(power)
            : Increasing(shift => Of(shift, level, degreesOfFreedom), power, 0, 1);

    /// <summary>
    /// Where an increasing function reaches a target; the upper end doubles until it does. Regula falsi after Illinois, with a bisection whenever three steps
    /// did not halve the bracket.
    /// </summary>
    /// <returns>Infinity when it never does.</returns>
    internal static double Increasing(Func<double, double> function, double target, double low, double high)
    {
        var above = function(high) - target;
        for (var i = 0; above < 0; i++)
        {
            if (i == 100)
            {
                return double.PositiveInfinity;
            }
            (low, high) = (high, high + Math.Max(Math.Abs(high), high - low));
            above = function(high) - target;
        }
        return Between(x => function(x) - target, (low, function(low) - target), (high, above));
    }

    private static double Between(Func<double, double> gap, (double X, double Gap) low, (double X, double Gap) high)
    {
        var width = high.X - low.X;
        for (
            var step = 1;
            step < 400 && high.X - low.X > Precision * Math.Max(Math.Abs(high.X), Math.Abs(low.X));
            step++
        )
        {
            var middle = low.X + ((high.X - low.X) * low.Gap / (low.Gap - high.Gap));
            if (step % 3 == 0)
            {
                middle = high.X - low.X > width / 2 ? (low.X + high.X) / 2 : middle;
                width = high.X - low.X;
            }
            if (!(middle > low.X && middle < high.X))
            {
                middle = (low.X + high.X) / 2;
                if (middle == low.X || middle == high.X)
                {
                    break;
                }
            }
            var found = gap(middle);
            if (found == 0)
            {
                return middle;
            }
            // The end that stays counts half, so that it moves soon.
            (low, high) =
                found < 0 ? ((middle, found), (high.X, high.Gap / 2)) : ((low.X, low.Gap / 2), (middle, found));
        }
        return (low.X + high.X) / 2;
    }
}
