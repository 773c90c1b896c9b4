namespace Netto.Simulation.Calibration;

/// <summary>Sums and counts of measures by arm and subgroup. Tallies add, so that blocks of people can be counted apart.</summary>
internal sealed class LevelTally
{
    private readonly Dictionary<string, int> _measures;
    private readonly Dictionary<string, int> _arms;
    private readonly Dictionary<string, int> _subgroups;
    private readonly double[] _sums;
    private readonly long[] _counts;

    /// <summary>An empty tally; the first subgroup is everybody and has an empty name.</summary>
    public LevelTally(IReadOnlyList<string> measures, IReadOnlyList<string> arms, IReadOnlyList<string> subgroups)
    {
        _measures = Index(measures);
        _arms = Index(arms);
        _subgroups = Index(["", .. subgroups]);
        _sums = new double[_measures.Count * _arms.Count * _subgroups.Count];
        _counts = new long[_sums.Length];
    }

    /// <summary>Whether there is a measure with that name.</summary>
    public bool Knows(string measure) => _measures.ContainsKey(measure);

    /// <summary>Adds one person: one value a measure, NaN where it is not observed.</summary>
    /// <param name="values">Values in the order of the measures.</param>
    /// <param name="arm">Index of the arm.</param>
    /// <param name="subgroups">Indices of the subgroups the person is in, counted from 0 without everybody.</param>
    public void Add(ReadOnlySpan<double> values, int arm, ReadOnlySpan<int> subgroups)
    {
        for (var measure = 0; measure < values.Length; measure++)
        {
            if (!double.IsNaN(values[measure]))
            {
                AddTo(At(measure, arm, 0), values[measure]);
                foreach (var subgroup in subgroups)
                {
                    AddTo(At(measure, arm, subgroup + 1), values[measure]);
                }
            }
        }
    }

    /// <summary>Adds another tally of the same shape.</summary>
    public void Add(LevelTally other)
    {
        for (var i = 0; i < _sums.Length; i++)
        {
            _sums[i] += other._sums[i];
            _counts[i] += other._counts[i];
        }
    }

    /// <summary>The mean of a measure over the people of several arms together; NaN when nobody is observed.</summary>
    public double Mean(string measure, IReadOnlyList<string> arms, string subgroup)
    {
        var (sum, count) = Total(measure, arms, subgroup);
        return count > 0 ? sum / count : double.NaN;
    }

    /// <summary>The number of people observed.</summary>
    public long Count(string measure, IReadOnlyList<string> arms, string subgroup) =>
        Total(measure, arms, subgroup).Count;

    private (double Sum, long Count) Total(string measure, IReadOnlyList<string> arms, string subgroup)
    {
        var (sum, count) = (0.0, 0L);
        foreach (var arm in arms)
        {
            var at = At(_measures[measure], _arms[arm], _subgroups[subgroup]);
            sum += _sums[at];
            count += _counts[at];
        }

        return (sum, count);
    }

    private void AddTo(int at, double value)
    {
        _sums[at] += value;
        _counts[at]++;
    }

    private int At(int measure, int arm, int subgroup) =>
        (((measure * _arms.Count) + arm) * _subgroups.Count) + subgroup;

    private static Dictionary<string, int> Index(IReadOnlyList<string> names) =>
        names.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i);
}
