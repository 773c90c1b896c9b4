namespace Netto.Statistics.Covariances;

/// <summary>Bread × meat × bread for every kind of <see cref="CovarianceEstimator"/>.</summary>
internal static class Sandwich
{
    internal static CovarianceResult Of(SandwichData data, CovarianceEstimator kind) =>
        data.Solver == Linear.Solver.RefinedQr && IsPlainSum(kind)
            ? Plain(data.AsInfluences(), kind)
            : Plain(data, kind);

    /// <summary>Kinds whose meat is a sum over rows or clusters, so that influences may stand for regressors.</summary>
    internal static bool IsPlainSum(CovarianceEstimator kind) =>
        kind
            is CovarianceEstimator.Robust { Kind: RobustKind.HC0 or RobustKind.HC1 }
                or CovarianceEstimator.Clustered { Kind: ClusterKind.CR0 or ClusterKind.CR1 };

    private static CovarianceResult Plain(SandwichData data, CovarianceEstimator kind) =>
        kind switch
        {
            CovarianceEstimator.ClassicalCovariance => Classical(data),
            CovarianceEstimator.Robust robust => Robust(data, robust.Kind),
            CovarianceEstimator.Clustered clustered => ClusterSandwich.Of(data, clustered),
            _ => throw new StatisticsException(StatisticsErrors.WrongOption, $"Unknown covariance {kind.Name}.", ""),
        };

    private static CovarianceResult Classical(SandwichData data)
    {
        var df = data.ResidualDegreesOfFreedom;
        var variance = df > 0 ? data.WeightedSumOfSquares() / df : double.NaN;
        return new(data.Bread.Scale(variance), _ => df, []);
    }

    private static CovarianceResult Robust(SandwichData data, RobustKind kind)
    {
        var df = data.ResidualDegreesOfFreedom;
        var (meat, warnings) = Meat(data, kind);
        var factor = kind == RobustKind.HC1 ? data.N / df : 1;
        return new(data.Bread.Sandwich(meat).Scale(df > 0 ? factor : double.NaN), _ => df, warnings);
    }

    private static (Matrix Meat, IReadOnlyList<Warning> Warnings) Meat(SandwichData data, RobustKind kind)
    {
        if (data.Meat is { } gathered && kind is RobustKind.HC0 or RobustKind.HC1)
        {
            return (gathered, []);
        }
        var (scale, warnings) = Scale(data, kind);
        return (CrossProducts.ScaledGram(data.X, scale), warnings);
    }

    /// <summary>What x is multiplied by before its square is summed.</summary>
    private static (double[] Scale, IReadOnlyList<Warning> Warnings) Scale(SandwichData data, RobustKind kind)
    {
        var e = data.Residuals;
        var scale = data.Frequencies ? FrequencyScale(e, data.Weights!) : data.WeightedResiduals();
        if (kind is RobustKind.HC0 or RobustKind.HC1)
        {
            return (scale, []);
        }
        var h = data.Parts.LeverageOf(data);
        var adjusted = GC.AllocateUninitializedArray<double>(e.Length);
        var full = 0;
        LongSums.ForEach(
            e.Length,
            (start, length) =>
            {
                var rows = (From: start, To: start + length);
                Interlocked.Add(ref full, Adjust(scale, h, adjusted, rows, kind));
            }
        );
        return (adjusted, full == 0 ? [] : [Full(full)]);
    }

    /// <summary>Divides by what leverage leaves free; gives the number of rows that it leaves nothing.</summary>
    private static int Adjust(double[] scale, double[] h, double[] adjusted, (int From, int To) rows, RobustKind kind)
    {
        var full = 0;
        for (var i = rows.From; i < rows.To; i++)
        {
            var free = 1 - h[i];
            if (free < 1e-10)
            {
                (adjusted[i], full) = (0, full + 1); // the row fits itself: its residual is zero and says nothing
                continue;
            }
            adjusted[i] = scale[i] / (kind == RobustKind.HC2 ? Math.Sqrt(free) : free);
        }
        return full;
    }

    private static Warning Full(int rows) =>
        new(
            Warning.FullLeverage,
            $"{rows} row(s) with leverage 1 fit themselves; they add nothing to the hc2/hc3 covariance."
        );

    private static double[] FrequencyScale(double[] e, double[] frequencies)
    {
        var scale = new double[e.Length];
        for (var i = 0; i < e.Length; i++)
        {
            scale[i] = e[i] * Math.Sqrt(frequencies[i]);
        }
        return scale;
    }
}
