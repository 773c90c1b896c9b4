using Netto.Statistics.Linear;

namespace Netto.Statistics.InstrumentalVariables;

/// <summary>Sargan's and Wu and Hausman's tests, as <c>summary(ivreg, diagnostics = TRUE)</c> has them.</summary>
internal static class IdentificationTests
{
    /// <summary>n R² of the residuals on the instruments.</summary>
    internal static JointTest? Sargan(Estimation at)
    {
        var q = at.Stages.All[0].Excluded.Count - at.Stages.Count;
        if (q == 0)
        {
            return null;
        }
        var residuals = at.Second.Data.Residuals;
        var sample = at.Stages.WithInstruments(at.Sample, new DataColumn("residual", residuals));
        var fit = LinearRegression.Fit(sample with { Covariance = CovarianceEstimator.Classical });
        var total = at.Second.Data.WeightedSumOfSquares();
        return JointTest.OfChiSquared("Sargan", at.Sample.N * (1 - (fit.ResidualSumOfSquares / total)), q);
    }

    /// <summary>F test of the first-stage residuals beside the original regressors.</summary>
    internal static JointTest WuHausman(Estimation at)
    {
        var residuals = at
            .Stages.All.Select(s => new DataColumn($"residual of {s.Endogenous}", s.Fit.Residuals))
            .ToArray();
        var design = new Design([.. at.Sample.X.Columns, .. residuals]);
        var sample = at.Sample with { Designs = [design], Covariance = CovarianceEstimator.Classical };
        var fit = LinearRegression.Fit(sample);
        string[] terms = [.. residuals.Select(r => r.Label).Where(fit.Coefficients.Has)];
        // With full compliance the residuals of the first stage are rounding, and there is nothing to test.
        var complied = at.Stages.All.Any(s => double.IsInfinity(s.EffectiveF));
        if (complied || terms.Length < residuals.Length || !(fit.ResidualSumOfSquares > 0))
        {
            return new("Wu-Hausman", TestDistribution.F, double.NaN, residuals.Length, double.NaN, double.NaN);
        }
        return fit.Coefficients.Wald(terms) with { Name = "Wu-Hausman" };
    }
}
