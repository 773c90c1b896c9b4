namespace Netto.Statistics.Weighting;

/// <summary>Distances between weighted respondents and targets.</summary>
internal static class MarginErrors
{
    internal static double Largest(double[] weights, IReadOnlyList<WeightingTarget> targets) =>
        targets.Max(t => Of(weights, t));

    internal static string Worst(double[] weights, IReadOnlyList<WeightingTarget> targets) =>
        targets.MaxBy(t => Of(weights, t))!.Variable;

    /// <summary>Weighted share of each category.</summary>
    internal static double[] SharesOf(double[] weights, WeightingTarget.Shares target)
    {
        var sums = new double[target.Categories.Count];
        for (var i = 0; i < weights.Length; i++)
        {
            sums[target.Codes[i]] += weights[i];
        }

        var total = sums.Sum();
        return Array.ConvertAll(sums, s => s / total);
    }

    internal static double[] BaseOf(double[]? baseWeights, IReadOnlyList<WeightingTarget> targets)
    {
        if (targets.Count == 0)
        {
            throw WeightingTarget.Wrong("there are none", "Give at least one variable.");
        }

        var rows = targets[0].Rows;
        var uneven = targets.FirstOrDefault(t => t.Rows != rows);
        if (uneven is not null || (baseWeights is not null && baseWeights.Length != rows))
        {
            throw new StatisticsException(
                StatisticsErrors.LengthMismatch,
                $"{uneven?.Variable ?? "The base weights"} and {targets[0].Variable} differ in length.",
                "Give columns of one data set."
            );
        }

        if (baseWeights?.Any(w => !(w > 0) || double.IsInfinity(w)) == true)
        {
            throw new StatisticsException(
                StatisticsErrors.WrongWeight,
                "A base weight is missing or not above zero.",
                "Leave such rows out."
            );
        }

        var weights = baseWeights is null ? new double[rows] : (double[])baseWeights.Clone();
        if (baseWeights is null)
        {
            Array.Fill(weights, 1);
        }

        return weights;
    }

    internal static StatisticsException NotReached(
        double[] weights,
        IReadOnlyList<WeightingTarget> targets,
        int iterations
    ) =>
        new(
            StatisticsErrors.NotConverged,
            $"The targets are not reached after {iterations} rounds: {Worst(weights, targets)} is off by {Largest(weights, targets):E2}.",
            "They contradict each other, or a combination has no respondents: join categories or drop a target."
        );

    private static double Of(double[] weights, WeightingTarget target)
    {
        if (target is WeightingTarget.Shares shares)
        {
            return SharesOf(weights, shares).Zip(shares.Expected, (a, b) => Math.Abs(a - b)).Max();
        }

        var mean = (WeightingTarget.Mean)target;
        var total = Vectors.Sum(weights);
        var spread = Comparisons.Moments.Of(mean.Column.Values).StandardDeviation ?? 0;
        var gap = Math.Abs(Vectors.Dot(weights, mean.Column.Values) / total - mean.Expected);
        return spread > 0 ? gap / spread : gap;
    }
}
