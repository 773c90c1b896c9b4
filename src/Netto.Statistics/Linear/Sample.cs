namespace Netto.Statistics.Linear;

/// <summary>The rows that an estimator uses: checked, weighted, rows of weight zero left out.</summary>
internal sealed record Sample(
    DataColumn Outcome,
    IReadOnlyList<Design> Designs,
    ObservationWeights Kind,
    double[]? Weights,
    CovarianceEstimator Covariance,
    IReadOnlyList<DroppedRows> Dropped
)
{
    internal Design X => Designs[0];

    /// <summary>The effects taken out of the columns; null when there are none.</summary>
    internal Absorption.AbsorbedColumns? Absorbed { get; init; }

    /// <summary>Rows with a weight, where others were left out; null when all were kept.</summary>
    internal int[]? KeptRows { get; init; }

    /// <summary>Rows, or the sum of the frequency weights.</summary>
    internal double N => Kind is ObservationWeights.Frequency && Weights is not null ? Vectors.Sum(Weights) : X.Rows;

    internal bool IsFrequency => Kind is ObservationWeights.Frequency;

    /// <summary>The meat that comes along with the residuals; the other kinds need leverages or clusters first.</summary>
    internal MeatScale MeatScale =>
        Covariance is not CovarianceEstimator.Robust { Kind: RobustKind.HC0 or RobustKind.HC1 } ? MeatScale.None
        : IsFrequency && Weights is not null ? MeatScale.RootFrequencies
        : MeatScale.Scores;

    /// <summary>Checks rows, weights and values.</summary>
    internal static Sample Of(
        DataColumn outcome,
        IReadOnlyList<Design> designs,
        ObservationWeights kind,
        CovarianceEstimator covariance
    )
    {
        var sample = Unchecked(outcome, designs, kind, covariance);
        sample.CheckFinite();
        return sample;
    }

    /// <summary>Throws EST002 when a value is NaN or infinite.</summary>
    internal void CheckFinite()
    {
        Outcome.CheckFinite();
        foreach (var column in Designs.SelectMany(d => d.Columns).Distinct(ReferenceEqualityComparer.Instance))
        {
            ((DataColumn)column!).CheckFinite();
        }
    }

    /// <summary>Checks rows and weights; the values are checked by the solver when their moments are not finite, which spares a pass.</summary>
    internal static Sample Unchecked(
        DataColumn outcome,
        IReadOnlyList<Design> designs,
        ObservationWeights kind,
        CovarianceEstimator covariance
    )
    {
        ArgumentNullException.ThrowIfNull(outcome);
        Check(outcome, designs, kind, covariance);
        if (kind.Column is not { } column)
        {
            return new(outcome, designs, kind, null, covariance, []);
        }
        var kept = Positive(column.Values);
        if (kept.Length == column.Length)
        {
            return new(outcome, designs, kind, column.Values, covariance, []);
        }
        new Sample(outcome, designs, kind, null, covariance, []).CheckFinite(); // while row numbers are those of the data
        var sample = new Sample(outcome, designs, kind, column.Values, covariance, []);
        return sample.Select(kept, $"weight {column.Label} is zero") with { KeptRows = kept };
    }

    /// <summary>The same rows with another outcome; its values are checked by the solver.</summary>
    internal Sample With(DataColumn outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        if (ReferenceEquals(outcome, Outcome))
        {
            return this;
        }
        Lengths.Check(outcome, Kind.Column?.Length ?? X.Rows);
        if (Kind.Column is not { } column || column.Length == X.Rows)
        {
            return this with { Outcome = outcome };
        }
        outcome.CheckFinite(); // while row numbers are those of the data
        return this with { Outcome = outcome with { Values = Select(outcome.Values, Positive(column.Values)) } };
    }

    /// <summary>The rows with these numbers; the others are counted under a reason.</summary>
    internal Sample Select(int[] rows, string reason)
    {
        var columns = Designs
            .SelectMany(d => d.Columns)
            .DistinctBy(c => c.Values)
            .ToDictionary(c => c.Values, c => Select(c.Values, rows));
        return this with
        {
            Outcome = Outcome with { Values = Select(Outcome.Values, rows) },
            Designs =
            [
                .. Designs.Select(d => new Design(d.Columns.Select(c => c with { Values = columns[c.Values] }))),
            ],
            Weights = Weights is null ? null : Select(Weights, rows),
            Covariance = Covariance is CovarianceEstimator.Clustered c
                ? c with
                {
                    Clusters = c.Clusters.Select(rows),
                }
                : Covariance,
            Dropped = [.. Dropped, new DroppedRows(reason, X.Rows - rows.Length)],
        };
    }

    /// <summary>What a covariance is made of, with the parameters of absorbed effects.</summary>
    internal Covariances.SandwichData Sandwich(double[][] x, double[] residuals, Matrix bread) =>
        new(x, residuals, Weights, IsFrequency, bread, N)
        {
            AbsorbedCount = Absorbed?.Effects.Parameters ?? 0,
            AbsorbedCountInClusters = Absorbed?.CountInClusters ?? 0,
        };

    /// <summary>Total sum of squares of the outcome as it was before effects were taken out of it.</summary>
    internal double TotalSumOfSquares(ConstantTerm constant) =>
        Absorbed is { } a && a.Raw.TryGetValue(Outcome.Values, out var raw)
            ? Fits.TotalSumOfSquares(raw, Weights, constant)
            : Fits.TotalSumOfSquares(Outcome.Values, Weights, constant);

    /// <summary>Columns that effects explain, and those that the solver dropped.</summary>
    internal IReadOnlyList<DroppedColumn> DroppedColumns(int[] dropped) =>
        [.. Absorbed?.Dropped.Where(d => d.Label != Design.Constant) ?? [], .. Fits.Dropped(X, dropped)];

    /// <summary>Absorbed effects hold a constant.</summary>
    internal ConstantTerm ConstantOf(double[][] columns) =>
        Absorbed is null ? Fits.ConstantOf(columns) : ConstantTerm.Present;

    private static void Check(
        DataColumn outcome,
        IReadOnlyList<Design> designs,
        ObservationWeights kind,
        CovarianceEstimator covariance
    )
    {
        var rows = designs[0].Rows;
        Lengths.Check(outcome, rows);
        foreach (var column in designs.SelectMany(d => d.Columns))
        {
            Lengths.Check(column, rows);
        }
        if (covariance is CovarianceEstimator.Clustered c)
        {
            Lengths.Check(c.Clusters, rows);
        }
        if (kind.Column is { } weights)
        {
            CheckWeights(weights, rows, kind);
        }
        if (kind is ObservationWeights.Probability && covariance is CovarianceEstimator.ClassicalCovariance)
        {
            throw new StatisticsException(
                StatisticsErrors.WrongOption,
                "Probability weights have no classical covariance.",
                "Use hc1 or a clustered covariance."
            );
        }
    }

    private static void CheckWeights(DataColumn weights, int rows, ObservationWeights kind)
    {
        Lengths.Check(weights, rows);
        weights.CheckFinite();
        for (var i = 0; i < rows; i++)
        {
            var w = weights.Values[i];
            if (w < 0 || (kind is ObservationWeights.Frequency && w != Math.Floor(w)))
            {
                var wanted = w < 0 ? "0 or more" : "a whole number (a frequency)";
                throw new StatisticsException(
                    StatisticsErrors.WrongWeight,
                    $"Weight {weights.Label} is {w:R} in row {i + 1}.",
                    $"A weight must be {wanted}."
                )
                {
                    Rows = [i + 1],
                };
            }
        }
    }

    private static int[] Positive(double[] weights)
    {
        var kept = new List<int>(weights.Length);
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0)
            {
                kept.Add(i);
            }
        }
        return kept.Count > 0
            ? [.. kept]
            : throw new StatisticsException(
                StatisticsErrors.TooFewRows,
                "All weights are zero.",
                "Give rows with a weight."
            );
    }

    private static double[] Select(double[] values, int[] rows) => Array.ConvertAll(rows, i => values[i]);
}
