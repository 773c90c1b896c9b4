using Netto.Statistics.Likelihood;

namespace Netto.Statistics.TimingOfEvents;

/// <summary>
/// Log-likelihood Σ log Σ p Π of the hazards, with exact gradient and Hessian. People are cut in chunks that depend on their number alone, and the sums of chunks are added in order:
/// the same bits for any number of threads.
/// </summary>
internal sealed class TimingLikelihood(TimingCells cells, MixtureLayout layout)
{
    private const int LargestChunkCount = 64;
    private const int SmallestChunk = 128;

    internal TimingCells Cells => cells;

    internal MixtureLayout Layout => layout;

    internal TimingPoint At(double[] theta)
    {
        var parts = new TimingSums[Chunks];
        CrossProducts.ForEachChunk(
            parts.Length,
            c =>
            {
                parts[c] = new TimingSums(cells, layout, theta);
                var (first, end) = Range(c);
                for (var unit = first; unit < end; unit++)
                {
                    parts[c].Add(unit);
                }
            }
        );
        var size = layout.Parameters;
        var (likelihood, gradient, information) = (0.0, new double[size], new double[size * size]);
        foreach (var part in parts)
        {
            likelihood += part.LogLikelihood;
            Vectors.AddScaled(gradient, part.Gradient, 1);
            Vectors.AddScaled(information, part.Information, 1);
        }

        return new(theta, likelihood, gradient, Lower(information, size));
    }

    /// <summary>Scores of people: a column a parameter.</summary>
    internal double[][] Scores(double[] theta)
    {
        double[][] scores = [.. theta.Select(_ => new double[cells.People])];
        CrossProducts.ForEachChunk(
            Chunks,
            c =>
            {
                var sums = new TimingSums(cells, layout, theta);
                var (first, end) = Range(c);
                for (var unit = first; unit < end; unit++)
                {
                    Array.Clear(sums.Gradient);
                    sums.AddScore(unit);
                    for (var j = 0; j < scores.Length; j++)
                    {
                        scores[j][cells.Person[unit]] += sums.Gradient[j];
                    }
                }
            }
        );
        return scores;
    }

    private int ChunkSize => Math.Max(SmallestChunk, (cells.Units + LargestChunkCount - 1) / LargestChunkCount);

    private int Chunks => (cells.Units + ChunkSize - 1) / ChunkSize;

    // Units of one person stay in one chunk, so that no two threads write one row of scores.
    private (int First, int End) Range(int chunk) => (Boundary(chunk * ChunkSize), Boundary((chunk + 1) * ChunkSize));

    private int Boundary(int unit)
    {
        unit = Math.Min(unit, cells.Units);
        return unit > 0 && unit < cells.Units && cells.Person[unit] == cells.Person[unit - 1] ? unit - 1 : unit;
    }

    private static Matrix Lower(double[] rows, int size)
    {
        // Rows of the lower triangle are columns of the upper one.
        var matrix = new Matrix(size, size, rows);
        for (var j = 0; j < size; j++)
        {
            for (var i = 0; i < j; i++)
            {
                matrix[j, i] = matrix[i, j];
            }
        }

        return matrix;
    }
}

/// <summary>The log-likelihood at some parameters.</summary>
internal sealed record TimingPoint(double[] Theta, double LogLikelihood, double[] Gradient, Matrix Information)
    : ILikelihoodPoint
{
    /// <summary>The information with as much added to its diagonal as makes it positive definite.</summary>
    public Matrix? Substitute
    {
        get
        {
            for (var share = 1e-4; share < 1e8; share *= 10)
            {
                var raised = Information.Copy();
                for (var j = 0; j < raised.Rows; j++)
                {
                    raised[j, j] += share * (Math.Abs(Information[j, j]) + 1e-3);
                }

                if (ScaledInverse.TryOf(raised) is not null)
                {
                    return raised;
                }
            }

            return null;
        }
    }
}
