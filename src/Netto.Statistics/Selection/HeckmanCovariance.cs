namespace Netto.Statistics.Selection;

/// <summary>Heckman's own covariance of the two-step estimates (Heckman 1979; Greene 2012, equation 19-32), probit by observed information.</summary>
internal static class HeckmanCovariance
{
    /// <summary>σ² = e'e/n + λ² mean δ, ρ = λ/σ.</summary>
    internal static (double Sigma, double Rho) Scale(PreparedSelection prepared, SecondStep second)
    {
        var n = prepared.Selected;
        var lambda = Lambda(second);
        var e = second.Residuals;
        var squares = Sum(prepared, s => e[s] * e[s]);
        var slope = Sum(prepared, s => prepared.Slope[s]);
        var total = prepared.SeenWeights is { } w ? Vectors.Sum(w) : n;
        var sigma = Math.Sqrt(squares / total + slope / total * lambda * lambda);
        return (sigma, lambda / sigma);
    }

    internal static Matrix Of(PreparedSelection prepared, SecondStep second)
    {
        if (prepared.SeenWeights is not null && prepared.Probit.Scores.Frequencies is null)
        {
            throw new StatisticsException(
                StatisticsErrors.WrongOption,
                "Heckman's formula knows no weights.",
                "Use hc0, hc1 or cr1: they stack the moments of both steps."
            );
        }

        var (sigma, rho) = Scale(prepared, second);
        var w = second.W;
        var count = prepared.SeenWeights;
        var shrunk = new double[prepared.Slope.Length];
        var slope = new double[prepared.Slope.Length];
        for (var s = 0; s < shrunk.Length; s++)
        {
            slope[s] = prepared.Slope[s] * (count?[s] ?? 1);
            shrunk[s] = (1 - rho * rho * prepared.Slope[s]) * (count?[s] ?? 1);
        }

        var cross = Cross(w, slope, prepared);
        var middle = CrossProducts.Gram(w, shrunk).Plus(cross.Sandwich(prepared.Probit.InverseInformation), rho * rho);
        return second.Bread.Sandwich(middle).Scale(sigma * sigma);
    }

    // W'ΔZ, regressors × selection columns.
    private static Matrix Cross(double[][] w, double[] slope, PreparedSelection prepared)
    {
        var z = prepared.Probit.Design.Columns;
        var cross = new Matrix(w.Length, z.Count);
        for (var k = 0; k < z.Count; k++)
        {
            var weighted = new double[slope.Length];
            for (var s = 0; s < slope.Length; s++)
            {
                weighted[s] = slope[s] * z[k].Values[prepared.Sample.Seen[s]];
            }

            for (var j = 0; j < w.Length; j++)
            {
                cross[j, k] = Vectors.Dot(w[j], weighted);
            }
        }

        return cross;
    }

    private static double Lambda(SecondStep second) =>
        second.Terms[^1] == SelectionFit.InverseMillsRatio ? second.Coefficients[^1] : 0;

    private static double Sum(PreparedSelection prepared, Func<int, double> value)
    {
        double sum = 0;
        for (var s = 0; s < prepared.Slope.Length; s++)
        {
            sum += value(s) * (prepared.SeenWeights?[s] ?? 1);
        }

        return sum;
    }
}
