namespace Netto.Statistics.Comparisons;

/// <summary>Law of the first cell of a 2 × 2 table given its margins, with a log odds ratio (Fisher's noncentral hypergeometric).</summary>
internal sealed class NoncentralHypergeometric
{
    private readonly double[] _logWeights;

    public NoncentralHypergeometric(double firstRow, double firstColumn, double n)
    {
        Lowest = Math.Max(0, firstRow + firstColumn - n);
        Highest = Math.Min(firstRow, firstColumn);
        _logWeights = new double[(int)(Highest - Lowest) + 1];
        for (var i = 0; i < _logWeights.Length; i++)
        {
            var x = Lowest + i;
            _logWeights[i] =
                -GammaFunctions.LogGamma(1 + x)
                - GammaFunctions.LogGamma(1 + firstRow - x)
                - GammaFunctions.LogGamma(1 + firstColumn - x)
                - GammaFunctions.LogGamma(1 + n - firstRow - firstColumn + x);
        }
    }

    public double Lowest { get; }

    public double Highest { get; }

    public double[] Probabilities(double logOdds)
    {
        var weights = new double[_logWeights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = _logWeights[i] + i * logOdds;
        }

        var largest = weights.Max();
        double total = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Exp(weights[i] - largest);
            total += weights[i];
        }

        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] /= total;
        }

        return weights;
    }

    /// <summary>The conditional maximum-likelihood estimate: the log odds whose mean is x.</summary>
    public double LogOddsWithMean(double x)
    {
        if (x == Lowest || x == Highest)
        {
            return x == Lowest ? double.NegativeInfinity : double.PositiveInfinity;
        }

        return Bisect(logOdds =>
        {
            var probabilities = Probabilities(logOdds);
            double mean = Lowest;
            for (var i = 0; i < probabilities.Length; i++)
            {
                mean += i * probabilities[i];
            }

            return mean - x;
        });
    }

    public double LogOddsWithUpperTail(double x, double tail) =>
        Bisect(logOdds => Probabilities(logOdds).Skip((int)(x - Lowest)).Sum() - tail);

    public double LogOddsWithLowerTail(double x, double tail) =>
        Bisect(logOdds => tail - Probabilities(logOdds).Take((int)(x - Lowest) + 1).Sum());

    // Every function here increases with the log odds.
    private static double Bisect(Func<double, double> increasing)
    {
        double low = -1;
        double high = 1;
        while (increasing(low) > 0)
        {
            low *= 2;
        }

        while (increasing(high) < 0)
        {
            high *= 2;
        }

        for (var i = 0; i < 200 && high - low > 1e-15 * Math.Max(1, Math.Abs(low)); i++)
        {
            var middle = low + (high - low) / 2;
            if (increasing(middle) < 0)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low + (high - low) / 2;
    }
}
