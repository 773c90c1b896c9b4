namespace Netto.Statistics.Binary;

/// <summary>Where Newton's method begins: the linear probability model, linearised about the mean outcome.</summary>
/// <remarks>With ȳ the mean and z̄ the predictor of it, b = b_ols / f(z̄), and the constant (a − ȳ)/f(z̄) + z̄ (Amemiya 1981, JEL 19:4).</remarks>
internal static class BinaryStart
{
    /// <summary>The start; zeros without a constant, to which the mean could go.</summary>
    internal static double[] Of(BinaryLink link, Design design, BinaryOutcome outcome, double[] leastSquares)
    {
        var b = new double[design.Count];
        var constant = -1;
        for (var j = 0; j < design.Count && constant < 0; j++)
        {
            constant = design.Columns[j].Label == Design.Constant ? j : -1;
        }
        if (constant < 0)
        {
            return b;
        }
        var y = outcome.Y;
        var mean = outcome.Weights is { } w ? Vectors.Dot(y, w) / Vectors.Sum(w) : Vectors.Sum(y) / y.Length;
        var centre = link == BinaryLink.Probit ? Normal.Quantile(mean) : Math.Log(mean / (1 - mean));
        var density = LinkFunctions.Density(link, centre);
        for (var j = 0; j < b.Length; j++)
        {
            b[j] = leastSquares[j] / density;
        }
        b[constant] += centre - (mean / density);
        return b;
    }
}
