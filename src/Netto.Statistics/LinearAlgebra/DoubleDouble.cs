namespace Netto.Statistics.LinearAlgebra;

/// <summary>A running sum with about 32 digits, for residuals in iterative refinement.</summary>
/// <remarks>Error-free transformations of Knuth (two-sum) and Dekker with FMA (two-product); Ogita, Rump and Oishi (2005), doi:10.1137/030601818.</remarks>
internal struct DoubleDouble
{
    private double high;
    private double low;

    internal readonly double Value => high + low;

    internal void Add(double value)
    {
        var sum = high + value;
        var part = sum - high;
        low += high - (sum - part) + (value - part);
        high = sum;
    }

    internal void AddProduct(double a, double b)
    {
        var product = a * b;
        low += Math.FusedMultiplyAdd(a, b, -product);
        Add(product);
    }
}
