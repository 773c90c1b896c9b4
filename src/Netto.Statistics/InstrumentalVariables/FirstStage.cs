namespace Netto.Statistics.InstrumentalVariables;

/// <summary>The regression of an endogenous variable on the instruments, and how strong these are.</summary>
/// <param name="Endogenous">The endogenous variable.</param>
/// <param name="Fit">The regression.</param>
/// <param name="Excluded">Labels of the excluded instruments kept.</param>
/// <param name="F">Test that the excluded instruments have no effect, with the covariance asked for; NaN where there are no more clusters than instruments.</param>
/// <param name="EffectiveF">Effective F of Olea and Pflueger (2013), doi:10.1080/00401706.2013.806694: π'(Z'Z)π / tr(V Z'Z); equal to F with one instrument.</param>
/// <param name="PartialRSquared">Share of the variance left by the exogenous columns that the excluded instruments explain.</param>
public sealed record FirstStage(
    string Endogenous,
    Linear.LinearFit Fit,
    IReadOnlyList<string> Excluded,
    JointTest F,
    double EffectiveF,
    double PartialRSquared
)
{
    private const double Perfect = 1e-24;

    internal static FirstStage Of(string endogenous, Linear.LinearFit fit, IReadOnlyList<string> excluded)
    {
        int[] at = [.. excluded.Select(fit.Coefficients.IndexOf)];
        double[] pi = [.. at.Select(i => fit.Coefficients[i].Estimate)];
        var signal = Cholesky
            .Factor(fit.Bread.Submatrix(at), "The part of the instruments that is not exogenous")
            .Inverse();
        var explained = signal.Form(pi, pi);
        if (fit.ResidualSumOfSquares <= Perfect * fit.TotalSumOfSquares)
        {
            return OfPerfectCompliance(endogenous, fit, excluded);
        }
        var noise = Noise(signal, fit.Coefficients.Covariance.Submatrix(at));
        var f = IsTestable(fit, excluded.Count) ? fit.Test(excluded) : NoTest(excluded, fit.ClusterCount!.Value);
        return new(endogenous, fit, excluded, f, explained / noise, explained / (explained + fit.ResidualSumOfSquares));
    }

    /// <summary>π'(Z'Z)π / tr(V Z'Z) of the excluded instruments, the exogenous columns taken out.</summary>
    /// <param name="bread">Their part of (X'X)⁻¹.</param>
    /// <param name="covariance">Their part of the covariance.</param>
    /// <param name="pi">Their coefficients.</param>
    internal static double EffectiveFOf(Matrix bread, Matrix covariance, double[] pi)
    {
        var signal = Cholesky.Factor(bread, "The part of the instruments that is not exogenous").Inverse();
        return signal.Form(pi, pi) / Noise(signal, covariance);
    }

    private static double Noise(Matrix signal, Matrix covariance)
    {
        var noise = 0.0;
        for (var j = 0; j < signal.Columns; j++)
        {
            noise += Vectors.Dot(covariance.Column(j), signal.Column(j));
        }
        return noise;
    }

    /// <summary>Scores summed by G clusters span G − 1 directions: they cannot test more instruments at once.</summary>
    internal static bool IsTestable(Linear.LinearFit fit, int instruments) =>
        fit.ClusterCount is not { } clusters || clusters > instruments;

    /// <summary>The test that cannot be made, with NaN for its statistic.</summary>
    internal static JointTest NoTest(IReadOnlyList<string> excluded, int clusters)
    {
        var name = string.Join(" = ", excluded) + " = 0";
        return new(name, TestDistribution.F, double.NaN, excluded.Count, clusters - 1, double.NaN);
    }

    /// <summary>Everybody received what the instrument says: F has no end.</summary>
    private static FirstStage OfPerfectCompliance(
        string endogenous,
        Linear.LinearFit fit,
        IReadOnlyList<string> excluded
    )
    {
        const double endless = double.PositiveInfinity;
        var name = string.Join(" = ", excluded) + " = 0";
        var f = new JointTest(name, TestDistribution.F, endless, excluded.Count, fit.ResidualDegreesOfFreedom, 0);
        return new(endogenous, fit, excluded, f, endless, 1);
    }
}
