namespace Netto.Statistics.TimingOfEvents;

/// <summary>Sums over the units of a chunk: log-likelihood, gradient, and minus the Hessian (lower triangle, row after row).</summary>
internal sealed class TimingSums
{
    private readonly TimingCells _cells;
    private readonly MixtureLayout _layout;
    private readonly Mixture _mixture;
    private readonly UnitFacts _facts;
    private readonly TypeWeights _types;
    private readonly double[] _weights;
    private readonly double[] _row;
    private readonly int _size;

    internal TimingSums(TimingCells cells, MixtureLayout layout, double[] theta)
    {
        (_cells, _layout, _size) = (cells, layout, layout.Parameters);
        _mixture = Mixture.Of(layout, theta);
        _facts = new UnitFacts(cells, theta) { Stride = _size };
        _types = new TypeWeights(_mixture, cells.Records);
        _weights = new double[cells.Hazards.Length];
        _row = new double[cells.Shared];
        Gradient = new double[_size];
        Information = new double[_size * _size];
    }

    internal double LogLikelihood { get; private set; }

    internal double[] Gradient { get; }

    internal double[] Information { get; }

    internal void Add(int unit)
    {
        AddScore(unit);
        double sign = _cells.Sign[unit];
        for (var h = 0; h < _weights.Length; h++)
        {
            _weights[h] = sign * _types.MeanW[h];
        }

        _facts.AddSpread(unit, _weights, Information);
        for (var h = 0; h < _weights.Length; h++)
        {
            if (_types.MeanBend[h] != 0)
            {
                AddProduct(h, _facts.AtEvent, -sign * _types.MeanBend[h], _facts.AtEvent, Range(h).First);
            }
        }

        if (_layout.Points > 1)
        {
            AddDifferencesOfTypes(sign);
            AddPoints(sign);
        }
    }

    /// <summary>Adds the score and the log-likelihood alone.</summary>
    internal void AddScore(int unit)
    {
        double sign = _cells.Sign[unit];
        _facts.Read(unit);
        LogLikelihood += sign * _types.Weigh(_facts);
        for (var h = 0; h < _weights.Length; h++)
        {
            var range = Range(h);
            var target = Gradient.AsSpan(range.First, range.Count);
            if (_facts.HasEvent[h])
            {
                Vectors.AddScaled(target, _facts.AtEvent.AsSpan(range.First, range.Count), sign * _types.MeanC[h]);
            }

            Vectors.AddScaled(target, _facts.AtRisk.AsSpan(range.First, range.Count), -sign * _types.MeanW[h]);
        }

        for (var m = 0; m < _layout.Points; m++)
        {
            for (var h = 0; h < _weights.Length; h++)
            {
                if (_layout.Place[m][h] >= 0)
                {
                    Gradient[_layout.Place[m][h]] += sign * _types.Chance[m] * _types.Score[m][h];
                }
            }

            if (m > 0)
            {
                Gradient[_layout.FirstLogit + m - 1] += sign * (_types.Chance[m] - _mixture.Probabilities[m]);
            }
        }
    }

    private HazardLayout Range(int hazard) => _cells.Hazards[hazard];

    // Types that remain possible differ in their scores: the covariance of these scores, block by block.
    private void AddDifferencesOfTypes(double sign)
    {
        var isGrouped = _cells.Records == EventRecords.Grouped;
        for (var h = 0; h < _weights.Length; h++)
        {
            Row(h, _types.W);
            AddProduct(h, _facts.AtRisk, sign, _row, 0);
            if (isGrouped && _facts.HasEvent[h])
            {
                Row(h, _types.C);
                AddProduct(h, _facts.AtEvent, -sign, _row, 0);
            }
        }
    }

    // Covariance over types of one factor of hazard h with the scores of all hazards up to it.
    private void Row(int h, double[][] factor)
    {
        for (var g = 0; g <= h; g++)
        {
            var (ofW, ofC, mean) = (0.0, 0.0, 0.0);
            for (var m = 0; m < _types.Chance.Length; m++)
            {
                mean += _types.Chance[m] * factor[m][h];
            }

            for (var m = 0; m < _types.Chance.Length; m++)
            {
                var gap = _types.Chance[m] * (factor[m][h] - mean);
                ofW += gap * _types.W[m][g];
                ofC += gap * _types.C[m][g];
            }

            var range = Range(g);
            var target = _row.AsSpan(range.First, range.Count);
            target.Clear();
            // Score = c × at event − w × at risk.
            Vectors.AddScaled(target, _facts.AtRisk.AsSpan(range.First, range.Count), -ofW);
            if (ofC != 0 && _facts.HasEvent[g])
            {
                Vectors.AddScaled(target, _facts.AtEvent.AsSpan(range.First, range.Count), ofC);
            }
        }
    }

