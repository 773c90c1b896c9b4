namespace Netto.Statistics.TimingOfEvents;

/// <summary>
/// From the parameters of the search to those that people read: regressors in their own units, levels at the mean of the unobserved factor over those who enter,
/// factors of types against that mean; covariances by the delta method.
/// </summary>
internal sealed class TimingReport(
    TimingCells cells,
    (MixtureLayout Layout, double[] Theta) estimates,
    Matrix covariance
)
{
    private readonly Mixture _mixture = Mixture.Of(estimates.Layout, estimates.Theta);

    internal CoefficientTable Hazard(int hazard)
    {
        var layout = cells.Hazards[hazard];
        var scales = cells.Regressors[hazard];
        var jacobian = new Matrix(layout.Count, estimates.Theta.Length);
        for (var j = 0; j < layout.Count; j++)
        {
            var at = j - layout.FirstRegressor;
            jacobian[j, layout.First + j] = at >= 0 ? 1 / scales.Scales[at] : 1;
            if (j < layout.Levels)
            {
                AddMean(jacobian, j, hazard, 1);
                for (var r = 0; r < layout.Regressors; r++)
                {
                    jacobian[j, layout.First + layout.FirstRegressor + r] = -scales.Means[r] / scales.Scales[r];
                }
            }
        }

        double[] values = jacobian.Times(estimates.Theta);
        for (var j = 0; j < layout.Levels; j++)
        {
            // The mean is no linear function of the parameters.
            values[j] = estimates.Theta[layout.First + j] + Math.Log(_mixture.Mean(hazard));
            for (var r = 0; r < layout.Regressors; r++)
            {
                values[j] -=
                    scales.Means[r] / scales.Scales[r] * estimates.Theta[layout.First + layout.FirstRegressor + r];
            }
        }

        return CoefficientTable.From(layout.Terms, values, jacobian.Times(covariance).Times(jacobian.Transpose()));
    }

    internal IReadOnlyList<MassPoint> Points() =>
        [
            .. Enumerable
                .Range(0, _mixture.Count)
                .OrderByDescending(m => _mixture.Probabilities[m])
                .ThenBy(m => _mixture.V[m][0])
                .Select((m, rank) => Point(m, rank + 1)),
        ];

    /// <summary>Correlation of the factor of each treatment with that of exit.</summary>
    internal IReadOnlyList<double?> Selection() =>
        [.. Enumerable.Range(1, cells.Hazards.Length - 1).Select(Correlation)];

    private MassPoint Point(int m, int rank)
    {
        var p = _mixture.Probabilities;
        var gradient = new double[estimates.Theta.Length];
        for (var other = 1; other < p.Length; other++)
        {
            gradient[estimates.Layout.FirstLogit + other - 1] = p[m] * ((m == other ? 1 : 0) - p[other]);
        }

        return new(
            Coefficient.From($"p[{rank}]", p[m], Error(gradient), double.PositiveInfinity),
            [.. Enumerable.Range(0, cells.Hazards.Length).Select(h => Factor(m, h, rank))]
        );
    }

    private Coefficient? Factor(int m, int hazard, int rank)
    {
        if (double.IsNegativeInfinity(_mixture.V[m][hazard]))
        {
            return null;
        }

        var row = new Matrix(1, estimates.Theta.Length);
        AddMean(row, 0, hazard, -1);
        if (estimates.Layout.Place[m][hazard] >= 0)
        {
            row[0, estimates.Layout.Place[m][hazard]] += 1;
        }

        return Coefficient.From(
            $"{cells.Hazards[hazard].Name}[{rank}]",
            _mixture.V[m][hazard] - Math.Log(_mixture.Mean(hazard)),
            Error(row.Values),
            double.PositiveInfinity
        );
    }

    // Derivative of log Σ p e^v.
    private void AddMean(Matrix jacobian, int row, int hazard, double sign)
    {
        var mean = _mixture.Mean(hazard);
        for (var m = 0; m < _mixture.Count; m++)
        {
            var share = _mixture.Probabilities[m] * Math.Exp(_mixture.V[m][hazard]) / mean;
            if (estimates.Layout.Place[m][hazard] >= 0)
            {
                jacobian[row, estimates.Layout.Place[m][hazard]] += sign * share;
            }

            if (m > 0)
            {
                jacobian[row, estimates.Layout.FirstLogit + m - 1] += sign * (share - _mixture.Probabilities[m]);
            }
        }
    }

    private double? Correlation(int hazard)
    {
        var (x, y, xy, mx, my) = (0.0, 0.0, 0.0, _mixture.Mean(0), _mixture.Mean(hazard));
        for (var m = 0; m < _mixture.Count; m++)
        {
            var (a, b) = (Math.Exp(_mixture.V[m][0]) - mx, Math.Exp(_mixture.V[m][hazard]) - my);
            var p = _mixture.Probabilities[m];
            (x, y, xy) = (x + p * a * a, y + p * b * b, xy + p * a * b);
        }

        return x > 1e-20 && y > 1e-20 ? xy / Math.Sqrt(x * y) : null;
    }

    private double Error(double[] gradient) => Math.Sqrt(Math.Max(0, covariance.Form(gradient, gradient)));
}
