using Netto.Statistics.Likelihood;
using Netto.Statistics.Linear;

namespace Netto.Statistics.Survival;

/// <summary>Likelihood of piecewise-constant hazards; parameters are the log hazards and then the regressors.</summary>
internal sealed class PiecewiseProblem
{
    private readonly double[][] _x;
    private readonly double[][] _exposure;
    private readonly double[][] _events;
    private readonly Design _regressors;
    private readonly double[]? _weights;

    internal PiecewiseProblem(Sample sample, double[] cuts, bool hasRegressors)
    {
        Cuts = cuts;
        _weights = sample.Weights;
        _regressors = sample.Designs[1];
        _x = hasRegressors ? _regressors.Arrays() : [];
        var (start, stop, occurred) = (Column(sample, 0), Column(sample, 1), Column(sample, 2));
        (_exposure, _events) = (new double[cuts.Length + 1][], new double[cuts.Length + 1][]);
        for (var j = 0; j <= cuts.Length; j++)
        {
            var (low, high) = (j == 0 ? 0 : cuts[j - 1], j == cuts.Length ? double.PositiveInfinity : cuts[j]);
            (_exposure[j], _events[j]) = (new double[stop.Length], new double[stop.Length]);
            for (var i = 0; i < stop.Length; i++)
            {
                _exposure[j][i] = Math.Max(0, Math.Min(stop[i], high) - Math.Max(start[i], low));
                _events[j][i] = occurred[i] == 1 && stop[i] > low && stop[i] <= high ? 1 : 0;
            }
        }
    }

    internal double[] Cuts { get; }

    internal IReadOnlyList<string> Terms =>
        [.. Enumerable.Range(1, Cuts.Length + 1).Select(IntervalLevels.Name), .. _regressors.Labels.Take(_x.Length)];

    internal double[] EventsByInterval => Array.ConvertAll(_events, Total);

    internal double Exposure => _exposure.Sum(Total);

    internal void CheckEvents()
    {
        var empty = Array.FindIndex(EventsByInterval, d => d == 0);
        if (empty >= 0)
        {
            var from = empty == 0 ? 0 : Cuts[empty - 1];
            throw new StatisticsException(
                "SRV005",
                $"Nobody has the event in interval {empty + 1}, from {from:R}.",
                "Its hazard has no finite logarithm: join it with a neighbour."
            );
        }
    }

    /// <summary>A regressor whose coefficient has no finite maximum where a search ended, or null.</summary>
    internal string? Unbounded(NewtonEnd<Point> end)
    {
        var intervals = _events.Length;
        int[] own = [.. Enumerable.Range(intervals, _x.Length)];
        return UnboundedCoefficient.Find(_regressors, end.Point.Theta[intervals..], end.Inverse?.Submatrix(own))?.Label;
    }

    internal double[] Start() =>
        [.. EventsByInterval.Zip(_exposure, (d, e) => Math.Log(d / Total(e))), .. new double[_x.Length]];

    internal Point At(double[] theta)
    {
        var intervals = _events.Length;
        var n = _events[0].Length;
        var ratio = _x.Length == 0 ? new double[n] : LinearPredictor.Of(_x, theta[intervals..]);
        var (cumulative, count) = (new double[n], new double[n]);
        var expected = new double[intervals][];
        double likelihood = 0;
        for (var j = 0; j < intervals; j++)
        {
            expected[j] = new double[n];
            for (var i = 0; i < n; i++)
            {
                var w = _weights?[i] ?? 1;
                expected[j][i] = w * _exposure[j][i] * Math.Exp(theta[j] + ratio[i]);
                cumulative[i] += expected[j][i];
                count[i] += w * _events[j][i];
                likelihood += w * _events[j][i] * (theta[j] + ratio[i]) - expected[j][i];
            }
        }

        return new(
            theta,
            likelihood,
            Gradient(expected, count, cumulative),
            Information(expected, cumulative),
            expected
        );
    }

    /// <summary>Score columns per row.</summary>
    internal double[][] Scores(Point point)
    {
        var n = _events[0].Length;
        var scores = new double[_events.Length + _x.Length][];
        var rest = new double[n];
        for (var j = 0; j < _events.Length; j++)
        {
            scores[j] = new double[n];
            for (var i = 0; i < n; i++)
            {
                scores[j][i] = (_weights?[i] ?? 1) * _events[j][i] - point.Expected[j][i];
                rest[i] += scores[j][i];
            }
        }

        for (var k = 0; k < _x.Length; k++)
        {
            var column = new double[n];
            Vectors.Multiply(_x[k], rest, column);
            scores[_events.Length + k] = column;
        }

        return scores;
    }

    private double[] Gradient(double[][] expected, double[] count, double[] cumulative)
    {
        var rest = (double[])count.Clone();
        Vectors.AddScaled(rest, cumulative, -1);
        return
        [
            .. expected.Select((e, j) => EventsByInterval[j] - Vectors.Sum(e)),
            .. _x.Select(c => Vectors.Dot(c, rest)),
        ];
    }

    private Matrix Information(double[][] expected, double[] cumulative)
    {
        var intervals = expected.Length;
        var information = new Matrix(intervals + _x.Length, intervals + _x.Length);
        for (var j = 0; j < intervals; j++)
        {
            information[j, j] = Vectors.Sum(expected[j]);
            for (var k = 0; k < _x.Length; k++)
            {
                var cross = Vectors.Dot(_x[k], expected[j]);
                information[j, intervals + k] = information[intervals + k, j] = cross;
            }
        }

        var inner = CrossProducts.Gram(_x, cumulative);
        for (var a = 0; a < _x.Length; a++)
        {
            for (var b = 0; b < _x.Length; b++)
            {
                information[intervals + a, intervals + b] = inner[a, b];
            }
        }

        return information;
    }

    private double Total(double[] column) => _weights is null ? Vectors.Sum(column) : Vectors.Dot(column, _weights);

    private static double[] Column(Sample sample, int at) => sample.X.Columns[at].Values;

    internal sealed record Point(
        double[] Theta,
        double LogLikelihood,
        double[] Gradient,
        Matrix Information,
        double[][] Expected
    ) : ILikelihoodPoint;
}
