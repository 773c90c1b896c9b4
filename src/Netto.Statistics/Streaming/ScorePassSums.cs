namespace Netto.Statistics.Streaming;

/// <summary>Gathers the score sums of one equation, block after block.</summary>
internal sealed class ScorePassSums(StreamedEquation equation, StreamedModel model)
{
    private readonly Dictionary<int, double[]> clusters = [];
    private readonly double[] gradient = new double[equation.Size];
    private Matrix meat = new(equation.Size, equation.Size);
    private double squares;

    internal ScoreSums Sums => new(squares, gradient, meat, clusters);

    internal void Add(DataBlock block)
    {
        var weights = BlockWeights.Of(block);
        var (e, x) = equation.Rows(block);
        var scores = weights is null ? e : Product(e, weights);
        squares += Vectors.Dot(e, scores);
        Vectors.AddScaled(gradient, Linear.LeastSquaresSolver.TransposeTimes(x, scores), 1);
        if (model.Covariance == StreamedCovariance.HC1)
        {
            var scale =
                weights is not null && model.Weights == StreamedWeights.Frequency
                    ? Product(e, Array.ConvertAll(weights, Math.Sqrt))
                    : scores;
            meat = meat.Plus(CrossProducts.ScaledGram(x, scale));
        }
        if (model.Covariance == StreamedCovariance.CR1)
        {
            AddClusters(block, x, (scores, weights));
        }
    }

    private void AddClusters(DataBlock block, double[][] x, (double[] Scores, double[]? Weights) rows)
    {
        var codes =
            block.Clusters
            ?? throw new StatisticsException(
                StatisticsErrors.WrongOption,
                "A block has no clusters, which cr1 needs.",
                "Give every block the cluster of each row, or take hc1."
            );
        for (var i = 0; i < rows.Scores.Length; i++)
        {
            if (rows.Weights is not null && rows.Weights[i] == 0)
            {
                continue;
            }
            if (!clusters.TryGetValue(codes[i], out var sums))
            {
                clusters.Add(codes[i], sums = new double[x.Length]);
            }
            for (var j = 0; j < x.Length; j++)
            {
                sums[j] += x[j][i] * rows.Scores[i];
            }
        }
    }

    private static double[] Product(double[] a, double[] b)
    {
        var product = new double[a.Length];
        Vectors.Multiply(a, b, product);
        return product;
    }
}
