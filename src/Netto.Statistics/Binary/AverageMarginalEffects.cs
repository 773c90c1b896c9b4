namespace Netto.Statistics.Binary;

/// <summary>
/// Average marginal effects with delta-method standard errors, regressors held fixed. A 0/1 column gives the discrete change from 0 to 1 averaged over
/// rows; a level of a factor (<c>region[north]</c>) the change from the base level, its sibling columns set to 0; any other column the mean derivative.
/// A factor that shows all its levels (a model without a constant) has its first one as base, which gets no effect. A variable that is in several columns moves them all. As Stata's <c>margins, dydx(*)</c> (Greene 2012, section 17.3.2).
/// </summary>
internal static class AverageMarginalEffects
{
    internal static CoefficientTable Of(BinaryFit fit) =>
        Of(fit, [.. fit.Design.Labels.Where(l => l != Design.Constant).Select(RegressorChange.OfColumn)]);

    /// <summary>The effects of changes; one of which the model kept no column is left out.</summary>
    /// <param name="fit">The model.</param>
    /// <param name="changes">Changes on the rows used.</param>
    internal static CoefficientTable Of(BinaryFit fit, IReadOnlyList<RegressorChange> changes)
    {
        var slopes = new Lazy<(double Density, double[] BySlope)>(() => Slopes(fit));
        var levels = new Lazy<FactorLevels?[]>(() => FactorLevels.Of(fit.Design));
        List<(string Name, double Effect, double[] Gradient)> found = [];
        foreach (var change in changes)
        {
            var effect = change switch
            {
                RegressorChange.Small small => Derivative(fit, Places(fit, small.Slopes)),
                RegressorChange.Large large => Discrete(fit, Places(fit, large.From), Places(fit, large.To)),
                _ => OfColumn(fit, change.Name, levels.Value, slopes),
            };
            if (effect is { } known)
            {
                found.Add((change.Name, known.Effect, known.Gradient));
            }
        }

        var gradients = new Matrix(fit.Design.Count, found.Count);
        for (var e = 0; e < found.Count; e++)
        {
            found[e].Gradient.CopyTo(gradients.Column(e));
        }

        var covariance = gradients.Transpose().Sandwich(fit.Coefficients.Covariance);
        return CoefficientTable.From([.. found.Select(f => f.Name)], [.. found.Select(f => f.Effect)], covariance);
    }

    private static (double Effect, double[] Gradient)? OfColumn(
        BinaryFit fit,
        string label,
        FactorLevels?[] levels,
        Lazy<(double Density, double[] BySlope)> slopes
    )
    {
        var own = fit.Design.Columns.ToList().FindIndex(c => c.Label == label);
        if (own < 0 || levels[own]?.ShownBase == own)
        {
            return null;
        }

        if (levels[own] is not { } siblings)
        {
            return Derivative(fit, own, slopes.Value);
        }

        var (zeros, ones) = (new double[fit.Design.Rows], new double[fit.Design.Rows]);
        Array.Fill(ones, 1);
        (int, double[])[] At(int? level) => [.. siblings.Columns.Select(j => (j, j == level ? ones : zeros))];
        return Discrete(fit, At(siblings.ShownBase), At(own));
    }

    /// <summary>Where the columns that the model kept stand in it.</summary>
    private static (int Place, double[] Values)[] Places(BinaryFit fit, IReadOnlyList<DataColumn> columns)
    {
        var labels = fit.Design.Labels.ToList();
        return [.. columns.Select(c => (Place: labels.IndexOf(c.Label), c.Values)).Where(c => c.Place >= 0)];
    }

    private static (double Effect, double[] Gradient)? Discrete(
        BinaryFit fit,
        (int Place, double[] Values)[] from,
        (int Place, double[] Values)[] to
    )
    {
        if (from.Length == 0)
        {
            return null;
        }

        var (z0, z1) = (Moved(fit, from), Moved(fit, to));
        var n = fit.Design.Rows;
        var (change, density0, density1, gap) = (new double[n], new double[n], new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            change[i] = LinkFunctions.Probability(fit.Link, z1[i]) - LinkFunctions.Probability(fit.Link, z0[i]);
            density0[i] = LinkFunctions.Density(fit.Link, z0[i]);
            density1[i] = LinkFunctions.Density(fit.Link, z1[i]);
            gap[i] = density1[i] - density0[i];
        }

        var gradient = new double[fit.Design.Count];
        for (var j = 0; j < gradient.Length; j++)
        {
            var at = Array.FindIndex(from, c => c.Place == j);
            gradient[j] =
                at < 0
                    ? Mean(fit, gap, fit.Design.Columns[j].Values)
                    : Mean(fit, density1, to[at].Values) - Mean(fit, density0, from[at].Values);
        }

        return (Mean(fit, change), gradient);
    }

    /// <summary>The linear predictor with some columns at other values.</summary>
    private static double[] Moved(BinaryFit fit, (int Place, double[] Values)[] columns)
    {
        var z = (double[])fit.LinearPredictor.Clone();
        foreach (var (place, values) in columns)
        {
            var b = fit.Coefficients[place].Estimate;
            var now = fit.Design.Columns[place].Values;
            for (var i = 0; i < z.Length; i++)
            {
                z[i] += b * (values[i] - now[i]);
            }
        }

        return z;
    }

    // Mean of f(z) z' with z' the derivative of the linear predictor, and its derivative to each coefficient.
    private static (double Effect, double[] Gradient)? Derivative(BinaryFit fit, (int Place, double[] Values)[] moved)
    {
        if (moved.Length == 0)
        {
            return null;
        }

        var z = fit.LinearPredictor;
        var (slope, density, bend) = (new double[z.Length], new double[z.Length], new double[z.Length]);
        foreach (var (place, values) in moved)
        {
            Vectors.AddScaled(slope, values, fit.Coefficients[place].Estimate);
        }

        for (var i = 0; i < z.Length; i++)
        {
            density[i] = LinkFunctions.Density(fit.Link, z[i]);
            bend[i] = LinkFunctions.Slope(fit.Link, z[i]) * slope[i];
        }

        var gradient = new double[fit.Design.Count];
        for (var j = 0; j < gradient.Length; j++)
        {
            gradient[j] = Mean(fit, bend, fit.Design.Columns[j].Values);
        }

        foreach (var (place, values) in moved)
        {
            gradient[place] += Mean(fit, density, values);
        }

        return (Mean(fit, density, slope), gradient);
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
