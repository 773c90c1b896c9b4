namespace Netto.Statistics.Weighting;

/// <summary>Targets as columns whose weighted means must hit given values; one category of each variable is left out, for the shares sum to one.</summary>
internal sealed record TargetColumns(double[][] Columns, double[] Expected)
{
    internal static TargetColumns Of(IReadOnlyList<WeightingTarget> targets)
    {
        var (columns, expected) = (new List<double[]>(), new List<double>());
        foreach (var target in targets)
        {
            if (target is WeightingTarget.Mean mean)
            {
                columns.Add(mean.Column.Values);
                expected.Add(mean.Expected);
                continue;
            }

            var shares = (WeightingTarget.Shares)target;
            for (var c = 1; c < shares.Categories.Count; c++)
            {
                columns.Add(Array.ConvertAll(shares.Codes, code => code == c ? 1.0 : 0));
                expected.Add(shares.Expected[c]);
            }
        }

        return new([.. columns], [.. expected]);
    }

    /// <summary>Columns minus what they must average to, over their standard deviation.</summary>
    internal double[][] Standardised() =>
        [
            .. Columns.Select(
                (column, j) =>
                {
                    var spread = Comparisons.Moments.Of(column).StandardDeviation is > 0 and var sd ? sd : 1;
                    return Array.ConvertAll(column, v => (v - Expected[j]) / spread);
                }
            ),
        ];
}
