using Netto.Statistics.Linear;

namespace Netto.Statistics.InstrumentalVariables;

/// <summary>The κ of limited-information maximum likelihood.</summary>
internal static class Liml
{
    /// <summary>Smallest eigenvalue of (W'M_Z W)⁻¹ W'M_x W, W = [y, endogenous].</summary>
    internal static double Kappa(Sample sample, FirstStages stages, InstrumentedDesign design)
    {
        DataColumn[] columns = [sample.Outcome, .. stages.Columns];
        var within = Residuals(sample, columns, stages.Instruments);
        string[] exogenous = [.. design.Exogenous.Select(c => c.Label)];
        DataColumn[] left =
        [
            .. stages.Instruments.Columns.Where(c => exogenous.Contains(c.Label, StringComparer.Ordinal)),
        ];
        var outside =
            left.Length == 0 ? [.. columns.Select(c => c.Values)] : Residuals(sample, columns, new Design(left));
        var a = CrossProducts.Gram(outside, sample.Weights);
        var factor = Cholesky.Factor(
            CrossProducts.Gram(within, sample.Weights),
            "The residual moments of the reduced form"
        );
        // L⁻¹ A L'⁻¹ has the eigenvalues wanted.
        var half = a.Copy();
        for (var j = 0; j < half.Columns; j++)
        {
            factor.SolveLower(half.Column(j));
        }
        var whole = half.Transpose();
        for (var j = 0; j < whole.Columns; j++)
        {
            factor.SolveLower(whole.Column(j));
        }
        whole.Symmetrise();
        return SymmetricEigen.Of(whole).Values.Min();
    }

    private static double[][] Residuals(Sample sample, DataColumn[] columns, Design design) =>
        [.. columns.Select(c => LeastSquaresSolver.Solve(design.Arrays(), c.Values, sample.Weights).Residuals)];
}
