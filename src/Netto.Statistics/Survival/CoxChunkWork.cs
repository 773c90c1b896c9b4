namespace Netto.Statistics.Survival;

/// <summary>
/// Sums the terms of event times from the last to the first. With Efron's method a time with d events has d terms with denominators
/// D_l = S₀ − (l/d) T₀ and means (S − (l/d) T) / D_l, S over those at risk and T over the tied. So Σ x̄x̄' over its terms is a quadratic form in S and T
/// with three sums over l, and costs no more for many ties than for two.
/// </summary>
internal sealed class CoxChunkWork
{
    private const int TimesInBlock = CrossProducts.BlockRows / 2;
    private readonly double[][] _x;
    private readonly double[] _risk;
    private readonly double[]? _weights;
    private readonly TieMethod _ties;
    private readonly GramWork _gram;
    private readonly double[][] _vectors;
    private readonly double[] _vectorWeights = new double[CrossProducts.BlockRows];
    private readonly Step[] _steps = new Step[TimesInBlock];
    private readonly LogSum _logs = new();

    internal CoxChunkWork(double[][] x, double[] risk, double[]? weights, TieMethod ties)
    {
        (_x, _risk, _weights, _ties) = (x, risk, weights, ties);
        _gram = new GramWork(x.Length);
        _vectors = [.. x.Select(_ => new double[CrossProducts.BlockRows])];
    }

    // One event time. First is Σ size/D and Second Σ (l/d) size/D; Lead is how much of T leads in the vector S − Lead T.
    private readonly record struct Step(int Time, double Scale, double First, double Second, double Lead, bool IsTied);

    /// <summary>Sums a chunk.</summary>
    /// <param name="chunk">Its times and rows.</param>
    /// <param name="before">Σ w e^{xb}, and times each regressor, over the rows of the stratum before it.</param>
    /// <param name="hazard">Filled with Σ size / denominator of each time.</param>
    /// <param name="lacking">Filled with the part of it that the tied lack.</param>
    internal CoxChunkSums Sum(CoxChunk chunk, double[] before, double[] hazard, double[] lacking)
    {
        _gram.Clear();
        _logs.Clear();
        var (means, total) = (new double[_x.Length], 0.0);
        for (var end = chunk.EndTime; end > chunk.FirstTime; end -= TimesInBlock)
        {
            var count = Math.Min(TimesInBlock, end - chunk.FirstTime);
            var vectors = 0;
            for (var s = 0; s < count; s++)
            {
                vectors = AddTime(chunk.Sets, end - 1 - s, s, (before, vectors));
                var step = _steps[s];
                (hazard[step.Time], lacking[step.Time]) = (step.First, step.Second);
                total += step.First;
            }

            for (var j = 0; j < _x.Length; j++)
            {
                (before[j + 1], var mean) = AddColumn(chunk.Sets, j, count, before[j + 1]);
                means[j] += mean;
            }

            _gram.AddWeightedBlock(_vectors, _vectorWeights.AsSpan(0, vectors), 0);
        }

        return new(_logs.Total, means, _gram.Sums, total);
    }

    // Denominators of one time; before[0] moves on to the whole risk set. Returns how many vectors the block has by now.
    private int AddTime(RiskSets sets, int time, int at, (double[] Before, int Vectors) block)
    {
        var first = sets.Rows[0];
        var (from, to) = (first + sets.Entered[time + 1], first + sets.Entered[time]);
        block.Before[0] += to - from > 8 ? Vectors.Sum(_risk.AsSpan(from, to - from)) : Few(null, from, to);
        var whole = block.Before[0];
        var deaths = sets.Deaths(time);
        var events = 0.0;
        foreach (var row in deaths)
        {
            events += _weights?[row] ?? 1;
        }

        if (_ties != TieMethod.Efron || deaths.Length == 1)
        {
            _logs.Add(events, whole);
            _steps[at] = new(time, 1 / whole, events / whole, 0, 0, false);
            _vectorWeights[block.Vectors] = events;
            return block.Vectors + 1;
        }

        _steps[at] = Tied(time, whole, Tied(null, deaths), (deaths.Length, events), block.Vectors);
        return block.Vectors + 2;
    }

    private Step Tied(int time, double whole, double tied, (int Count, double Weight) events, int vectors)
    {
        var size = events.Weight / events.Count;
        var (first, second, zero, one, two) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var l = 0; l < events.Count; l++)
        {
            var leaving = (double)l / events.Count;
            var denominator = whole - leaving * tied;
            _logs.Add(size, denominator);
            var (hazard, share) = (size / denominator, whole / denominator);
            first += hazard;
            second += leaving * hazard;
            var square = size * share * share;
            zero += square;
            one += leaving * square;
            two += leaving * leaving * square;
        }

        // zero SS' − one (ST' + TS') + two TT' = zero (S − lead T)(S − lead T)' + (two − one lead) TT'.
        var lead = zero > 0 ? one / zero : 0;
        (_vectorWeights[vectors], _vectorWeights[vectors + 1]) = (zero, Math.Max(0, two - one * lead));
        return new(time, 1 / whole, first, second, lead, true);
    }

    // Sums of one regressor over the times of a block: the vectors of its terms, Σ size × x̄, and where the sum over those at risk has come.
    private (double Sum, double Mean) AddColumn(RiskSets sets, int j, int count, double sum)
    {
        var (x, vectors, first) = (_x[j], _vectors[j], sets.Rows[0]);
        var (mean, vector) = (0.0, 0);
        for (var s = 0; s < count; s++)
        {
            ref readonly var step = ref _steps[s];
            var (from, to) = (first + sets.Entered[step.Time + 1], first + sets.Entered[step.Time]);
            sum +=
                to - from > 8
                    ? Vectors.Dot(_risk.AsSpan(from, to - from), x.AsSpan(from, to - from))
                    : Few(x, from, to);
            mean += step.First * sum;
            if (!step.IsTied)
            {
                vectors[vector++] = sum * step.Scale;
                continue;
            }

            var tied = Tied(x, sets.Deaths(step.Time));
            mean -= step.Second * tied;
            vectors[vector++] = (sum - step.Lead * tied) * step.Scale;
            vectors[vector++] = tied * step.Scale;
        }

        return (sum, mean);
    }

    private double Few(double[]? x, int from, int to)
    {
        var sum = 0.0;
        for (var row = from; row < to; row++)
        {
            sum += x is null ? _risk[row] : _risk[row] * x[row];
        }

        return sum;
    }

    private double Tied(double[]? x, ReadOnlySpan<int> deaths)
    {
        var sum = 0.0;
        foreach (var row in deaths)
        {
            sum += x is null ? _risk[row] : _risk[row] * x[row];
        }

        return sum;
    }
}
