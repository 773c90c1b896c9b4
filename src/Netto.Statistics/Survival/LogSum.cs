namespace Netto.Statistics.Survival;

/// <summary>Σ size × log value, logs taken in blocks.</summary>
internal sealed class LogSum
{
    private readonly double[] _sizes = new double[CrossProducts.BlockRows];
    private readonly double[] _values = new double[CrossProducts.BlockRows];
    private int _count;
    private double _total;

    internal double Total
    {
        get
        {
            Flush();
            return _total;
        }
    }

    internal void Clear() => (_count, _total) = (0, 0);

    internal void Add(double size, double value)
    {
        (_sizes[_count], _values[_count]) = (size, value);
        if (++_count == _sizes.Length)
        {
            Flush();
        }
    }

    private void Flush()
    {
        var values = _values.AsSpan(0, _count);
        Vectors.Log(values);
        _total += Vectors.Dot(_sizes.AsSpan(0, _count), values);
        _count = 0;
    }
}
