namespace Netto.Statistics.TimingOfEvents;

/// <summary>What types see of each unit at fixed shared parameters: enough to try other types.</summary>
internal sealed class UnitTable
{
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
            (first, end) =>
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

                return 0;
            }
        );
    }

    /// <summary>Gâteaux derivative of the log-likelihood towards a new type: Σ (L(v)/L − 1).</summary>
    /// <param name="v">Log factors of the new type.</param>
    internal double Slope(double[] v) => Total(v, (gap, _) => Math.Exp(Math.Min(gap, 500)) - 1);

    /// <summary>Change of the log-likelihood when the new type gets a share of the people, the others in proportion.</summary>
    /// <param name="v">Log factors of the new type.</param>
    /// <param name="share">Its probability.</param>
    internal double Gain(double[] v, double share) =>
        Total(v, (gap, _) => Math.Log(1 - share + share * Math.Exp(Math.Min(gap, 500))));

    private double Total(double[] v, Func<double, int, double> value)
    {
        double[] w = Array.ConvertAll(v, Math.Exp);
        return ForEachChunk(
            (first, end) =>
            {
                var sum = 0.0;
                for (var unit = first; unit < end; unit++)
                {
                    sum += _cells.Sign[unit] * value(Of(unit, v, w) - _logLikelihood[unit], unit);
                }

                return sum;
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

    private double ForEachChunk(Func<int, int, double> part)
    {
        var rows = Math.Max(256, (_cells.Units + 63) / 64);
        var sums = new double[(_cells.Units + rows - 1) / rows];
        CrossProducts.ForEachChunk(sums.Length, c => sums[c] = part(c * rows, Math.Min(_cells.Units, (c + 1) * rows)));
        return Vectors.Sum(sums);
    }
}
