namespace Netto.Statistics.LinearAlgebra;

/// <summary>Householder QR of tall columns, in order; a column that depends on those before it is dropped.</summary>
/// <remarks>As R's <c>lm</c> the later of two dependent columns goes; the tolerance is on the part of the column that is new.</remarks>
internal sealed class HouseholderQr
{
    private readonly Matrix reflectors;
    private readonly double[] scale;

    private HouseholderQr(Matrix reflectors, double[] scale, Matrix r, int[] kept, int[] dropped)
    {
        this.reflectors = reflectors;
        this.scale = scale;
        R = r;
        Kept = kept;
        Dropped = dropped;
    }

    /// <summary>Upper triangular factor of the kept columns.</summary>
    internal Matrix R { get; }

    /// <summary>Numbers of the columns kept.</summary>
    internal int[] Kept { get; }

    /// <summary>Numbers of the columns dropped.</summary>
    internal int[] Dropped { get; }

    internal int Rank => Kept.Length;

    /// <summary>Factorises a copy of the columns.</summary>
    internal static HouseholderQr Factor(IReadOnlyList<double[]> columns, double tolerance)
    {
        var a = Matrix.FromColumns(columns);
        var (n, k) = (a.Rows, a.Columns);
        var norms = new double[k];
        for (var j = 0; j < k; j++)
        {
            norms[j] = Vectors.Norm(a.Column(j));
        }
        var diagonal = new List<double>();
        var (kept, dropped) = (new List<int>(), new List<int>());
        for (var j = 0; j < k; j++)
        {
            var rank = kept.Count;
            var fresh = rank < n ? Vectors.Norm(a.Column(j)[rank..]) : 0;
            if (!(fresh > tolerance * norms[j]) || norms[j] == 0)
            {
                dropped.Add(j);
                continue;
            }
            kept.Add(j);
            diagonal.Add(Reflect(a.Column(j)[rank..], fresh));
            Update(a, j, rank, diagonal[rank]);
        }
        return new HouseholderQr(a, [.. diagonal], Upper(a, kept, diagonal), [.. kept], [.. dropped]);
    }

    /// <summary>v := Q'v.</summary>
    internal void ApplyTranspose(Span<double> v)
    {
        for (var j = 0; j < Rank; j++)
        {
            Apply(v, j);
        }
    }

    /// <summary>v := Qv.</summary>
    internal void Apply(Span<double> v)
    {
        for (var j = Rank - 1; j >= 0; j--)
        {
            Apply(v, j);
        }
    }

    /// <summary>x := R⁻¹x for the first <see cref="Rank"/> values.</summary>
    internal void SolveUpper(Span<double> x)
    {
        for (var j = Rank - 1; j >= 0; j--)
        {
            x[j] /= R[j, j];
            for (var i = 0; i < j; i++)
            {
                x[i] -= R[i, j] * x[j];
            }
        }
    }

    /// <summary>x := R'⁻¹x for the first <see cref="Rank"/> values.</summary>
    internal void SolveUpperTransposed(Span<double> x)
    {
        for (var j = 0; j < Rank; j++)
        {
            var sum = x[j];
            for (var i = 0; i < j; i++)
            {
                sum -= R[i, j] * x[i];
            }
            x[j] = sum / R[j, j];
        }
    }

    /// <summary>(R'R)⁻¹.</summary>
    internal Matrix InverseOfGram()
    {
        var inverse = Matrix.Identity(Rank);
        for (var j = 0; j < Rank; j++)
        {
            SolveUpper(inverse.Column(j));
        }
        var gram = inverse.Times(inverse.Transpose());
        gram.Symmetrise();
        return gram;
    }

    private static double Reflect(Span<double> x, double norm)
    {
        // v = x − αe1 with the sign that does not cancel; α is the diagonal of R.
        var alpha = x[0] > 0 ? -norm : norm;
        x[0] -= alpha;
        return alpha;
    }

    private static Matrix Upper(Matrix a, List<int> kept, List<double> diagonal)
    {
        var r = new Matrix(kept.Count, kept.Count);
        for (var j = 0; j < kept.Count; j++)
        {
            var column = a.Column(kept[j]);
            for (var i = 0; i < j; i++)
            {
                r[i, j] = column[i];
            }
            r[j, j] = diagonal[j];
        }
        return r;
    }

    private static void Update(Matrix a, int pivot, int rank, double alpha)
    {
        var beta = Beta(a.Column(pivot)[rank..], alpha);
        void One(int j)
        {
            var v = a.Column(pivot)[rank..];
            var x = a.Column(j)[rank..];
            Vectors.AddScaled(x, v, -beta * Vectors.Dot(v, x));
        }
        if ((long)a.Rows * (a.Columns - pivot) > 200_000)
        {
            Parallel.For(pivot + 1, a.Columns, One);
            return;
        }
        for (var j = pivot + 1; j < a.Columns; j++)
        {
            One(j);
        }
    }

    /// <summary>2 / v'v for v = x − αe1: v'v = −2αv0.</summary>
    private static double Beta(ReadOnlySpan<double> v, double alpha) => -1 / (alpha * v[0]);

    private void Apply(Span<double> x, int j)
    {
        var v = reflectors.Column(Kept[j])[j..];
        var part = x[j..];
        Vectors.AddScaled(part, v, -Beta(v, scale[j]) * Vectors.Dot(v, part));
    }
}
