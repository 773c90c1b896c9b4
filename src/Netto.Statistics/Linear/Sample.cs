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
        var zero = new DroppedRows($"weight {column.Label} is zero", column.Length - kept.Length);
        return new(
            Select(outcome, kept),
            [.. designs.Select(d => new Design(d.Columns.Select(c => Select(c, kept))))],
            kind,
            Select(column, kept).Values,
            Select(covariance, kept),
            [zero]
        );
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
        return this with { Outcome = Select(outcome, Positive(column.Values)) };
    }

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
        if (covariance is CovarianceEstimator.Clustered c && c.Clusters.Codes.Length != rows)
        {
            Lengths.Check(new DataColumn(c.Clusters.Label, new double[c.Clusters.Codes.Length]), rows);
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
                );
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

    private static DataColumn Select(DataColumn column, int[] rows) =>
        column with
        {
            Values = Array.ConvertAll(rows, i => column.Values[i]),
        };

    private static CovarianceEstimator Select(CovarianceEstimator covariance, int[] rows) =>
        covariance is CovarianceEstimator.Clustered c ? c with { Clusters = c.Clusters.Select(rows) } : covariance;
}
