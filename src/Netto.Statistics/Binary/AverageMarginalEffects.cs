namespace Netto.Statistics.Binary;

/// <summary>
/// Average marginal effects with delta-method standard errors, regressors held fixed. A 0/1 column gives the discrete change from 0 to 1 averaged over
/// rows; a level of a factor (<c>region[north]</c>) the change from the base level, its sibling columns set to 0; any other column the mean derivative.
/// A factor that shows all its levels (a model without a constant) has its first one as base, which gets no effect.
/// As Stata's <c>margins, dydx(*)</c> (Greene 2012, section 17.3.2).
/// </summary>
internal static class AverageMarginalEffects
{
    internal static CoefficientTable Of(BinaryFit fit)
    {
        var design = fit.Design;
        var levels = FactorLevels.Of(design);
        int[] wanted =
        [
            .. Enumerable
                .Range(0, design.Count)
                .Where(j => design.Columns[j].Label != Design.Constant && levels[j]?.ShownBase != j),
        ];
        var gradients = new Matrix(design.Count, wanted.Length);
        var effects = new double[wanted.Length];
        var slopes = new Lazy<(double Density, double[] BySlope)>(() => Slopes(fit));
        for (var e = 0; e < wanted.Length; e++)
        {
            var (effect, gradient) = levels[wanted[e]] is { } own
                ? Discrete(fit, wanted[e], own)
                : Derivative(fit, wanted[e], slopes.Value);
            effects[e] = effect;
            gradient.CopyTo(gradients.Column(e));
        }

        var covariance = gradients.Transpose().Sandwich(fit.Coefficients.Covariance);
        return CoefficientTable.From([.. wanted.Select(j => design.Columns[j].Label)], effects, covariance);
    }

    private static (double Effect, double[] Gradient) Discrete(BinaryFit fit, int own, FactorLevels levels)
    {
        var siblings = levels.Columns;
        var b = fit.Coefficients;
        var n = fit.Design.Rows;
        var (change, density0, density1, gap) = (new double[n], new double[n], new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            var z0 = fit.LinearPredictor[i];
            foreach (var j in siblings)
            {
                z0 -= b[j].Estimate * fit.Design.Columns[j].Values[i];
            }

            var z1 = z0 + b[own].Estimate;
            z0 += levels.ShownBase is { } first ? b[first].Estimate : 0;
            change[i] = LinkFunctions.Probability(fit.Link, z1) - LinkFunctions.Probability(fit.Link, z0);
            density0[i] = LinkFunctions.Density(fit.Link, z0);
            density1[i] = LinkFunctions.Density(fit.Link, z1);
            gap[i] = density1[i] - density0[i];
        }

        var gradient = new double[fit.Design.Count];
        for (var j = 0; j < gradient.Length; j++)
        {
            gradient[j] = siblings.Contains(j) ? 0 : Mean(fit, gap, fit.Design.Columns[j].Values);
        }

        gradient[own] = Mean(fit, density1);
        if (levels.ShownBase is { } baseLevel)
        {
            gradient[baseLevel] = -Mean(fit, density0);
        }

        return (Mean(fit, change), gradient);
    }

    private static (double Effect, double[] Gradient) Derivative(
        BinaryFit fit,
        int own,
        (double Density, double[] BySlope) means
    )
    {
        var b = fit.Coefficients[own].Estimate;
        var gradient = Array.ConvertAll(means.BySlope, m => b * m);
        gradient[own] += means.Density;
        return (means.Density * b, gradient);
    }

    /// <summary>The mean density, and the means of its slope times each column: the same for all derivatives.</summary>
    private static (double Density, double[] BySlope) Slopes(BinaryFit fit)
    {
        var z = fit.LinearPredictor;
        var (density, slopes) = (new double[z.Length], new double[z.Length]);
        Likelihood.LinearPredictor.ForEachBlock(
            z.Length,
            (start, length) =>
            {
                for (var i = start; i < start + length; i++)
                {
                    density[i] = LinkFunctions.Density(fit.Link, z[i]);
                    slopes[i] = LinkFunctions.Slope(fit.Link, z[i]);
                }
            }
        );
        return (Mean(fit, density), [.. fit.Design.Columns.Select(c => Mean(fit, slopes, c.Values))]);
    }

    private static double Mean(BinaryFit fit, double[] values) =>
        fit.Weights is { } w ? Vectors.Dot(values, w) / Vectors.Sum(w) : Vectors.Sum(values) / values.Length;

    private static double Mean(BinaryFit fit, double[] values, double[] column)
    {
        var product = new double[values.Length];
        Vectors.Multiply(values, column, product);
        return Mean(fit, product);
    }
}
