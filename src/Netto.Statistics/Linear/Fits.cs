namespace Netto.Statistics.Linear;

/// <summary>Fit measures and warnings that linear and instrumental models share.</summary>
internal static class Fits
{
    private const double IllConditioned = 1e8;
    private const double Perfect = 1e-24;

    internal static ConstantTerm ConstantOf(double[][] columns) =>
        columns.Any(LongSums.IsConstant) ? ConstantTerm.Present : ConstantTerm.Absent;

    internal static double TotalSumOfSquares(double[] y, double[]? w, ConstantTerm constant)
    {
        var mean = constant == ConstantTerm.Present ? Mean(y, w) : 0;
        if (w is null)
        {
            return LongSums.SumOfSquares(y, mean);
        }
        var (sum, correction) = (0.0, 0.0);
        for (var i = 0; i < y.Length; i++)
        {
            sum += w[i] * (y[i] - mean) * (y[i] - mean);
            correction += w[i] * (y[i] - mean);
        }
        return sum - (constant == ConstantTerm.Present ? correction * correction / Vectors.Sum(w) : 0);
    }

    /// <summary>Normal log likelihood with σ² = RSS/n, as R's <c>logLik.lm</c>.</summary>
    internal static double LogLikelihood(Sample sample, double rss)
    {
        if (!(rss > 0))
        {
            return double.NaN;
        }
        var n = sample.N;
        var logWeights = sample.Weights is { } w && !sample.IsFrequency ? w.Sum(Math.Log) : 0;
        return 0.5 * (logWeights - (n * (Math.Log(2 * Math.PI) + 1 - Math.Log(n) + Math.Log(rss))));
    }

    internal static IReadOnlyList<DroppedColumn> Dropped(Design design, int[] dropped) =>
        [.. dropped.Select(j => new DroppedColumn(design.Columns[j].Label, Reason(design.Columns[j])))];

    internal static IEnumerable<Warning> Warnings(
        LeastSquaresSolution solution,
        IReadOnlyList<DroppedColumn> dropped,
        (double Residual, double Total) squares,
        double degreesOfFreedom
    )
    {
        foreach (var column in dropped)
        {
            yield return new Warning(Warning.ColumnDropped, $"{column.Label} dropped: {column.Reason}.");
        }
        if (solution.ConditionNumber > IllConditioned)
        {
            yield return new Warning(
                Warning.IllConditioned,
                $"Condition number {solution.ConditionNumber:E1}: coefficients hang on the last digits of the data."
            );
        }
        foreach (var warning in Perfection(squares, degreesOfFreedom))
        {
            yield return warning;
        }
    }

    /// <summary>Says when nothing is left to tell standard errors from.</summary>
    internal static IEnumerable<Warning> Perfection((double Residual, double Total) squares, double degreesOfFreedom)
    {
        if (degreesOfFreedom <= 0)
        {
            yield return new Warning(
                Warning.PerfectFit,
                "There are as many coefficients as rows: nothing is left to tell standard errors from."
            );
        }
        else if (IsPerfect(squares.Residual, squares.Total))
        {
            yield return new Warning(
                Warning.PerfectFit,
                "The fit is perfect to rounding: standard errors say nothing."
            );
        }
    }

    internal static bool IsPerfect(double residual, double total) => residual <= Perfect * total;

    private static string Reason(DataColumn column) =>
        column.Values.All(v => v == 0) ? "all its values are zero" : "it depends linearly on columns before it";

    private static double Mean(double[] y, double[]? w) =>
        w is null ? LongSums.Sum(y) / y.Length : Vectors.Dot(y, w) / Vectors.Sum(w);
}
