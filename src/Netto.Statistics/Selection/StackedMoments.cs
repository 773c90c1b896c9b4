using Netto.Statistics.Likelihood;

namespace Netto.Statistics.Selection;

/// <summary>
/// Covariance of the second step from the moments of both (Newey 1984). With γ̂ − γ = H⁻¹ Σ s and C the derivative of Σ Ŵ'e to γ, the influence of
/// a row on b is (Ŵ'Ŵ)⁻¹ (Ŵ'e + C H⁻¹ s).
/// </summary>
internal static class StackedMoments
{
    internal static Matrix Covariance(PreparedSelection prepared, SecondStep second, CovarianceEstimator covariance)
    {
        var adjustment = Derivative(prepared, second).Times(prepared.Probit.InverseInformation);
        return covariance is CovarianceEstimator.Clustered clustered
            ? OfClusters((prepared, second), adjustment, clustered)
            : OfRows((prepared, second), adjustment, covariance);
    }

    /// <summary>Influence of each row: the probit's regressors times their score, and the second step's where seen.</summary>
    private static Matrix OfRows(
        (PreparedSelection Prepared, SecondStep Second) at,
        Matrix adjustment,
        CovarianceEstimator covariance
    )
    {
        var (prepared, second) = at;
        var scores = prepared.Probit.Scores;
        var z = prepared.Probit.Design.Arrays();
        var columns = new double[second.W.Length][];
        for (var j = 0; j < columns.Length; j++)
        {
            var weights = new double[z.Length];
            for (var k = 0; k < weights.Length; k++)
            {
                weights[k] = adjustment[j, k];
            }

            var all = LinearPredictor.Of(z, weights);
            Vectors.Multiply(all, scores.Factor, all);
            var own = Own(prepared, second, j);
            for (var s = 0; s < own.Length; s++)
            {
                all[prepared.Sample.Seen[s]] += own[s];
            }

            columns[j] = all;
        }

        var ones = new double[prepared.Sample.Observed.Length];
        Array.Fill(ones, 1);
        return LikelihoodCovariance.Of(second.Bread, new RowScores(columns, ones, scores.Frequencies), covariance);
    }

    /// <summary>Influence summed by cluster: sums of both steps' scores are enough, no row needs its own.</summary>
    private static Matrix OfClusters(
        (PreparedSelection Prepared, SecondStep Second) at,
        Matrix adjustment,
        CovarianceEstimator.Clustered covariance
    )
    {
        var (prepared, second) = at;
        var clusters = covariance.Clusters;
        var first = prepared.Probit.Scores.SumBy(clusters);
        var codes = prepared.Sample.Seen.Select(row => clusters.Codes[row]).ToArray();
        var columns = new double[second.W.Length][];
        for (var j = 0; j < columns.Length; j++)
        {
            var sums = new double[clusters.Count];
            var own = Own(prepared, second, j);
            for (var s = 0; s < own.Length; s++)
            {
                sums[codes[s]] += own[s];
            }

            for (var k = 0; k < first.Length; k++)
            {
                Vectors.AddScaled(sums, first[k], adjustment[j, k]);
            }

            columns[j] = sums;
        }

        var ones = new double[clusters.Count];
        Array.Fill(ones, 1);
        var each = Clusters.Of(clusters.Label, [.. Enumerable.Range(0, clusters.Count)]);
        return LikelihoodCovariance.Of(second.Bread, new RowScores(columns, ones), covariance with { Clusters = each });
    }

    /// <summary>The second step's own part of the influence on coefficient j, rows seen.</summary>
    private static double[] Own(PreparedSelection prepared, SecondStep second, int j)
    {
        var own = new double[prepared.Sample.Seen.Length];
        Vectors.Multiply(second.Projected[j], second.Residuals, own);
        if (prepared.SeenWeights is { } weights)
        {
            Vectors.Multiply(own, weights, own);
        }

        return own;
    }

    /// <summary>C: derivative of Σ w Ŵ'e to γ, regressors × selection columns. Only the ratio λ depends on γ, dλ = −δ z.</summary>
    private static Matrix Derivative(PreparedSelection prepared, SecondStep second)
    {
        var (w, q) = (second.W, second.Q);
        var derivative = new Matrix(w.Length, prepared.Probit.Design.Count);
        if (second.Terms[^1] != SelectionFit.InverseMillsRatio)
        {
            return derivative;
        }

        var last = q.Length - 1;
        var b = second.Coefficients[^1];
        var weightedResiduals = Weighted(second.Residuals, prepared.SeenWeights);
        int[] places = [.. second.Terms.Select(term => second.InstrumentTerms.ToList().IndexOf(term))];
        var instrumentResiduals = second.InstrumentBread.Times(Products(q, weightedResiduals));
        for (var k = 0; k < derivative.Columns; k++)
        {
            var change = RatioChange(prepared, k);
            var weighted = Weighted(change, prepared.SeenWeights);
            var qChange = Products(q, weighted);
            var throughResiduals = Vectors.Dot(weighted, second.Residuals);
            for (var j = 0; j < w.Length; j++)
            {
                var direct = second.Projection[last, j] * throughResiduals;
                // An exogenous regressor is an instrument too: its product is there already.
                var product = places[j] >= 0 ? qChange[places[j]] : Vectors.Dot(second.Projected[j], weighted);
                derivative[j, k] =
                    direct - (b * product) + ThroughProjection(second, j, weighted, qChange, instrumentResiduals);
            }
        }

        return derivative;
    }

    // e'Q dΠ for column j, dΠ = (Q'Q)⁻¹ [dQ'(W − Ŵ) + Q'(dW − dQ Π)].
    private static double ThroughProjection(
        SecondStep second,
        int j,
        double[] weightedChange,
        double[] qChange,
        double[] instrumentResiduals
    )
    {
        var last = instrumentResiduals.Length - 1;
        var gap = ReferenceEquals(second.W[j], second.Projected[j])
            ? 0
            : Vectors.Dot(weightedChange, second.W[j]) - Vectors.Dot(weightedChange, second.Projected[j]);
        var own = j == second.W.Length - 1 ? 1 : 0;
        return instrumentResiduals[last] * gap
            + (own - second.Projection[last, j]) * Vectors.Dot(instrumentResiduals, qChange);
    }

    private static double[] RatioChange(PreparedSelection prepared, int column)
    {
        var z = prepared.Probit.Design.Columns[column].Values;
        var change = new double[prepared.Slope.Length];
        for (var s = 0; s < change.Length; s++)
        {
            change[s] = -prepared.Slope[s] * z[prepared.Sample.Seen[s]];
        }

        return change;
    }

    private static double[] Products(double[][] columns, double[] vector) =>
        Array.ConvertAll(columns, c => Vectors.Dot(c, vector));

    private static double[] Weighted(double[] values, double[]? weights)
    {
        if (weights is null)
        {
            return values;
        }

        var product = new double[values.Length];
        Vectors.Multiply(values, weights, product);
        return product;
    }
}
