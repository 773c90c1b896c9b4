namespace Netto.Simulation.Engine;

/// <summary>
/// A Gaussian copula: correlated standard normals from which each trait takes its own published margin
/// (Nelsen 2006, 2.3; correlation of the normals, not of the traits).
/// </summary>
public sealed class TraitCopula
{
    private readonly double[][] _lower;

    /// <summary>A copula with the given correlations; pairs that are not named are uncorrelated.</summary>
    /// <param name="traits">How many traits there are.</param>
    /// <param name="correlations">Correlation of two traits, by index.</param>
    /// <exception cref="ArgumentException">The correlations contradict each other (no positive definite matrix).</exception>
    public TraitCopula(int traits, IEnumerable<(int First, int Second, double Correlation)> correlations)
    {
        var matrix = new double[traits, traits];
        for (var i = 0; i < traits; i++)
        {
            matrix[i, i] = 1;
        }

        foreach (var (first, second, correlation) in correlations)
        {
            matrix[first, second] = matrix[second, first] = correlation;
        }

        _lower = Cholesky(matrix, traits);
    }

    /// <summary>Correlated normals of one person, written to <paramref name="normals"/> (one a trait).</summary>
    public void Draw(PersonRandom random, int stream, Span<double> normals)
    {
        Span<double> independent = stackalloc double[_lower.Length];
        for (var i = 0; i < _lower.Length; i++)
        {
            independent[i] = random.Normal(stream, i);
            var sum = 0.0;
            for (var j = 0; j <= i; j++)
            {
                sum += _lower[i][j] * independent[j];
            }

            normals[i] = sum;
        }
    }

    private static double[][] Cholesky(double[,] matrix, int size)
    {
        var lower = new double[size][];
        for (var i = 0; i < size; i++)
        {
            lower[i] = new double[i + 1];
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= lower[i][k] * lower[j][k];
                }

                if (i == j && sum <= 1e-9)
                {
                    throw new ArgumentException(
                        "The correlations of the traits contradict each other.",
                        nameof(matrix)
                    );
                }

                lower[i][j] = i == j ? Math.Sqrt(sum) : sum / lower[j][j];
            }
        }

        return lower;
    }
}

/// <summary>The published shares of one trait as cuts of a standard normal.</summary>
public sealed class TraitMargin
{
    private readonly double[] _cuts;

    /// <summary>Categories in the order of the latent normal, low to high, with their shares (rescaled to one).</summary>
    public TraitMargin(params (string Category, double Share)[] categories)
    {
        var total = categories.Sum(c => c.Share);
        Categories = [.. categories.Select(c => c.Category)];
        _cuts = new double[categories.Length - 1];
        var below = 0.0;
        for (var i = 0; i < _cuts.Length; i++)
        {
            below += categories[i].Share / total;
            _cuts[i] = StandardNormal.Quantile(below);
        }
    }

    /// <summary>Names of the categories, in the order of the latent normal.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>The index of the category in which a normal falls.</summary>
    public int IndexOf(double normal)
    {
        var i = 0;
        while (i < _cuts.Length && normal > _cuts[i])
        {
            i++;
        }

        return i;
    }
}