    /// <summary>Adds factor × (left of hazard h) × (right from a column on)' to the lower triangle.</summary>
    private void AddProduct(int h, double[] left, double factor, double[] right, int from)
    {
        var range = Range(h);
        for (var i = range.First; i < range.First + range.Count; i++)
        {
            if (left[i] != 0)
            {
                Vectors.AddScaled(
                    Information.AsSpan(i * _size + from, i + 1 - from),
                    right.AsSpan(from, i + 1 - from),
                    factor * left[i]
                );
            }
        }
    }

    private void AddPoints(double sign)
    {
        for (var m = 0; m < _layout.Points; m++)
        {
            for (var h = 0; h < _weights.Length; h++)
            {
                var place = _layout.Place[m][h];
                if (place >= 0)
                {
                    AddShared(place, -sign * _types.Chance[m] * _types.Score[m][h], m);
                    AddOwn(place, (m, h), -sign * _types.Chance[m]);
                    AddOtherPoints(place, (m, h), -sign * _types.Chance[m] * _types.Score[m][h]);
                }
            }

            if (m > 0)
            {
                var place = _layout.FirstLogit + m - 1;
                AddShared(place, -sign * _types.Chance[m], m);
                AddLogits(place, m, sign);
            }
        }
    }

    // Score of a type against the mean over types.
    private void AddShared(int place, double factor, int m)
    {
        for (var g = 0; g < _weights.Length; g++)
        {
            var range = Range(g);
            var target = Information.AsSpan(place * _size + range.First, range.Count);
            var gap = _types.W[m][g] - _types.MeanW[g];
            Vectors.AddScaled(target, _facts.AtRisk.AsSpan(range.First, range.Count), -factor * gap);
            var bend = _types.C[m][g] - _types.MeanC[g];
            if (bend != 0)
            {
                Vectors.AddScaled(target, _facts.AtEvent.AsSpan(range.First, range.Count), factor * bend);
            }
        }
    }

    // Second derivatives within a type.
    private void AddOwn(int place, (int Point, int Hazard) at, double factor)
    {
        var range = Range(at.Hazard);
        var target = Information.AsSpan(place * _size + range.First, range.Count);
        var w = _types.W[at.Point][at.Hazard];
        var bend = _types.Bend[at.Point][at.Hazard];
        Vectors.AddScaled(target, _facts.AtRisk.AsSpan(range.First, range.Count), -factor * w);
        if (bend != 0)
        {
            Vectors.AddScaled(target, _facts.AtEvent.AsSpan(range.First, range.Count), factor * bend);
        }

        Information[place * _size + place] += factor * (bend - w * _facts.Cumulative[at.Hazard]);
    }

    private void AddOtherPoints(int place, (int Point, int Hazard) at, double factor)
    {
        for (var m = 0; m < _layout.Points; m++)
        {
            for (var g = 0; g < _weights.Length; g++)
            {
                var other = _layout.Place[m][g];
                if (other >= 0 && other <= place)
                {
                    var same = m == at.Point ? 1 : 0;
                    Information[place * _size + other] += factor * _types.Score[m][g] * (same - _types.Chance[m]);
                }
            }

            // Logits stand after all v: the row is theirs.
            if (m > 0)
            {
                var same = m == at.Point ? 1 : 0;
                Information[(_layout.FirstLogit + m - 1) * _size + place] += factor * (same - _types.Chance[m]);
            }
        }
    }

    private void AddLogits(int place, int point, double sign)
    {
        var p = _mixture.Probabilities;
        for (var m = 1; m <= point; m++)
        {
            var same = m == point ? 1 : 0;
            var posterior = _types.Chance[point] * (same - _types.Chance[m]);
            var prior = p[point] * (same - p[m]);
            Information[place * _size + _layout.FirstLogit + m - 1] -= sign * (posterior - prior);
        }
    }
}
