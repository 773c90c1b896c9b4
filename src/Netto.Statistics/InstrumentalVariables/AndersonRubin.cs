using System.Buffers;
using Netto.Statistics.Covariances;
using Netto.Statistics.Linear;

namespace Netto.Statistics.InstrumentalVariables;

/// <summary>The test of Anderson and Rubin (1949) and the set of effects it does not reject: right however weak the instruments.</summary>
/// <remarks>
/// AR(β) = (γ − βπ)' V(β)⁻¹ (γ − βπ) / q with V(β) of the covariance asked for; F with q and the denominator degrees of
/// freedom of the reduced form. One endogenous variable.
/// </remarks>
/// <param name="AtZero">The test that the effect is zero.</param>
/// <param name="Set">The 95% confidence set; may be disjoint, unbounded or empty.</param>
public sealed record AndersonRubin(JointTest AtZero, ConfidenceSet Set)
{
    private const double Level = 0.95;

    internal static AndersonRubin Of(Sample sample, LinearFit first, IReadOnlyList<string> excluded, LinearFit reduced)
    {
        int[] at = [.. excluded.Select(reduced.Coefficients.IndexOf)];
        var scale = Math.Sqrt(first.ResidualSumOfSquares / reduced.ResidualSumOfSquares);
        scale = double.IsFinite(scale) && scale > 0 ? scale : 1;
        var mixed = Mixed(sample, (reduced, first), at, scale);
        var (vg, vp) = (reduced.Coefficients.Covariance.Submatrix(at), first.Coefficients.Covariance.Submatrix(at));
        var cross = mixed.Plus(vg, -scale * scale).Plus(vp, -1).Scale(1 / scale);
        var curve = new AndersonRubinCurve(
            [.. at.Select(i => reduced.Coefficients[i].Estimate)],
            [.. at.Select(i => first.Coefficients[i].Estimate)],
            (vg, cross, vp)
        );
        var df = reduced.ClusterCount is { } g ? g - 1 : reduced.ResidualDegreesOfFreedom;
        var zero = JointTest.OfF("Anderson-Rubin: effect is zero", curve.At(1, 0), at.Length, df);
        return new(zero, curve.Invert(FisherF.UpperQuantile(1 - Level, at.Length, df)));
    }

    /// <summary>Covariance of scale·γ + π (excluded instruments), from which that between γ and π follows for any kind.</summary>
    private static Matrix Mixed(Sample sample, (LinearFit Reduced, LinearFit First) fits, int[] at, double scale)
    {
        var x = sample.X.Arrays();
        if (sample.MeatScale != MeatScale.None)
        {
            return InBlocks(sample, fits, at, scale);
        }
        var residuals = new double[fits.First.Residuals.Length];
        Vectors.AddScaled(residuals, fits.Reduced.Residuals, scale);
        Vectors.AddScaled(residuals, fits.First.Residuals, 1);
        double[][] kept = [.. fits.Reduced.Coefficients.Terms.Select(t => x[IndexOf(sample.X, t)])];
        var bread = fits.Reduced.Bread;
        var data = sample.Sandwich(kept, residuals, bread) with { Parts = fits.Reduced.Parts };
        return Sandwich.IsPlainSum(sample.Covariance)
            ? Sandwich.Of(Influences(data, at), sample.Covariance).Covariance
            : Sandwich.Of(data, sample.Covariance).Covariance.Submatrix(at);
    }

    /// <summary>The same for hc0 and hc1, whose meat is summed block by block: no column of residuals or influences is made.</summary>
    private static Matrix InBlocks(Sample sample, (LinearFit Reduced, LinearFit First) fits, int[] at, double scale)
    {
        var x = sample.X.Arrays();
        double[][] kept = [.. fits.Reduced.Coefficients.Terms.Select(t => x[IndexOf(sample.X, t)])];
        var bread = fits.Reduced.Bread;
        double[][] minus = [.. at.Select(i => Array.ConvertAll(bread.Column(i).ToArray(), v => -v))];
        var meat = CrossProducts.Accumulate(
            sample.X.Rows,
            at.Length,
            (start, length, work) =>
            {
                var rented = Array.ConvertAll(minus, _ => ArrayPool<double>.Shared.Rent(CrossProducts.BlockRows));
                Span<double> e = stackalloc double[length];
                e.Clear();
                Vectors.AddScaled(e, fits.Reduced.Residuals.AsSpan(start, length), scale);
                Vectors.AddScaled(e, fits.First.Residuals.AsSpan(start, length), 1);
                Weigh(e, sample, start);
                for (var j = 0; j < rented.Length; j++)
                {
                    ResidualBlock.Predict(kept, minus[j], start, rented[j].AsSpan(0, length));
                }
                work.AddScaledBlock(rented, e, 0);
                Array.ForEach(rented, block => ArrayPool<double>.Shared.Return(block));
            }
        );
        var data = sample.Sandwich(kept, fits.Reduced.Residuals, Matrix.Identity(at.Length)) with
        {
            CoefficientCount = kept.Length,
            Meat = meat,
        };
        return Sandwich.Of(data, sample.Covariance).Covariance;
    }

    private static void Weigh(Span<double> residuals, Sample sample, int start)
    {
        if (sample.Weights is not { } weights)
        {
            return;
        }
        for (var i = 0; i < residuals.Length; i++)
        {
            var w = weights[start + i];
            residuals[i] *= sample.MeatScale == MeatScale.RootFrequencies ? Math.Sqrt(w) : w;
        }
    }

    /// <summary>Regressors replaced by X(X'X)⁻¹ of the wanted coefficients, so that the bread is the identity.</summary>
    private static SandwichData Influences(SandwichData data, int[] at)
    {
        var influences = new double[at.Length][];
        for (var j = 0; j < at.Length; j++)
        {
            influences[j] = LeastSquaresSolver.Combine(data.X, data.Bread.Column(at[j]).ToArray());
        }
        return data with
        {
            X = influences,
            Bread = Matrix.Identity(at.Length),
            CoefficientCount = data.K,
            Parts = new(),
        };
    }

    private static int IndexOf(Design design, string label)
    {
        for (var j = 0; j < design.Count; j++)
        {
            if (string.Equals(design.Columns[j].Label, label, StringComparison.Ordinal))
            {
                return j;
            }
        }
        return -1;
    }
}
