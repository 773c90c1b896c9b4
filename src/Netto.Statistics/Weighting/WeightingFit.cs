namespace Netto.Statistics.Weighting;

/// <summary>Survey weights, base weights included, summing to the number of rows.</summary>
/// <param name="Method">How they were made.</param>
/// <param name="Weights">One a row.</param>
/// <param name="Iterations">Rounds or Newton steps taken.</param>
/// <param name="MaxError">Largest distance to a target left: of shares in points of one, of means in standard deviations.</param>
public sealed record WeightingFit(string Method, double[] Weights, int Iterations, double MaxError)
{
    /// <summary>Kish's (Σw)²/Σw²: how many equally weighted respondents they are worth.</summary>
    public double EffectiveN => TrimmedWeights.Kish(Weights);

    /// <summary>Smallest weight.</summary>
    public double Smallest => Weights.Min();

    /// <summary>Largest weight.</summary>
    public double Largest => Weights.Max();

    /// <summary>The same weights summing to a total, for example the size of the population.</summary>
    /// <param name="total">Sum wanted, above zero.</param>
    public WeightingFit ScaledTo(double total)
    {
        var factor = total / Vectors.Sum(Weights);
        return this with { Weights = Array.ConvertAll(Weights, w => w * factor) };
    }

    /// <summary>Other weights in place of these, for example trimmed ones, with what is then left of the distance to the targets.</summary>
    /// <param name="weights">One a row.</param>
    /// <param name="targets">The targets of the fit.</param>
    public WeightingFit With(double[] weights, IReadOnlyList<WeightingTarget> targets) =>
        this with
        {
            Weights = weights,
            MaxError = MarginErrors.Largest(weights, targets),
        };

    internal static WeightingFit Of(
        string method,
        double[] weights,
        int iterations,
        IReadOnlyList<WeightingTarget> targets
    ) => new WeightingFit(method, weights, iterations, MarginErrors.Largest(weights, targets)).ScaledTo(weights.Length);
}
