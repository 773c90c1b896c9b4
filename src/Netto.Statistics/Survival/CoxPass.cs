namespace Netto.Statistics.Survival;

/// <summary>
/// The terms of the partial likelihood of one stratum at some coefficients. A term is an event time, or with Efron's method one of the steps in
/// which its tied events leave; it has a size (how many events it stands for), a denominator and a mean x̄ of the regressors.
/// </summary>
internal sealed class CoxPass
{
    private readonly RiskSets _sets;
    private readonly double[][] _x;
    private readonly double[] _risk;
    private readonly TieMethod _ties;
    private readonly double[]? _weights;

    private CoxPass(RiskSets sets, double[][] x, double[] risk, (TieMethod Ties, double[]? Weights) how)
    {
        (_sets, _x, _risk, _ties, _weights) = (sets, x, risk, how.Ties, how.Weights);
        FirstTerm = new int[sets.Times.Length + 1];
        for (var t = 0; t < sets.Times.Length; t++)
        {
            FirstTerm[t + 1] = FirstTerm[t] + (_ties == TieMethod.Efron ? sets.DeathCount(t) : 1);
        }

        var terms = FirstTerm[^1];
        Size = new double[terms];
        Denominator = new double[terms];
        Leaving = new double[terms];
        Means = [.. x.Select(_ => new double[terms])];
    }

    /// <summary>First term of each event time, and one more at the end.</summary>
    internal int[] FirstTerm { get; }

    /// <summary>Events a term stands for (weighted).</summary>
    internal double[] Size { get; }

    /// <summary>Σ w e^{xb} over those still at risk in the term.</summary>
    internal double[] Denominator { get; }

    /// <summary>Share l/d of the tied that has left in the term.</summary>
    internal double[] Leaving { get; }

    /// <summary>x̄ of each regressor in each term.</summary>
    internal double[][] Means { get; }

    internal RiskSets Sets => _sets;

    /// <summary>Sums risk sets from the last event to the first.</summary>
    /// <param name="sets">The stratum.</param>
    /// <param name="times">Times of all rows.</param>
    /// <param name="x">Regressors of all rows.</param>
    /// <param name="risk">w e^{xb} of all rows.</param>
    /// <param name="how">Ties and weights.</param>
    internal static CoxPass Run(
        RiskSets sets,
        SurvivalTimes times,
        double[][] x,
        double[] risk,
        (TieMethod Ties, double[]? Weights) how
    )
    {
        var pass = new CoxPass(sets, x, risk, how);
        pass.Sweep(times);
        return pass;
    }

    // Denominators first, then each regressor by itself: regressors are swept in parallel, each sum in the same order always.
    private void Sweep(SurvivalTimes times)
    {
        // With one term a time nobody leaves before the others: the tied need no sums of their own.
        var isSingle = FirstTerm[^1] == _sets.Times.Length;
        var whole = new double[_sets.Times.Length];
        var tied = isSingle ? null : new double[whole.Length];
        SumRiskSets(times, null, whole, tied);
        for (var t = 0; t < whole.Length; t++)
        {
            Terms(t, whole[t], tied is null ? 0 : tied[t]);
        }

        void Column(int j)
        {
            if (isSingle)
            {
                SumRiskSets(times, _x[j], Means[j], null);
                for (var t = 0; t < Denominator.Length; t++)
                {
                    Means[j][t] /= Denominator[t];
                }

                return;
            }

            var (sums, tiedSums) = (new double[_sets.Times.Length], new double[_sets.Times.Length]);
            SumRiskSets(times, _x[j], sums, tiedSums);
            for (var t = 0; t < sums.Length; t++)
            {
                for (var term = FirstTerm[t]; term < FirstTerm[t + 1]; term++)
                {
                    Means[j][term] = (sums[t] - Leaving[term] * tiedSums[t]) / Denominator[term];
                }
            }
        }

        CrossProducts.ForEachChunk(_x.Length, Column);
    }

    // Σ w e^{xb} (times a regressor) over those at risk at each event time, and over those with the event.
    private void SumRiskSets(SurvivalTimes times, double[]? x, double[] whole, double[]? tied)
    {
        var stop = times.Stop.Values;
        var (entering, leaving, total) = (0, 0, 0.0);
        for (var t = _sets.Times.Length - 1; t >= 0; t--)
        {
            var time = _sets.Times[t];
            for (; entering < _sets.ByStop.Length && stop[_sets.ByStop[entering]] >= time; entering++)
            {
                total += Value(x, _sets.ByStop[entering]);
            }

            for (; leaving < _sets.ByStart.Length && times.StartOf(_sets.ByStart[leaving]) >= time; leaving++)
            {
                total -= Value(x, _sets.ByStart[leaving]);
            }

            whole[t] = total;
            if (tied is not null)
            {
                foreach (var row in _sets.Deaths(t))
                {
                    tied[t] += Value(x, row);
                }
            }
        }
    }

    private double Value(double[]? x, int row) => x is null ? _risk[row] : _risk[row] * x[row];

    private void Terms(int t, double total, double tied)
    {
        var events = 0.0;
        foreach (var row in _sets.Deaths(t))
        {
            events += _weights?[row] ?? 1;
        }

        var count = FirstTerm[t + 1] - FirstTerm[t];
        for (var l = 0; l < count; l++)
        {
            var term = FirstTerm[t] + l;
            Leaving[term] = (double)l / count;
            Size[term] = events / count;
            Denominator[term] = total - Leaving[term] * tied;
        }
    }

    /// <summary>Σ size / denominator over the terms of each event time.</summary>
    internal double[] Hazards()
    {
        var hazards = new double[_sets.Times.Length];
        for (var t = 0; t < hazards.Length; t++)
        {
            for (var term = FirstTerm[t]; term < FirstTerm[t + 1]; term++)
            {
                hazards[t] += Size[term] / Denominator[term];
            }
        }

        return hazards;
    }

    /// <summary>
    /// For each row of the stratum, Σ over the terms at which it is at risk of (1 − share left, if it is among the tied) × value × size / denominator.
    /// With value 1 this is the row's cumulative baseline hazard.
    /// </summary>
    internal void Accumulate(SurvivalTimes times, Func<int, double> value, double[] target)
    {
        // Sums over whole event times, and what the tied of a time lack of it.
        var (cumulative, lacking) = (new double[_sets.Times.Length + 1], new double[_sets.Times.Length]);
        for (var t = 0; t < _sets.Times.Length; t++)
        {
            double sum = 0;
            for (var term = FirstTerm[t]; term < FirstTerm[t + 1]; term++)
            {
                var part = value(term) * Size[term] / Denominator[term];
                sum += part;
                lacking[t] += Leaving[term] * part;
            }

            cumulative[t + 1] = cumulative[t] + sum;
        }

        var occurred = times.Occurred.Values;
        for (var r = 0; r < _sets.Rows.Length; r++)
        {
            var row = _sets.Rows[r];
            var last = _sets.TimesByStop[r];
            var first = _sets.TimesByStart?[r] ?? 0;
            target[row] = cumulative[last] - cumulative[first] - (occurred[row] == 1 ? lacking[last - 1] : 0);
        }
    }
}
