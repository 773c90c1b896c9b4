namespace Netto.Statistics.TimingOfEvents;

/// <summary>Cuts the pieces of people's time where a hazard changes and joins what is equal.</summary>
internal sealed class CellBuilder
{
    private readonly TimingModel _model;
    private readonly Regressors[] _regressors;
    private readonly Dictionary<(int Hazard, long Key), int> _states = [];
    private readonly List<(int Hazard, int Interval, int[] Windows)> _stateList = [];
    private readonly List<int> _person = [];
    private readonly List<sbyte> _sign = [];
    private readonly List<int> _firstSegment = [];
    private readonly List<byte> _hazard = [];
    private readonly List<int> _segmentX = [];
    private readonly List<int> _firstCell = [];
    private readonly List<int> _state = [];
    private readonly List<double> _exposure = [];
    private readonly List<bool> _hasEvent = [];
    private readonly List<double> _x = [];
    private readonly List<double> _breaks = [];

    internal CellBuilder(TimingModel model, Regressors[] regressors)
    {
        _model = model;
        _regressors = regressors;
    }

    /// <summary>What is known of each state before parameters are given out.</summary>
    internal IReadOnlyList<(int Hazard, int Interval, int[] Windows)> States => _stateList;

    internal void Add(PersonHistory history, int person)
    {
        if (history.Entry > 0)
        {
            Open(person, -1);
            for (var h = 0; h <= _model.Treatments.Count; h++)
            {
                AddBefore(history, h);
            }
        }

        Open(person, 1);
        for (var h = 0; h <= _model.Treatments.Count; h++)
        {
            AddBefore(history, h);
            foreach (var piece in h == 0 ? history.Exit : history.Treatments[h - 1])
            {
                Add(history, h, piece);
            }
        }
    }

    /// <summary>Events and time at risk of each state, people before a late entry left out.</summary>
    internal (double[] Events, double[] Exposure) Totals()
    {
        var (events, exposure) = (new double[_stateList.Count], new double[_stateList.Count]);
        for (var unit = 0; unit < _sign.Count; unit++)
        {
            var end = unit + 1 < _sign.Count ? _firstSegment[unit + 1] : _hazard.Count;
            for (var s = _firstSegment[unit]; s < end; s++)
            {
                var last = s + 1 < _hazard.Count ? _firstCell[s + 1] : _state.Count;
                for (var c = _firstCell[s]; c < last; c++)
                {
                    events[_state[c]] += _hasEvent[c] ? 1 : 0;
                    exposure[_state[c]] += _sign[unit] * _exposure[c];
                }
            }
        }

        return (events, exposure);
    }

    /// <summary>The data, with the parameters of each state; a state without parameters has no hazard and its time does not count.</summary>
    internal TimingCells Build(HazardLayout[] layouts, int[]?[] parameters)
    {
        for (var c = 0; c < _state.Count; c++)
        {
            _exposure[c] = parameters[_state[c]] is null ? 0 : _exposure[c];
        }

        return new TimingCells
        {
            People = _person.Count == 0 ? 0 : _person[^1] + 1,
            Records = _model.Records,
            Hazards = layouts,
            Regressors = _regressors,
            Person = [.. _person],
            Sign = [.. _sign],
            FirstSegment = [.. _firstSegment, _hazard.Count],
            SegmentHazard = [.. _hazard],
            SegmentX = [.. _segmentX],
            FirstCell = [.. _firstCell, _state.Count],
            State = [.. _state],
            Exposure = [.. _exposure],
            HasEvent = [.. _hasEvent],
            X = [.. _x],
            States = Array.ConvertAll(parameters, p => p ?? []),
        };
    }

    private void Open(int person, sbyte sign)
    {
        _person.Add(person);
        _sign.Add(sign);
        _firstSegment.Add(_hazard.Count);
    }

    private void AddBefore(PersonHistory history, int hazard)
    {
        if (history.Before(hazard) is { } piece)
        {
            Add(history, hazard, piece);
        }
    }

