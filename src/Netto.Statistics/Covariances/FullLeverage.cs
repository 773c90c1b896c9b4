using Netto.Statistics.Linear;

namespace Netto.Statistics.Covariances;

/// <summary>Finds coefficients that hang on one row or one cluster: robust covariances leave the noise of that one out.</summary>
/// <remarks>The lone unit is fitted exactly, so its score is zero (MacKinnon and Webb 2018, doi:10.1111/ectj.12107). One pass that stops early.</remarks>
internal static class FullLeverage
{
    /// <summary>One warning a column with two values of which one occurs in a single row or cluster.</summary>
    internal static IEnumerable<Warning> Warnings(Sample sample, IReadOnlyList<string> terms, double[][] columns)
    {
        int[]? clusters = (sample.Covariance as CovarianceEstimator.Clustered)?.Clusters.Codes;
        if (
            sample.Absorbed is not null
            || (
                clusters is null
                && sample.Covariance is not CovarianceEstimator.Robust { Kind: RobustKind.HC0 or RobustKind.HC1 }
            )
        )
        {
            yield break;
        }
        var constant = Fits.ConstantOf(columns);
        var kind = sample.Covariance.Name;
        for (var j = 0; j < columns.Length; j++)
        {
            if (Alone(columns[j], clusters) is not { } row || Counts(columns[j][row], row))
            {
                continue;
            }
            yield return new Warning(
                Warning.FullLeverage,
                clusters is null
                    ? $"{terms[j]} hangs on one row: {kind} leaves the noise of that row out and is too small. Take classical errors or a randomisation test."
                    : $"{terms[j]} hangs on one cluster: {kind} leaves the noise of that cluster out and is too small. Take a randomisation test over clusters."
            );
        }

        // Without a constant a row of zeros fits nothing; a row that stands for several people is not alone.
        bool Counts(double value, int row) =>
            (value == 0 && constant == ConstantTerm.Absent)
            || (clusters is null && sample.IsFrequency && sample.Weights![row] > 1);
    }

    /// <summary>A row of the only unit that has one of the two values; null where both occur in several units or there are other values.</summary>
    private static int? Alone(double[] column, int[]? units)
    {
        var (first, second) = (0, -1);
        var (isFirstSpread, isSecondSpread) = (false, false);
        for (var i = 1; i < column.Length && !(isFirstSpread && isSecondSpread); i++)
        {
            if (column[i] == column[first])
            {
                isFirstSpread |= IsOther(i, first);
            }
            else if (second < 0)
            {
                second = i;
            }
            else if (column[i] == column[second])
            {
                isSecondSpread |= IsOther(i, second);
            }
            else
            {
                return null;
            }
        }
        return second < 0 || (isFirstSpread && isSecondSpread) ? null
            : isFirstSpread ? second
            : first;

        bool IsOther(int row, int known) => units is null || units[row] != units[known];
    }
}
