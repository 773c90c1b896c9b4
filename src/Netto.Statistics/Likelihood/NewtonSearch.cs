namespace Netto.Statistics.Likelihood;

/// <summary>A log-likelihood with its derivatives at some parameters.</summary>
internal interface ILikelihoodPoint
{
    /// <summary>The parameters.</summary>
    double[] Theta { get; }

    /// <summary>Log-likelihood.</summary>
    double LogLikelihood { get; }

    /// <summary>Its gradient.</summary>
    double[] Gradient { get; }

    /// <summary>Minus its Hessian.</summary>
    Matrix Information { get; }

    /// <summary>A positive definite matrix for the step where the information is not; null when there is none.</summary>
    Matrix? Substitute => null;
}

/// <summary>How long and how far a search may go.</summary>
internal sealed record NewtonRule(int LargestIteration)
{
    /// <summary>Largest change of a parameter in one step; no limit unless told.</summary>
    internal double LargestChange { get; init; } = double.PositiveInfinity;

    /// <summary>The search has arrived when the gain that a full step promises is under this share of the log-likelihood.</summary>
    internal double Precision { get; init; } = 1e-18;
}

/// <summary>Where a search ended.</summary>
/// <param name="Point">The best point.</param>
/// <param name="Iterations">Steps taken.</param>
/// <param name="Arrived">False when the steps ran out, or the information broke down.</param>
/// <param name="Inverse">Inverse information of the last step; null when it could not be had.</param>
internal sealed record NewtonEnd<TPoint>(TPoint Point, int Iterations, bool Arrived, Matrix? Inverse);

/// <summary>Newton's method on a log-likelihood: full steps, halved until they lose nothing.</summary>
internal static class NewtonSearch
{
    /// <summary>Climbs from a point.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="at">The log-likelihood at other parameters.</param>
    /// <param name="rule">When to stop.</param>
    internal static NewtonEnd<TPoint> Climb<TPoint>(TPoint start, Func<double[], TPoint> at, NewtonRule rule)
        where TPoint : class, ILikelihoodPoint
    {
        var point = start;
        for (var iteration = 1; iteration <= rule.LargestIteration; iteration++)
        {
            var inverse = ScaledInverse.TryOf(point.Information);
            var isExact = inverse is not null;
            inverse ??= point.Substitute is { } substitute ? ScaledInverse.TryOf(substitute) : null;
            if (inverse is null)
            {
                return new(point, iteration - 1, false, null);
            }

            var step = inverse.Inverse.Times(point.Gradient);
            var decrement = Vectors.Dot(step, point.Gradient);
            var (next, scale) = Ascend(point, step, at, Math.Min(1, rule.LargestChange / Largest(step)));
            point = next.LogLikelihood >= point.LogLikelihood || scale > 1e-9 ? next : point;
            if (isExact && decrement < rule.Precision * Math.Max(1, Math.Abs(point.LogLikelihood)))
            {
                return new(point, iteration, true, inverse.Inverse);
            }
        }

        return new(point, rule.LargestIteration, false, null);
    }

    private static (TPoint Next, double Scale) Ascend<TPoint>(
        TPoint point,
        double[] step,
        Func<double[], TPoint> at,
        double scale
    )
        where TPoint : class, ILikelihoodPoint
    {
        // At the top the likelihood is flat to rounding: a step that loses a few units in the last place is no descent.
        var floor = point.LogLikelihood - 1e-13 * Math.Abs(point.LogLikelihood);
        var next = at(Moved(point.Theta, step, scale));
        while (!(next.LogLikelihood >= floor) && scale > 1e-9)
        {
            scale /= 2;
            next = at(Moved(point.Theta, step, scale));
        }

        return (next, scale);
    }

    private static double[] Moved(double[] theta, double[] step, double scale)
    {
        var moved = (double[])theta.Clone();
        Vectors.AddScaled(moved, step, scale);
        return moved;
    }

    private static double Largest(double[] step) => step.Length == 0 ? 0 : step.Max(Math.Abs);
}