    private void Add(PersonHistory history, int hazard, Piece piece)
    {
        OpenSegment(hazard, piece.Row);
        _breaks.Clear();
        foreach (var cut in _model.Hazards[hazard].Cuts)
        {
            AddBreak(piece, cut);
        }

        if (hazard == 0)
        {
            for (var k = 0; k < history.TreatedAt.Length; k++)
            {
                foreach (var change in _model.Treatments[k].Effect.Changes(history.TreatedAt[k]))
                {
                    AddBreak(piece, change);
                }
            }
        }

        _breaks.Sort();
        if (piece.HasEvent && _breaks.Count > 0 && _model.Records == EventRecords.Grouped)
        {
            throw new StatisticsException(
                "TIM007",
                $"Row {piece.Row + 1} holds an event of {_model.Hazards[hazard].Name} somewhere in ({piece.Start:R}, {piece.Stop:R}], and the hazard changes at {_breaks[0]:R}.",
                "With grouped records cuts and treatments fall between rows: split the rows there, or take exact records."
            );
        }

        var from = piece.Start;
        foreach (var to in _breaks)
        {
            AddCell(history, hazard, (from, to), false);
            from = Math.Max(from, to);
        }

        AddCell(history, hazard, (from, piece.Stop), piece.HasEvent);
    }

    private void AddBreak(Piece piece, double time)
    {
        if (time > piece.Start && time < piece.Stop)
        {
            _breaks.Add(time);
        }
    }

    private void OpenSegment(int hazard, int row)
    {
        var columns = _regressors[hazard].Columns;
        var last = _hazard.Count - 1;
        if (last >= _firstSegment[^1] && _hazard[last] == hazard)
        {
            var isEqual = true;
            for (var j = 0; j < columns.Length && isEqual; j++)
            {
                isEqual = _x[_segmentX[last] + j].Equals(columns[j][row]);
            }

            if (isEqual)
            {
                return;
            }
        }

        _hazard.Add((byte)hazard);
        _segmentX.Add(_x.Count);
        _firstCell.Add(_state.Count);
        foreach (var column in columns)
        {
            _x.Add(column[row]);
        }
    }

    private void AddCell(PersonHistory history, int hazard, (double From, double To) span, bool hasEvent)
    {
        if (!(span.To > span.From))
        {
            return;
        }

        var state = StateOf(history, hazard, span.From);
        for (var c = _state.Count - 1; c >= _firstCell[^1]; c--)
        {
            // Equal states add up; a grouped event needs its own length.
            var joins = _model.Records == EventRecords.Exact || !(hasEvent || _hasEvent[c]);
            if (_state[c] == state && joins)
            {
                _exposure[c] += span.To - span.From;
                _hasEvent[c] |= hasEvent;
                return;
            }
        }

        _state.Add(state);
        _exposure.Add(span.To - span.From);
        _hasEvent.Add(hasEvent);
    }

    private int StateOf(PersonHistory history, int hazard, double from)
    {
        var cuts = _model.Hazards[hazard].Cuts;
        var interval = 0;
        while (interval < cuts.Count && from >= cuts[interval])
        {
            interval++;
        }

        long key = interval;
        if (hazard == 0)
        {
            for (var k = 0; k < history.TreatedAt.Length; k++)
            {
                key = key * (_model.Treatments[k].Effect.Cuts.Count + 2) + WindowOf(history, k, from) + 1;
            }
        }

        if (!_states.TryGetValue((hazard, key), out var state))
        {
            int[] windows =
                hazard == 0
                    ? [.. Enumerable.Range(0, history.TreatedAt.Length).Select(k => WindowOf(history, k, from))]
                    : [];
            state = _stateList.Count;
            _states.Add((hazard, key), state);
            _stateList.Add((hazard, interval, windows));
        }

        return state;
    }

    private int WindowOf(PersonHistory history, int k, double from) =>
        from >= history.TreatedAt[k] ? _model.Treatments[k].Effect.Window(history.TreatedAt[k], from) : -1;
}
