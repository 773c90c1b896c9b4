namespace Netto.Statistics.Linear;

/// <summary>A coefficient of one regressor given others, with what each row adds to it.</summary>
/// <param name="Estimate">Σz̃ỹ/Σz̃d̃.</param>
/// <param name="Rows">Influence of each row: z̃e/Σz̃d̃, which sums to zero.</param>
/// <param name="Parameters">Coefficients of the equation: the controls that were kept and this one.</param>
/// <remarks>
/// Tildes are residuals of outcome y, regressor d and instrument z on the controls, e = ỹ − estimate·d̃: Frisch, Waugh and Lovell,
/// Angrist and Pischke (2009), equations 3.1.3 and 4.1.5. With z = d it is least squares, else 2SLS with one instrument. Σ of
/// squares is the HC0 variance, Σ of squared sums by cluster CR0.
/// </remarks>
public sealed record PartialInfluence(double Estimate, double[] Rows, int Parameters)
{
    /// <summary>The coefficient in the equations of several outcomes.</summary>
    /// <param name="outcomes">Outcomes, n each, without missing values.</param>
    /// <param name="regressor">The regressor whose coefficient it is.</param>
    /// <param name="instrument">Its instrument; the regressor itself for least squares.</param>
    /// <param name="controls">The other regressors, with the constant.</param>
    /// <exception cref="StatisticsException">EST008: given the controls the instrument does not move the regressor.</exception>
    public static IReadOnlyList<PartialInfluence> Of(
        IReadOnlyList<DataColumn> outcomes,
        DataColumn regressor,
        DataColumn instrument,
        Design controls
    )
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(regressor);
        ArgumentNullException.ThrowIfNull(instrument);
        var fits = LinearRegression.Fit(
            [regressor, instrument, .. outcomes],
            controls,
            new LinearSpecification { Covariance = CovarianceEstimator.Classical }
        );
        var (d, z) = (fits[0].Residuals, fits[1].Residuals);
        var moved = Vectors.Dot(z, d);
        if (!(Math.Abs(moved) > 1e-12 * Math.Sqrt(Vectors.Dot(z, z) * Vectors.Dot(d, d))))
        {
            throw new StatisticsException(
                StatisticsErrors.Singular,
                $"Given the other regressors {instrument.Label} does not move {regressor.Label}.",
                "Leave out the regressor that repeats it."
            );
        }
        return [.. fits.Skip(2).Select(fit => Of(fit, d, z, moved))];
    }

    private static PartialInfluence Of(LinearFit outcome, double[] d, double[] z, double moved)
    {
        var y = outcome.Residuals;
        var estimate = Vectors.Dot(z, y) / moved;
        var rows = new double[y.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = z[row] * (y[row] - (estimate * d[row])) / moved;
        }
        return new(estimate, rows, outcome.Coefficients.Count + 1);
    }
}
