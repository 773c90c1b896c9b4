namespace Netto.Simulation.Wga;

/// <summary>Groups of people whose measures are gathered.</summary>
internal enum WgaGroup
{
    Treatment,
    Control,
    Regular,
    SelfReporters,
    BeforeExperiment,
    BeforeRegular,

    /// <summary>People of experiment offices who would not ask for service, under each regime.</summary>
    CompliersNone,
    CompliersBasic,
    CompliersExtended,
}

/// <summary>Sums and counts of measures by group and subgroup; two of them add up.</summary>
internal sealed class WgaAccumulator(int measures)
{
    /// <summary>Everybody, then the subgroups of <see cref="WgaCells"/>.</summary>
    private const int Cells = WgaCells.Count + 1;
    private const int Groups = 9;

    private readonly double[] _sums = new double[Groups * Cells * measures];
    private readonly double[] _squares = new double[Groups * Cells * measures];
    private readonly long[] _counts = new long[Groups * Cells * measures];

    public void Add(WgaGroup group, WgaPerson person, double[] values)
    {
        Add(Offset(group, 0), values);
        foreach (var cell in person.Cells)
        {
            Add(Offset(group, cell + 1), values);
        }
    }

    public void Add(WgaAccumulator other)
    {
        for (var i = 0; i < _sums.Length; i++)
        {
            _sums[i] += other._sums[i];
            _squares[i] += other._squares[i];
            _counts[i] += other._counts[i];
        }
    }

    /// <summary>The mean of a measure; cell 0 is everybody. NaN when nobody was seen.</summary>
    public double Mean(WgaGroup group, int cell, int measure) =>
        _sums[Offset(group, cell) + measure] / _counts[Offset(group, cell) + measure];

    /// <summary>How many people were seen.</summary>
    public long Count(WgaGroup group, int cell, int measure) => _counts[Offset(group, cell) + measure];

    /// <summary>The variance of a measure between people.</summary>
    public double Variance(WgaGroup group, int cell, int measure)
    {
        var mean = Mean(group, cell, measure);
        return (_squares[Offset(group, cell) + measure] / Count(group, cell, measure)) - (mean * mean);
    }

    private int Offset(WgaGroup group, int cell) => (((int)group * Cells) + cell) * measures;

    private void Add(int offset, double[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]))
            {
                _sums[offset + i] += values[i];
                _squares[offset + i] += values[i] * values[i];
                _counts[offset + i]++;
            }
        }
    }
}
