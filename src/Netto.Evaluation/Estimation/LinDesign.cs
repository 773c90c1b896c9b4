using Netto.Statistics.Models;

namespace Netto.Evaluation.Estimation;

/// <summary>The regressors of an adjusted difference (Lin 2013): covariates from their means, and their products with the treated side.</summary>
/// <param name="Treated">1 for the treated side.</param>
/// <param name="Centred">Covariates, each from its mean over the sample.</param>
/// <param name="Products">Their products with the treated side, in the same order.</param>
internal sealed record LinDesign(
    DataColumn Treated,
    IReadOnlyList<DataColumn> Centred,
    IReadOnlyList<DataColumn> Products
)
{
    /// <summary>All with a constant.</summary>
    public Design Design => Statistics.Models.Design.WithConstant([Treated, .. Centred, .. Products]);

    /// <summary>All but the treated side and the constant.</summary>
    public IReadOnlyList<DataColumn> Controls => [.. Centred, .. Products];

    public static LinDesign Of(DataColumn treated, IReadOnlyList<DataColumn> covariates)
    {
        List<DataColumn> centred = [.. covariates.Select(FromMean)];
        return new(treated, centred, centred.ConvertAll(trait => Times(treated, trait)));
    }

    /// <summary>The effect in a draw: at the means of the people drawn, as the estimator would have it.</summary>
    public double Effect(DrawnCoefficients draw, double[] counts)
    {
        var effect = draw.Of(Treated.Label);
        for (var at = 0; at < Centred.Count; at++)
        {
            if (draw.Of(Products[at].Label) is var slope && slope != 0)
                effect += slope * Mean(Centred[at].Values, counts);
        }
        return effect;
    }

    private static double Mean(double[] values, double[] counts)
    {
        var (sum, n) = (0.0, 0.0);
        for (var row = 0; row < values.Length; row++)
        {
            sum += counts[row] * values[row];
            n += counts[row];
        }
        return sum / n;
    }

    private static DataColumn FromMean(DataColumn column)
    {
        var mean = column.Values.Average();
        return column with { Values = Array.ConvertAll(column.Values, value => value - mean) };
    }

    private static DataColumn Times(DataColumn treated, DataColumn trait) =>
        new($"{treated.Label}:{trait.Label}", [.. treated.Values.Zip(trait.Values, (t, x) => t * x)]);
}
