using Netto.Statistics;

namespace Netto.Evaluation.Estimation;

/// <summary>Why an estimator refuses, as a code of the results.</summary>
internal static class Refusals
{
    public static string Code(StatisticsException refused) =>
        refused.Code switch
        {
            StatisticsErrors.TooFewRows => "too-few-people",
            StatisticsErrors.TooFewClusters => "one-cluster",
            StatisticsErrors.NoVariation => "no-variation",
            StatisticsErrors.NotConverged => "no-convergence",
            StatisticsErrors.Underidentified => "no-instrument-variation",
            _ => "estimator-refused",
        };
}
