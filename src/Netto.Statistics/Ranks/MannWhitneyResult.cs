using Netto.Statistics.Comparisons;

namespace Netto.Statistics.Ranks;

/// <summary>Result of a Mann-Whitney test.</summary>
/// <param name="Test">Statistic U of the first group, with the p-value of the continuity-corrected normal.</param>
/// <param name="TieCorrectedVariance">Variance of U under the null, corrected for ties.</param>
/// <param name="PValueWithoutCorrection">Normal p-value without continuity correction; null when nothing varies.</param>
/// <param name="ExactPValue">P-value from the permutation distribution given the ties; null when the groups are too large to enumerate.</param>
/// <param name="ProbabilityOfSuperiority">U/(n1 n2): chance that a random member of the first group exceeds one of the second, ties half.</param>
public sealed record MannWhitneyResult(
    TestResult Test,
    double TieCorrectedVariance,
    double? PValueWithoutCorrection,
    double? ExactPValue,
    double? ProbabilityOfSuperiority
);
