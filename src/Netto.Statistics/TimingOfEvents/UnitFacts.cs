namespace Netto.Statistics.TimingOfEvents;

/// <summary>
/// What the types see of a unit at some parameters, hazard by hazard: whether the event happened, its log hazard, time at risk × hazard, and with grouped records that of the event's own piece. With two
/// vectors over the shared parameters: the event's regressors, and the regressors weighted by time at risk × hazard.
/// </summary>
internal sealed class UnitFacts
{
    private readonly TimingCells _cells;
    private readonly double[] _stateHazards;
    private readonly double[] _stateLogs;
    private readonly double[] _theta;

    internal UnitFacts(TimingCells cells, double[] theta)
    {
        _cells = cells;
        _theta = theta;
        _stateLogs = Array.ConvertAll(cells.States, p => p.Sum(at => theta[at]));
        _stateHazards = Array.ConvertAll(_stateLogs, Math.Exp);
        var hazards = cells.Hazards.Length;
        (HasEvent, Cumulative, OfEvent) = (new bool[hazards], new double[hazards], new double[hazards]);
        (AtEvent, AtRisk) = (new double[cells.Shared], new double[cells.Shared]);
    }

    internal bool[] HasEvent { get; }

    /// <summary>Σ time × hazard of the cells, without the event's own piece when records are grouped.</summary>
    internal double[] Cumulative { get; }

    /// <summary>Length × hazard of the event's own piece; used with grouped records.</summary>
    internal double[] OfEvent { get; }

    /// <summary>Σ of the log hazards at the events; used with exact records.</summary>
    internal double LogHazards { get; private set; }

    /// <summary>Regressors at the event.</summary>
    internal double[] AtEvent { get; }

    /// <summary>Σ time × hazard × regressors.</summary>
    internal double[] AtRisk { get; }

    /// <summary>Reads a unit.</summary>
    internal void Read(int unit)
    {
        Array.Clear(HasEvent);
        Array.Clear(Cumulative);
        Array.Clear(AtEvent);
        Array.Clear(AtRisk);
        LogHazards = 0;
        var isExact = _cells.Records == EventRecords.Exact;
        for (var s = _cells.FirstSegment[unit]; s < _cells.FirstSegment[unit + 1]; s++)
        {
            var hazard = _cells.SegmentHazard[s];
            var x = RegressorsOf(s, out var first);
            var log = Vectors.Dot(x, _theta.AsSpan(first, x.Length));
            var (ratio, total) = (Math.Exp(log), 0.0);
            for (var c = _cells.FirstCell[s]; c < _cells.FirstCell[s + 1]; c++)
            {
                var state = _cells.State[c];
                var value = _cells.Exposure[c] * _stateHazards[state] * ratio;
                if (_cells.HasEvent[c])
                {
                    HasEvent[hazard] = true;
                    OfEvent[hazard] = value;
                    LogHazards += isExact ? _stateLogs[state] + log : 0;
                    Mark(state, x, first);
                    value = isExact ? value : 0;
                }

                total += value;
                foreach (var p in _cells.States[state])
                {
                    AtRisk[p] += value;
                }
            }

            Cumulative[hazard] += total;
            Vectors.AddScaled(AtRisk.AsSpan(first, x.Length), x, total);
        }
    }

    /// <summary>Adds Σ weight × time × hazard × x x' of a unit to the lower triangle of a matrix, its rows one after the other.</summary>
    internal void AddSpread(int unit, double[] weights, double[] target)
    {
        var isExact = _cells.Records == EventRecords.Exact;
        for (var s = _cells.FirstSegment[unit]; s < _cells.FirstSegment[unit + 1]; s++)
        {
            var weight = weights[_cells.SegmentHazard[s]];
            var x = RegressorsOf(s, out var first);
            var ratio = weight * Math.Exp(Vectors.Dot(x, _theta.AsSpan(first, x.Length)));
            var total = 0.0;
            for (var c = _cells.FirstCell[s]; c < _cells.FirstCell[s + 1]; c++)
            {
                if (_cells.HasEvent[c] && !isExact)
                {
                    continue;
                }

                var state = _cells.State[c];
                var value = _cells.Exposure[c] * _stateHazards[state] * ratio;
                total += value;
                var parameters = _cells.States[state];
                AddLevels(parameters, value, target, Stride);
                foreach (var p in parameters)
                {
                    for (var j = 0; j < x.Length; j++)
                    {
                        target[(first + j) * Stride + p] += value * x[j];
                    }
                }
            }

            for (var j = 0; j < x.Length; j++)
            {
                Vectors.AddScaled(target.AsSpan((first + j) * Stride + first, j + 1), x[..(j + 1)], total * x[j]);
            }
        }
    }

    /// <summary>Length of a row of the matrices to add to.</summary>
    internal int Stride { get; init; }

    private static void AddLevels(int[] parameters, double value, double[] target, int stride)
    {
        foreach (var p in parameters)
        {
            foreach (var q in parameters)
            {
                target[p * stride + q] += q <= p ? value : 0;
            }
        }
    }

    private void Mark(int state, ReadOnlySpan<double> x, int first)
    {
        foreach (var p in _cells.States[state])
        {
            AtEvent[p] = 1;
        }

        x.CopyTo(AtEvent.AsSpan(first));
    }

    private ReadOnlySpan<double> RegressorsOf(int segment, out int first)
    {
        var layout = _cells.Hazards[_cells.SegmentHazard[segment]];
        first = layout.First + layout.FirstRegressor;
        return _cells.X.AsSpan(_cells.SegmentX[segment], layout.Regressors);
    }
}
