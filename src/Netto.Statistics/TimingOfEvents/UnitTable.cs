namespace Netto.Statistics.TimingOfEvents;

/// <summary>What types see of each unit at fixed shared parameters: enough to try other types.</summary>
internal sealed class UnitTable
{
    private const double LargestLog = 500;
    private readonly TimingCells _cells;
    private readonly int _hazards;
    private readonly double[] _cumulative;
    private readonly double[] _ofEvent;
    private readonly bool[] _hasEvent;
    private readonly double[] _logLikelihood;

    internal UnitTable(TimingCells cells, Mixture mixture, double[] theta)
    {
        (_cells, _hazards) = (cells, cells.Hazards.Length);
        (_cumulative, _ofEvent) = (new double[cells.Units * _hazards], new double[cells.Units * _hazards]);
        (_hasEvent, _logLikelihood) = (new bool[cells.Units * _hazards], new double[cells.Units]);
        ForEachChunk(
            0,
            (first, end, _) =>
            {
                var (facts, types) = (new UnitFacts(cells, theta), new TypeWeights(mixture, cells.Records));
                for (var unit = first; unit < end; unit++)
                {
                    facts.Read(unit);
                    _logLikelihood[unit] = types.Weigh(facts) - facts.LogHazards;
                    facts.Cumulative.CopyTo(_cumulative, unit * _hazards);
                    facts.OfEvent.CopyTo(_ofEvent, unit * _hazards);
                    facts.HasEvent.CopyTo(_hasEvent, unit * _hazards);
                }
            }
        );
    }

    /// <summary>
    /// What a new type promises: the Gâteaux derivative of the log-likelihood towards it, Σ (L(v)/L − 1), and the change of the log-likelihood when it gets a share of the people, the others in
    /// proportion, for each share.
    /// </summary>
    /// <param name="v">Log factors of the new type.</param>
    /// <param name="shares">Shares to try.</param>
    /// <returns>The derivative, then the gains.</returns>
    internal double[] Promise(double[] v, double[] shares)
    {
        double[] w = Array.ConvertAll(v, Math.Exp);
        return ForEachChunk(
            shares.Length + 1,
            (first, end, sums) =>
            {
                for (var unit = first; unit < end; unit++)
                {
                    double sign = _cells.Sign[unit];
                    var ratio = Math.Exp(Math.Min(Of(unit, v, w) - _logLikelihood[unit], LargestLog));
                    sums[0] += sign * (ratio - 1);
                    for (var s = 0; s < shares.Length; s++)
                    {
                        sums[s + 1] += sign * Math.Log(1 + shares[s] * (ratio - 1));
                    }
                }
            }
        );
    }

    private double Of(int unit, double[] v, double[] w)
    {
        var sum = 0.0;
        var isExact = _cells.Records == EventRecords.Exact;
        for (var h = 0; h < _hazards; h++)
        {
            var at = unit * _hazards + h;
            sum -= w[h] * _cumulative[at];
            if (_hasEvent[at])
            {
                sum += isExact ? v[h] : Math.Log(GroupedEvent.Probability(w[h] * _ofEvent[at]));
            }
        }

        return sum;
    }

    private double[] ForEachChunk(int size, Action<int, int, double[]> part)
    {
        var rows = Math.Max(256, (_cells.Units + 63) / 64);
        var parts = new double[(_cells.Units + rows - 1) / rows][];
        CrossProducts.ForEachChunk(
            parts.Length,
            c =>
            {
                parts[c] = new double[size];
                part(c * rows, Math.Min(_cells.Units, (c + 1) * rows), parts[c]);
            }
        );
        var total = new double[size];
        foreach (var sums in parts)
        {
            Vectors.AddScaled(total, sums, 1);
        }

        return total;
    }
}
