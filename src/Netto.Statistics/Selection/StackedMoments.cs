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
        // Columns of everybody: the probit's regressors times their score, and the second step's where seen.
        var scores = prepared.Probit.Scores;
        double[][] columns = [.. Influence(prepared, second)];
        var ones = new double[prepared.Sample.Observed.Length];
        Array.Fill(ones, 1);
        var stacked = new RowScores(columns, ones, scores.Frequencies);
        return LikelihoodCovariance.Of(second.Bread, stacked, covariance);
    }

    private static IEnumerable<double[]> Influence(PreparedSelection prepared, SecondStep second)
    {
        var (probit, sample) = (prepared.Probit, prepared.Sample);
        var adjustment = Derivative(prepared, second).Times(probit.InverseInformation);
        var z = probit.Design.Arrays();
        for (var j = 0; j < second.W.Length; j++)
        {
            var own = new double[sample.Seen.Length];
            for (var s = 0; s < own.Length; s++)
            {
                own[s] = second.Projected[j][s] * second.Residuals[s] * (prepared.SeenWeights?[s] ?? 1);
            }

            var all = sample.Spread(own);
            for (var k = 0; k < z.Length; k++)
            {
                for (var i = 0; i < all.Length; i++)
                {
                    all[i] += adjustment[j, k] * z[k][i] * probit.Scores.Factor[i];
                }
            }

            yield return all;
        }
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
                var residual = -b * Vectors.Dot(second.Projected[j], weighted);
                derivative[j, k] =
                    direct + residual + ThroughProjection(second, j, weighted, qChange, instrumentResiduals);
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
        double gap = 0;
        for (var s = 0; s < weightedChange.Length; s++)
        {
            gap += weightedChange[s] * (second.W[j][s] - second.Projected[j][s]);
        }

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
