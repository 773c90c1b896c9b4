using Netto.Statistics.Surveys;

namespace Netto.Statistics.Scales;

/// <summary>How far the items of a scale measure one thing.</summary>
public sealed record Reliability
{
    /// <summary>People who answered all items.</summary>
    public required double N { get; init; }

    /// <summary>People left out because an item is missing.</summary>
    public required double Dropped { get; init; }

    /// <summary>
    /// Cronbach's (1951, doi:10.1007/BF02310555) k/(k − 1) (1 − Σ s²ᵢ/s²), s² the variance of the sum, with a standard error that assumes no distribution
    /// (Maydeu-Olivares, Coffman and Hartmann 2007, doi:10.1037/1082-989X.12.2.157) and honours the design; a lower bound of the reliability.
    /// </summary>
    public required Coefficient Alpha { get; init; }

    /// <summary>Interval of alpha by Feldt's (1965, doi:10.1007/BF02289499) F, for normal items that measure equally well; null with a survey design.</summary>
    public required ConfidenceInterval? FeldtInterval { get; init; }

    /// <summary>
    /// McDonald's omega (1999): (Σλ)²/((Σλ)² + Σψ) of a one-factor model by maximum likelihood on the covariances, sandwich standard error; null with a
    /// <see cref="OmegaReason"/> when there are two items or fewer, or the model has no solution.
    /// </summary>
    public required Coefficient? Omega { get; init; }

    /// <summary>Why there is no omega, or what to know of it; null when there is nothing to say.</summary>
    public required string? OmegaReason { get; init; }

    /// <summary>The items one by one.</summary>
    public required IReadOnlyList<ItemReliability> Items { get; init; }

    /// <summary>Finds the reliability of items that count in the same direction.</summary>
    /// <param name="items">Two items or more, answers with NaN where missing; people who miss one are left out.</param>
    /// <param name="design">Survey design; null when everybody counts once.</param>
    /// <exception cref="StatisticsException">SCL005: fewer than two items. EST003: too few people answered all. EST013: an item does not vary.</exception>
    public static Reliability Of(IReadOnlyList<DataColumn> items, SurveyDesign? design = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items.Count < 2)
        {
            throw new StatisticsException(
                "SCL005",
                $"There is {items.Count} item.",
                "Reliability is about how items go together: give two or more."
            );
        }

        var survey = design ?? SurveyDesign.Unweighted(items[0].Length);
        var rows = SurveyRows.Of(survey, items);
        var moments = ItemMoments.Of(rows, items);
        var omega = OneFactorOmega.Of(moments);
        return new()
        {
            N = rows.Used.Length,
            Dropped = rows.Dropped.Sum(d => d.Count),
            Alpha = CronbachAlpha.Of(moments),
            FeldtInterval = design is null ? CronbachAlpha.Feldt(moments) : null,
            Omega = omega.Omega,
            OmegaReason = omega.Reason,
            Items =
            [
                .. items.Select(
                    (c, j) =>
                        new ItemReliability(
                            c.Label,
                            (double)c.Values.Count(double.IsNaN) / c.Length,
                            moments.Means[j],
                            Math.Sqrt(moments.Covariance[j, j]),
                            CronbachAlpha.ItemRest(moments.Covariance, j),
                            CronbachAlpha.Without(moments.Covariance, j),
                            omega.Loadings?[j]
                        )
                ),
            ],
        };
    }
}

/// <summary>One item of a scale.</summary>
/// <param name="Name">The item.</param>
/// <param name="ShareMissing">Share of the rows without an answer.</param>
/// <param name="Mean">Mean among people who answered all items.</param>
/// <param name="StandardDeviation">Standard deviation among them.</param>
/// <param name="ItemRestCorrelation">Correlation with the sum of the other items; below zero: the item may have to be turned round.</param>
/// <param name="AlphaWithout">Alpha of the other items; null when there are two items.</param>
/// <param name="Loading">Standardised loading on the one factor; null where there is none.</param>
public sealed record ItemReliability(
    string Name,
    double ShareMissing,
    double Mean,
    double StandardDeviation,
    double ItemRestCorrelation,
    double? AlphaWithout,
    double? Loading
);
