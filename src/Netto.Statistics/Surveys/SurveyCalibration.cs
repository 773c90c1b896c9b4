using Netto.Statistics.Linear;
using Netto.Statistics.Weighting;

namespace Netto.Statistics.Surveys;

/// <summary>What the weights of a design were brought to.</summary>
internal sealed record SurveyCalibration(WeightingMethod Method, IReadOnlyList<WeightingTarget> Targets, double Total)
{
    internal double[] Apply(double[] sampling)
    {
        // Entropy balancing and raking need weights above zero; a row that a bootstrap did not draw stays out.
        int[] drawn = [.. Enumerable.Range(0, sampling.Length).Where(i => sampling[i] > 0)];
        if (drawn.Length == sampling.Length)
        {
            return SurveyWeights.Fit(Method, Targets, sampling).ScaledTo(Total).Weights;
        }

        var fit = SurveyWeights
            .Fit(Method, [.. Targets.Select(t => t.Of(drawn))], Array.ConvertAll(drawn, i => sampling[i]))
            .ScaledTo(Total);
        var weights = new double[sampling.Length];
        for (var k = 0; k < drawn.Length; k++)
        {
            weights[drawn[k]] = fit.Weights[k];
        }

        return weights;
    }

    /// <summary>
    /// Scores w z become w e, e the residual of z after a regression on the targets with the weights before calibration (Deville and Särndal 1992, 3.4):
    /// what the targets explain no longer varies from sample to sample.
    /// </summary>
    internal double[][] Residuals(double[][] scores, double[] weights, double[] sampling)
    {
        double[][] x = [Design.Ones(weights.Length).Values, .. TargetColumns.Of(Targets).Columns];
        return Array.ConvertAll(
            scores,
            score =>
            {
                var z = new double[score.Length];
                for (var i = 0; i < z.Length; i++)
                {
                    z[i] = weights[i] > 0 ? score[i] / weights[i] : 0;
                }

                var e = LeastSquaresSolver.Solve(x, z, sampling).Residuals;
                Vectors.Multiply(e, weights, e);
                return e;
            }
        );
    }
}
