using System.Collections.Concurrent;
using Netto.Statistics.Likelihood;

namespace Netto.Statistics.Survival;

/// <summary>
/// Partial likelihood of durations that all start at zero, in three sweeps over chunks of rows on all threads, with buffers that are kept. Needs rows by
/// stratum, and within it from the last time to the first. Chunks depend on the times alone and their sums are added in order: the same bits for any
/// number of threads.
/// </summary>
internal sealed class CoxSweep
{
    private readonly SurvivalTimes _times;
    private readonly double[][] _x;
    private readonly double[]? _weights;
    private readonly CoxChunk[] _chunks;
    private readonly double[] _risk;
    private readonly double[] _spread;
    private readonly double[][] _hazard;
    private readonly double[][] _lacking;
    private readonly ConcurrentBag<CoxChunkWork> _idle = [];
    private readonly TieMethod _ties;

    internal CoxSweep(SurvivalTimes times, double[][] x, IReadOnlyList<RiskSets> strata, CoxSpecification specification)
    {
        (_times, _x, _weights, _ties) = (times, x, specification.Weights?.Values, specification.Ties);
        _chunks = CoxChunk.Of(strata, times.Rows);
        (_risk, _spread) = (new double[times.Rows], new double[times.Rows]);
        _hazard = [.. strata.Select(s => new double[s.Times.Length])];
        _lacking = [.. strata.Select(s => new double[s.Times.Length])];
    }

    /// <summary>Hazard at each event time of each stratum, at the last coefficients, for a row whose predictor is the shift.</summary>
    internal IReadOnlyList<double[]> Hazard => _hazard;

    /// <summary>Σ size × log denominator, Σ size × x̄, the information, and the shift of the predictor.</summary>
    internal (double Logs, double[] Means, Matrix Information, double Shift) At(double[] b)
    {
        LinearPredictor.Fill(_x, b, _risk);
        // The partial likelihood does not change when all predictors shift: the largest becomes 0 and nothing overflows.
        var shift = Vectors.Max(_risk);
        var before = RiskBefore(shift);
        var parts = new CoxChunkSums[_chunks.Length];
        CrossProducts.ForEachChunk(
            _chunks.Length,
            c =>
            {
                var work = _idle.TryTake(out var free) ? free : new CoxChunkWork(_x, _risk, _weights, _ties);
                var chunk = _chunks[c];
                parts[c] = work.Sum(chunk, before[c], _hazard[chunk.Stratum], _lacking[chunk.Stratum]);
                _idle.Add(work);
            }
        );
        FillSpread([.. parts.Select(p => p.Hazard)]);
        var (logs, means, squares) = (0.0, new double[_x.Length], new double[_x.Length * _x.Length]);
        foreach (var part in parts)
        {
            logs += part.Logs;
            Vectors.AddScaled(means, part.Means, 1);
            Vectors.AddScaled(squares, part.Squares, 1);
        }

        var information = CrossProducts.Gram(_x, _spread).Plus(CrossProducts.Mirrored(squares, _x.Length), -1);
        return (logs, means, information, shift);
    }

    // w e^{xb} of each row, and its sums (the first without, the others with a regressor) over the chunks that come before each chunk.
    private double[][] RiskBefore(double shift)
    {
        var sums = new double[_chunks.Length][];
        CrossProducts.ForEachChunk(
            _chunks.Length,
            c =>
            {
                var (start, length) = (_chunks[c].FirstRow, _chunks[c].EndRow - _chunks[c].FirstRow);
                var risk = _risk.AsSpan(start, length);
                Vectors.ExpOfDifference(risk, shift);
                if (_weights is not null)
                {
                    Vectors.Multiply(risk, _weights.AsSpan(start, length), risk);
                }

                var own = new double[_x.Length + 1];
                own[0] = Vectors.Sum(risk);
                for (var j = 0; j < _x.Length; j++)
                {
                    own[j + 1] = Vectors.Dot(risk, _x[j].AsSpan(start, length));
                }

                sums[c] = own;
            }
        );
        var total = new double[_x.Length + 1];
        for (var c = 0; c < sums.Length; c++)
        {
            if (c > 0 && _chunks[c].Stratum != _chunks[c - 1].Stratum)
            {
                Array.Clear(total);
            }

            var own = sums[c];
            sums[c] = (double[])total.Clone();
            Vectors.AddScaled(total, own, 1);
        }

        return sums;
    }

    // Risk times cumulative hazard; the hazard adds up from the last chunk of a stratum, which has its first times.
    private void FillSpread(double[] hazards)
    {
        var earlier = new double[_chunks.Length];
        for (var c = _chunks.Length - 2; c >= 0; c--)
        {
            earlier[c] = _chunks[c].Stratum == _chunks[c + 1].Stratum ? earlier[c + 1] + hazards[c + 1] : 0;
        }

        CrossProducts.ForEachChunk(_chunks.Length, c => FillSpread(_chunks[c], earlier[c]));
    }

    private void FillSpread(CoxChunk chunk, double cumulative)
    {
        var (occurred, entered) = (_times.Occurred.Values, chunk.Sets.Entered);
        var (hazard, lacking, first) = (_hazard[chunk.Stratum], _lacking[chunk.Stratum], chunk.Sets.Rows[0]);
        for (var t = chunk.FirstTime; t < chunk.EndTime; t++)
        {
            cumulative += hazard[t];
            var lack = lacking[t];
            for (var row = first + entered[t + 1]; row < first + entered[t]; row++)
            {
                _spread[row] = _risk[row] * (cumulative - occurred[row] * lack);
            }
        }
    }
}
