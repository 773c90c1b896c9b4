namespace Netto.Statistics.Surveys;

/// <summary>Covariance of estimates from their weighted influence on each row.</summary>
internal static class SurveyVariance
{
    /// <summary>The linearised covariance, as R's <c>svyrecvar</c>.</summary>
    /// <param name="design">The design.</param>
    /// <param name="scores">k columns of n values: weight × influence; zero outside the rows looked at.</param>
    internal static Matrix Of(SurveyDesign design, double[][] scores) =>
        SurveyStructure
            .Of(design)
            .Covariance(design.Calibration?.Residuals(scores, design.Weights, design.BaseWeights) ?? scores);
}
