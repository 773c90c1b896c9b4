namespace Netto.Statistics.Survival;

/// <summary>Scale on which the interval of a survival curve is symmetric.</summary>
public enum SurvivalScale
{
    /// <summary>log S: R's default.</summary>
    Log,

    /// <summary>log(−log S): never outside 0 to 1; Stata's default.</summary>
    LogLog,

    /// <summary>S itself, cut off at 0 and 1.</summary>
    Plain,
}

/// <summary>A point of a survival curve, at an event or an end of observation.</summary>
/// <param name="Time">The time.</param>
/// <param name="AtRisk">Number at risk just before it.</param>
/// <param name="Events">Events at it.</param>
/// <param name="Survival">Share still without the event just after it.</param>
/// <param name="StandardError">Greenwood's standard error; null once the curve is at zero.</param>
/// <param name="CumulativeHazard">Nelson-Aalen estimate Σ d/n.</param>
public sealed record SurvivalPoint(
    double Time,
    double AtRisk,
    double Events,
    double Survival,
    double? StandardError,
    double CumulativeHazard
)
{
    /// <summary>Interval of the survival; null once the curve is at zero.</summary>
    /// <param name="scale">Scale on which it is symmetric.</param>
    /// <param name="confidence">Coverage, 0.95 unless told.</param>
    public ConfidenceInterval? Interval(SurvivalScale scale = SurvivalScale.Log, double confidence = 0.95)
    {
        if (StandardError is not { } se)
        {
            return null;
        }

        var z = Normal.UpperQuantile((1 - confidence) / 2);
        switch (scale)
        {
            case SurvivalScale.Plain:
                return new(Math.Max(0, Survival - z * se), Math.Min(1, Survival + z * se));
            case SurvivalScale.Log:
                var spread = Math.Exp(z * se / Survival);
                return new(Survival / spread, Math.Min(1, Survival * spread));
            default:
                if (Survival >= 1)
                {
                    return new(1, 1);
                }

                var log = Math.Log(Survival);
                var factor = Math.Exp(z * se / (Survival * log));
                return new(Math.Exp(log / factor), Math.Exp(log * factor));
        }
    }
}

/// <summary>A restricted mean survival time.</summary>
/// <param name="Until">Horizon τ.</param>
/// <param name="Mean">Area under the curve up to τ.</param>
/// <param name="StandardError">Its standard error.</param>
public sealed record RestrictedMean(double Until, double Mean, double StandardError);

/// <summary>A Kaplan-Meier curve.</summary>
/// <param name="N">Rows.</param>
/// <param name="Events">Events.</param>
/// <param name="Points">Points at all distinct times, in order.</param>
public sealed record SurvivalCurve(double N, double Events, IReadOnlyList<SurvivalPoint> Points)
{
    /// <summary>The value at a time: the last point at or before it; survival 1 before the first. The number at risk is that just before the time.</summary>
    /// <param name="time">Time, zero or more.</param>
    public SurvivalPoint At(double time)
    {
        var last = Points.LastOrDefault(p => p.Time <= time);
        var next = Points.FirstOrDefault(p => p.Time >= time);
        return (last ?? new(time, 0, 0, 1, 0, 0)) with
        {
            Time = time,
            AtRisk = next?.AtRisk ?? 0,
            Events = last?.Time == time ? last.Events : 0,
        };
    }

    /// <summary>Time at which the share without the event falls to half; the middle of a stretch at exactly half; null when it never does.</summary>
    public double? Median
    {
        get
        {
            const double tolerance = 1e-8;
            var first = Points.FirstOrDefault(p => p.Survival <= 0.5 + tolerance);
            if (first is null || first.Survival < 0.5 - tolerance)
            {
                return first?.Time;
            }

            return (first.Time + Points.FirstOrDefault(p => p.Survival < 0.5 - tolerance)?.Time) / 2 ?? first.Time;
        }
    }

    /// <summary>Restricted mean ∫₀^τ S(t) dt with variance Σ (area beyond t)² d/(n(n − d)) (Klein and Moeschberger 2003, section 4.5).</summary>
    /// <param name="until">Horizon τ.</param>
    public RestrictedMean RestrictedMean(double until)
    {
        SurvivalPoint[] before = [.. Points.Where(p => p.Time <= until && p.Events > 0)];
        double beyond = 0;
        double variance = 0;
        var end = until;
        for (var i = before.Length - 1; i >= 0; i--)
        {
            var point = before[i];
            beyond += point.Survival * (end - point.Time);
            end = point.Time;
            var left = point.AtRisk - point.Events;
            variance += left > 0 ? beyond * beyond * point.Events / (point.AtRisk * left) : 0;
        }

        return new(until, beyond + end, Math.Sqrt(variance));
    }
}
