using Netto.Protocol;
using Netto.Statistics.Models;

namespace Netto.Evaluation.Estimation;

/// <summary>Standard errors without clusters that a comparison asks for.</summary>
internal static class RobustErrors
{
    /// <summary>The kind named by the comparison, else the default of the method; clustered kinds are for offices only.</summary>
    public static CovarianceEstimator Of(Comparison comparison, CovarianceEstimator usual) =>
        comparison.StandardErrors switch
        {
            StandardErrorKind.Hc1 => CovarianceEstimator.HC1,
            StandardErrorKind.Hc2 => CovarianceEstimator.HC2,
            StandardErrorKind.Hc3 => CovarianceEstimator.HC3,
            _ => usual,
        };
}
