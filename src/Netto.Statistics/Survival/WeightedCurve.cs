namespace Netto.Statistics.Survival;

/// <summary>
/// Survival curve with sampling weights: the product-limit estimate of the weighted counts, with robust standard errors (infinitesimal
/// jackknife). With w the weights, Y those at risk and D those with the event, the influence of row i on log S(t) is
/// u = H(min(t, t_i)) − H(start_i) − 1{t_i ≤ t, event} / (Y(t_i) − D(t_i)), H(t) = Σ D / (Y (Y − D)), and the variance of log S is Σ (w u)².
/// </summary>
/// <remarks>
/// Infinitesimal jackknife of Jaeckel (1972), as in Therneau and Grambsch (2000), Modeling Survival Data. R survival does the same when weights are
/// no whole numbers; scale of the weights does not matter. Greenwood's formula
/// (<see cref="KaplanMeier"/>) would take a weight of 3 for three people. Deviation from R: none known.
/// </remarks>
public static class WeightedCurve
{
    /// <summary>The curve with robust standard errors.</summary>
    /// <param name="times">Durations, or pieces with a start.</param>
    /// <param name="weights">Sampling weights, above zero, one a row.</param>
    public static SurvivalCurve Fit(SurvivalTimes times, double[] weights)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(weights);
        var curve = KaplanMeier.Fit(times, weights);
        var hazard = Hazard(curve.Points);
        var (entered, left) = Sums(times, weights, curve.Points, hazard);
        var points = new SurvivalPoint[curve.Points.Count];
        var (present, gone) = (new Squares(0, 0, 0), 0.0);
        for (var t = 0; t < points.Length; t++)
        {
            // Those who leave at t have their last influence at t itself.
            present = present.Plus(entered[t]).Less(left[t].Present);
            gone += left[t].Gone;
            var variance = gone + present.At(hazard[t]);
            var point = curve.Points[t];
            points[t] = point with
            {
                StandardError = point.Survival > 0 ? point.Survival * Math.Sqrt(Math.Max(0, variance)) : null,
            };
        }
        return curve with { Points = points };
    }

    private static double[] Hazard(IReadOnlyList<SurvivalPoint> points)
    {
        var hazard = new double[points.Count];
        var sum = 0.0;
        for (var t = 0; t < hazard.Length; t++)
        {
            var rest = points[t].AtRisk - points[t].Events;
            sum += points[t].Survival > 0 ? points[t].Events / (points[t].AtRisk * rest) : 0;
            hazard[t] = sum;
        }
        return hazard;
    }

    private static (Squares[] Entered, (Squares Present, double Gone)[] Left) Sums(
        SurvivalTimes times,
        double[] weights,
        IReadOnlyList<SurvivalPoint> points,
        double[] hazard
    )
    {
        double[] distinct = [.. points.Select(p => p.Time)];
        var entered = Filled(distinct.Length, new Squares(0, 0, 0));
        var left = Filled(distinct.Length, (Present: new Squares(0, 0, 0), Gone: 0.0));
        for (var i = 0; i < times.Rows; i++)
        {
            var from = times.Start is null ? 0 : FirstAfter(distinct, times.StartOf(i));
            var before = from == 0 ? 0 : hazard[from - 1];
            var row = Squares.Of(weights[i], before);
            entered[from] = entered[from].Plus(row);
            var at = Array.BinarySearch(distinct, times.Stop.Values[i]);
            var rest = points[at].AtRisk - points[at].Events;
            var own = times.Occurred.Values[i] == 1 && points[at].Survival > 0 ? 1 / rest : 0;
            var influence = weights[i] * (hazard[at] - before - own);
            left[at] = (left[at].Present.Plus(row), left[at].Gone + (influence * influence));
        }
        return (entered, left);
    }

    private static T[] Filled<T>(int length, T value)
    {
        var filled = new T[length];
        Array.Fill(filled, value);
        return filled;
    }

    private static int FirstAfter(double[] sorted, double value)
    {
        var at = Array.BinarySearch(sorted, value);
        return at >= 0 ? at + 1 : ~at;
    }

    /// <summary>Σ w² (h − b)² over rows as a polynomial in h: Σ w², Σ w² b, Σ w² b².</summary>
    private readonly record struct Squares(double Weight, double Start, double StartSquared)
    {
        internal static Squares Of(double weight, double start) =>
            new(weight * weight, weight * weight * start, weight * weight * start * start);

        internal Squares Plus(Squares other) =>
            new(Weight + other.Weight, Start + other.Start, StartSquared + other.StartSquared);

        internal Squares Less(Squares other) =>
            new(Weight - other.Weight, Start - other.Start, StartSquared - other.StartSquared);

        internal double At(double hazard) =>
            Math.Max(0, (hazard * hazard * Weight) - (2 * hazard * Start) + StartSquared);
    }
}
