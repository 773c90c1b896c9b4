using Netto.Statistics.Likelihood;

namespace Netto.Statistics.Selection;

/// <summary>Likelihood of the selection model over all rows; parameters γ, β, log σ, atanh ρ in that order.</summary>
internal sealed class HeckmanLikelihood
{
    private readonly double[][] _z;
    private readonly double[][] _x;
    private readonly double[] _y;
    private readonly double[] _observed;
    private readonly double[]? _weights;

    internal HeckmanLikelihood(PreparedSelection prepared, Design outcome)
    {
        _z = prepared.Probit.Design.Arrays();
        _x = [.. outcome.Columns.Select(c => prepared.Sample.Spread(c.Values))];
        _y = prepared.Sample.Spread(prepared.Outcome.Values);
        _observed = prepared.Sample.Observed.Values;
        _weights = prepared.Probit.Weights;
    }

    private HeckmanLikelihood(HeckmanLikelihood sample, double[] weights)
    {
        (_z, _x, _y, _observed) = (sample._z, sample._x, sample._y, sample._observed);
        _weights = weights;
    }

    /// <summary>The same rows with other weights.</summary>
    internal HeckmanLikelihood Weighted(double[] weights) => new(this, weights);

    internal int SelectionCount => _z.Length;

    internal int Count => _z.Length + _x.Length + 2;

    /// <summary>Value, gradient, minus the Hessian, and score columns per row.</summary>
    internal Point At(double[] theta)
    {
        var rows = Rows(theta);
        var likelihood = Of(rows, r => r.LogLikelihood);
        double[][] scores = [.. Scores(rows)];
        return new(
            theta,
            Vectors.Sum(likelihood),
            Array.ConvertAll(scores, c => Vectors.Sum(c)),
            Information(rows),
            scores
        );
    }

    private HeckmanRow[] Rows(double[] theta)
    {
        var (kz, kx) = (_z.Length, _x.Length);
        var z = LinearPredictor.Of(_z, theta[..kz]);
        var m = LinearPredictor.Of(_x, theta[kz..(kz + kx)]);
        var (s, t) = (theta[^2], theta[^1]);
        var rows = new HeckmanRow[z.Length];
        LinearPredictor.ForEachBlock(
            z.Length,
            (start, length) =>
            {
                for (var i = start; i < start + length; i++)
                {
                    rows[i] = _observed[i] == 1 ? HeckmanRow.Seen(z[i], _y[i] - m[i], s, t) : HeckmanRow.NotSeen(z[i]);
                }
            }
        );
        return rows;
    }

    private IEnumerable<double[]> Scores(HeckmanRow[] rows)
    {
        var (z, m) = (Of(rows, r => r.Z), Of(rows, r => r.M));
        foreach (var column in _z)
        {
            yield return Product(column, z);
        }

        foreach (var column in _x)
        {
            yield return Product(column, m);
        }

        yield return Of(rows, r => r.S);
        yield return Of(rows, r => r.T);
    }

    private Matrix Information(HeckmanRow[] rows)
    {
        var information = new Matrix(Count, Count);
        var (kz, kx) = (_z.Length, _x.Length);
        double[][] one = [Ones(rows.Length)];
        (double[][] Columns, int Start)[] blocks = [(_z, 0), (_x, kz), (one, kz + kx), (one, kz + kx + 1)];
        Func<HeckmanRow, double>[][] second =
        [
            [r => r.ZZ, r => r.ZM, r => r.ZS, r => r.ZT],
            [r => r.MM, r => r.MS, r => r.MT],
            [r => r.SS, r => r.ST],
            [r => r.TT],
        ];
        for (var a = 0; a < blocks.Length; a++)
        {
            for (var b = a; b < blocks.Length; b++)
            {
                Fill(information, blocks[a], blocks[b], Of(rows, second[a][b - a]));
            }
        }

        return information;
    }

    private static void Fill(
        Matrix information,
        (double[][] Columns, int Start) left,
        (double[][] Columns, int Start) right,
        double[] second
    )
    {
        for (var i = 0; i < left.Columns.Length; i++)
        {
            var weighted = Product(left.Columns[i], second);
            for (var j = 0; j < right.Columns.Length; j++)
            {
                var value = -Vectors.Dot(weighted, right.Columns[j]);
                information[left.Start + i, right.Start + j] = value;
                information[right.Start + j, left.Start + i] = value;
            }
        }
    }

    private double[] Of(HeckmanRow[] rows, Func<HeckmanRow, double> value)
    {
        var values = new double[rows.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = value(rows[i]) * (_weights?[i] ?? 1);
        }

        return values;
    }

    private static double[] Product(double[] a, double[] b)
    {
        var product = new double[a.Length];
        Vectors.Multiply(a, b, product);
        return product;
    }

    private static double[] Ones(int n)
    {
        var ones = new double[n];
        Array.Fill(ones, 1);
        return ones;
    }

    internal sealed record Point(
        double[] Theta,
        double LogLikelihood,
        double[] Gradient,
        Matrix Information,
        double[][] Scores
    );
}
