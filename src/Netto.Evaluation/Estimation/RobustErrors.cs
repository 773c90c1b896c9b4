using Netto.Evaluation.Studies;
using Netto.Protocol;
using Netto.Statistics.Models;

namespace Netto.Evaluation.Estimation;

/// <summary>Standard errors that a randomised comparison asks for.</summary>
internal static class RobustErrors
{
    /// <summary>The kind named by the comparison, else the default of the method.</summary>
    /// <param name="study">The study.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="rows">Rows of the estimation.</param>
    /// <param name="usual">The default of the method.</param>
    public static CovarianceEstimator Of(Study study, Comparison comparison, int[] rows, CovarianceEstimator usual) =>
        comparison.StandardErrors switch
        {
            StandardErrorKind.Hc1 => CovarianceEstimator.HC1,
            StandardErrorKind.Hc2 => CovarianceEstimator.HC2,
            StandardErrorKind.Hc3 => CovarianceEstimator.HC3,
            StandardErrorKind.Cr1 => CovarianceEstimator.CR1(OfficesOf(study, rows)),
            StandardErrorKind.Cr2 => CovarianceEstimator.CR2(OfficesOf(study, rows)),
            _ => usual,
        };

    /// <summary>The offices by which errors are clustered; null when they are not.</summary>
    public static Clusters? Clusters(Study study, Comparison comparison, int[] rows) =>
        IsClustered(study, comparison) ? OfficesOf(study, rows) : null;

    /// <summary>Whether errors are clustered by office.</summary>
    public static bool IsClustered(Study study, Comparison comparison) =>
        study.Table.Office is not null && comparison.StandardErrors is StandardErrorKind.Cr1 or StandardErrorKind.Cr2;

    private static Clusters OfficesOf(Study study, int[] rows) =>
        study.Table.Office is { } office
            ? Statistics.Models.Clusters.Of("office", Array.ConvertAll(rows, row => office.Codes[row]))
            : throw new Statistics.StatisticsException(
                "EST005",
                "Errors are asked by office, and the data do not name one.",
                "Name the column of the office."
            );
}
