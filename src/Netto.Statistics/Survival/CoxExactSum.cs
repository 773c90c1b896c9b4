namespace Netto.Statistics.Survival;

/// <summary>
/// log Σ over sets of d rows at risk of Π r, with its first two derivatives. The odds r are scaled by a constant c so that, if rows were drawn
/// independently with chance p = c r / (1 + c r), d would be expected: the sum over sets is then a probability P(N = d) times known factors, and every
/// number of the recursion lies between 0 and 1 whatever the number of rows. Derivatives are moments of Σ x given N = d.
/// </summary>
internal sealed class CoxExactSum
{
    private readonly double[][] _x;
    private readonly double[] _risk;
    private readonly int[] _rows;
    private readonly int _deaths;
    private readonly int _columns;
    private readonly int _width;
    private readonly double[] _state;
    private readonly double[] _centre;

    internal CoxExactSum(double[][] x, double[] risk, int[] rows, int deaths)
    {
        (_x, _risk, _rows, _deaths, _columns) = (x, risk, rows, deaths, x.Length);
        _width = 1 + _columns + _columns * (_columns + 1) / 2;
        _state = new double[(deaths + 1) * _width];
        _centre = new double[_columns];
    }

    internal (double Log, double[] Mean, Matrix Covariance) Run()
    {
        if (_deaths == _rows.Length)
        {
            return Everyone();
        }

        var scale = Scale();
        var (chances, normaliser) = (new double[_rows.Length], 0.0);
        for (var i = 0; i < chances.Length; i++)
        {
            var odds = scale * _risk[_rows[i]];
            chances[i] = 1 / (1 + 1 / odds);
            normaliser += LogOnePlus(odds);
        }

        Centre(chances);
        _state[0] = 1;
        for (var i = 0; i < chances.Length; i++)
        {
            AddRow(i, chances[i]);
        }

        return Moments(normaliser - _deaths * Math.Log(scale));
    }

    private static double LogOnePlus(double odds) =>
        odds > 1e-5 ? Math.Log(1 + odds) : odds * (1 - odds * (0.5 - odds / 3));

    // Every row has the event: one set, no choice.
    private (double, double[], Matrix) Everyone()
    {
        var (log, mean) = (0.0, new double[_columns]);
        foreach (var row in _rows)
        {
            log += Math.Log(_risk[row]);
            for (var j = 0; j < _columns; j++)
            {
                mean[j] += _x[j][row];
            }
        }

        return (log, mean, new Matrix(_columns, _columns));
    }

    // c with Σ c r / (1 + c r) = d, by bisection: any value gives the same likelihood, this one without underflow.
    private double Scale()
    {
        var (low, high) = (-30.0, 700.0);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            var scale = Math.Exp(middle);
            var expected = 0.0;
            foreach (var row in _rows)
            {
                expected += 1 / (1 + 1 / (scale * _risk[row]));
            }

            (low, high) = expected < _deaths ? (middle, high) : (low, middle);
        }

        return Math.Exp((low + high) / 2);
    }

    // Moments are taken about the chance-weighted mean, so that the covariance keeps its digits.
    private void Centre(double[] chances)
    {
        var total = Vectors.Sum(chances);
        for (var j = 0; j < _columns; j++)
        {
            for (var i = 0; i < chances.Length; i++)
            {
                _centre[j] += chances[i] * _x[j][_rows[i]] / total;
            }
        }
    }

    // For n from many to few: what N = n holds comes from n without this row, and from n − 1 with it.
    private void AddRow(int i, double chance)
    {
        var x = new double[_columns];
        for (var j = 0; j < _columns; j++)
        {
            x[j] = _x[j][_rows[i]] - _centre[j];
        }

        // Fewer than this many can no longer become d.
        var least = Math.Max(0, _deaths - (_rows.Length - 1 - i));
        for (var n = Math.Min(i + 1, _deaths); n >= least; n--)
        {
            var to = _state.AsSpan(n * _width, _width);
            if (n == 0)
            {
                Scale(to, 1 - chance);
                continue;
            }

            Add(_state.AsSpan((n - 1) * _width, _width), to, x, chance);
        }
    }

    private static void Scale(Span<double> values, double factor)
    {
        foreach (ref var value in values)
        {
            value *= factor;
        }
    }

    private static void Add(ReadOnlySpan<double> from, Span<double> to, double[] x, double chance)
    {
        var at = 1 + x.Length;
        for (var j = 0; j < x.Length; j++)
        {
            for (var l = 0; l <= j; l++, at++)
            {
                var with = from[at] + from[1 + j] * x[l] + from[1 + l] * x[j] + from[0] * x[j] * x[l];
                to[at] += chance * (with - to[at]);
            }
        }

        for (var j = 0; j < x.Length; j++)
        {
            to[1 + j] += chance * (from[1 + j] + from[0] * x[j] - to[1 + j]);
        }

        to[0] += chance * (from[0] - to[0]);
    }

    private (double, double[], Matrix) Moments(double logFactor)
    {
        var end = _state.AsSpan(_deaths * _width, _width);
        var (mean, covariance, at) = (new double[_columns], new Matrix(_columns, _columns), 1 + _columns);
        for (var j = 0; j < _columns; j++)
        {
            mean[j] = end[1 + j] / end[0];
        }

        for (var j = 0; j < _columns; j++)
        {
            for (var l = 0; l <= j; l++, at++)
            {
                covariance[j, l] = covariance[l, j] = end[at] / end[0] - mean[j] * mean[l];
            }
        }

        for (var j = 0; j < _columns; j++)
        {
            mean[j] += _deaths * _centre[j];
        }

        return (Math.Log(end[0]) + logFactor, mean, covariance);
    }
}
