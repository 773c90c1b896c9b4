namespace Netto.Statistics.Likelihood;

/// <summary>
/// Log-likelihood of y = x'b + σ e in b and log σ, where a row gives the log of a density or of a tail probability of e at
/// z = (y − x'b)/σ, with its first two derivatives in z. A density (seen = 1) brings − log σ.
/// </summary>
/// <param name="x">Regressors, k columns.</param>
/// <param name="y">Outcome, or the limit at which it is cut off.</param>
/// <param name="seen">1 for a density, 0 for a tail.</param>
/// <param name="weights">Weights, or null.</param>
/// <param name="law">Value, first and second derivative for a row at z.</param>
internal sealed class LocationScale(
    double[][] x,
    double[] y,
    double[] seen,
    double[]? weights,
    Func<int, double, (double Value, double First, double Second)> law
)
{
    /// <summary>A spread under this share of the range of the outcome has run to zero.</summary>
    private const double SmallestSpread = 1e-6;

    /// <summary>Whether σ is fixed at one; the parameters are then b alone.</summary>
    internal bool IsFixed { get; init; }

    /// <summary>Where to begin: coefficients and spread of least squares.</summary>
    internal double[] Start(double[] coefficients, double[] residuals)
    {
        var spread = Math.Sqrt(residuals.Sum(e => e * e) / residuals.Length);
        return IsFixed ? coefficients : [.. coefficients, Math.Log(Math.Max(spread, 0.05))];
    }

    /// <summary>The log-likelihood with scores and information.</summary>
    internal Point At(double[] theta)
    {
        var (n, k) = (y.Length, x.Length);
        var log = IsFixed ? 0 : theta[k];
        var scale = Math.Exp(log);
        var predictor = LinearPredictor.Of(x, theta[..k]);
        var (l, g, s) = (new double[n], new double[n], new double[n]);
        var (gg, gs, ss) = (new double[n], new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            var w = weights?[i] ?? 1;
            var z = (y[i] - predictor[i]) / scale;
            var (value, first, second) = law(i, z);
            l[i] = w * (value - seen[i] * log);
            g[i] = -w * first / scale;
            s[i] = w * (-z * first - seen[i]);
            gg[i] = -w * second / (scale * scale);
            gs[i] = -w * (first + z * second) / scale;
            ss[i] = -w * z * (first + z * second);
        }
        double[][] scores = [.. x.Select(c => Product(c, g))];
        scores = IsFixed ? scores : [.. scores, s];
        return new(
            theta,
            Vectors.Sum(l),
            Array.ConvertAll(scores, c => Vectors.Sum(c)),
            Information(gg, gs, ss),
            scores
        );
    }

    /// <summary>Refuses data that the regressors fit without error whatever they are, for then the likelihood grows as the spread goes to zero: EST003, EST013.</summary>
    /// <param name="outcome">What is explained, for the message.</param>
    internal void RequireRows(string outcome)
    {
        if (!IsFixed && y.Length <= x.Length)
        {
            throw StatisticsException.TooFewRows(y.Length, x.Length, $" and a spread of {outcome}");
        }
        if (!IsFixed && Array.TrueForAll(y, v => v == y[0]))
        {
            throw NoSpread(outcome);
        }
    }

    /// <summary>Throws EST013 when the spread ran to zero.</summary>
    /// <param name="theta">Where a search ended.</param>
    /// <param name="outcome">What is explained, for the message.</param>
    internal void RequireSpread(double[] theta, string outcome)
    {
        if (!IsFixed && !(Math.Exp(theta[x.Length]) > SmallestSpread * y.Max(v => Math.Abs(v - y[0]))))
        {
            throw NoSpread(outcome);
        }
    }

    /// <summary>Label of a regressor whose coefficient has no finite maximum where a search ended, or null.</summary>
    /// <param name="kept">The regressors.</param>
    /// <param name="end">Where it ended.</param>
    /// <param name="farOut">How many units of the error an effect must have.</param>
    internal string? Unbounded(Design kept, NewtonEnd<Point> end, double farOut)
    {
        var scale = IsFixed ? 1 : Math.Exp(end.Point.Theta[x.Length]);
        return UnboundedCoefficient.Find(kept, end.Point.Theta, end.Inverse, scale, farOut)?.Label;
    }

    private static StatisticsException NoSpread(string outcome) =>
        new(
            StatisticsErrors.NoVariation,
            $"{outcome} has no spread about the regressors: the likelihood grows without end as it goes to zero.",
            "Look for outcomes that are all equal, and for the outcome among the regressors."
        );

    private Matrix Information(double[] gg, double[] gs, double[] ss)
    {
        var inner = CrossProducts.Gram(x, gg);
        if (IsFixed)
        {
            return inner;
        }
        var k = x.Length;
        var information = new Matrix(k + 1, k + 1);
        for (var j = 0; j < k; j++)
        {
            inner.Column(j).CopyTo(information.Column(j));
            information[j, k] = information[k, j] = Vectors.Dot(x[j], gs);
        }
        information[k, k] = Vectors.Sum(ss);
        return information;
    }

    private static double[] Product(double[] a, double[] b)
    {
        var product = new double[a.Length];
        Vectors.Multiply(a, b, product);
        return product;
    }

    /// <summary>The likelihood at some parameters.</summary>
    internal sealed record Point(
        double[] Theta,
        double LogLikelihood,
        double[] Gradient,
        Matrix Information,
        double[][] Scores
    ) : ILikelihoodPoint
    {
        // Far from the top the Hessian of the scale may bend upwards; the outer product of the scores never does.
        public Matrix Substitute => CrossProducts.Gram(Scores);
    }
}
