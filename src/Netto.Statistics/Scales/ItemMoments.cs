using Netto.Statistics.Surveys;

namespace Netto.Statistics.Scales;

/// <summary>Weighted means and covariances of items, and what is needed for the error of any function of the covariances.</summary>
internal sealed record ItemMoments(SurveyRows Rows, double[][] Centred, double[] Means, Matrix Covariance)
{
    internal int Count => Centred.Length;

    internal double N => Rows.Used.Length;

    internal static ItemMoments Of(SurveyRows rows, IReadOnlyList<DataColumn> items)
    {
        double n = rows.Used.Length;
        if (n < 3)
        {
            throw SurveyChecks.Nobody("the reliability: fewer than three people answered all items");
        }

        double[] means = [.. items.Select(c => rows.Mean(c.Values))];
        double[][] centred = [.. items.Select((c, j) => Array.ConvertAll(c.Values, v => v - means[j]))];
        var covariance = new Matrix(items.Count, items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var product = new double[centred[i].Length];
                Vectors.Multiply(centred[i], centred[j], product);
                covariance[i, j] = covariance[j, i] = rows.Mean(product) * n / (n - 1);
            }

            if (!(covariance[i, i] > 0))
            {
                throw new StatisticsException(
                    StatisticsErrors.NoVariation,
                    $"{items[i].Label} is the same for everybody who answered all items.",
                    "Leave the item out."
                );
            }
        }

        return new(rows, centred, means, covariance);
    }

    /// <summary>Standard error of a function of the covariances from its influence per row, which averages zero; R's n/(n − 1) comes from the design.</summary>
    internal Coefficient Estimate(string name, double value, Func<int, double> influence)
    {
        var centre = Rows.Used.Sum(i => Rows.Weights[i] * influence(i)) / Rows.Total;
        var score = Rows.Scores(i => (influence(i) - centre) / Rows.Total);
        var variance = SurveyVariance.Of(Rows.Design, [score])[0, 0];
        return Coefficient.From(name, value, Math.Sqrt(variance), Rows.DegreesOfFreedom);
    }
}
