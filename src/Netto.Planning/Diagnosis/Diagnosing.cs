using Netto.Evaluation.Results;
using Netto.Planning.Results;

namespace Netto.Planning.Diagnosis;

/// <summary>Bias, coverage, power, type S and type M errors of every estimator over the drawn experiments.</summary>
/// <remarks>
/// As DeclareDesign's diagnosands (Blair, Cooper, Coppock and Humphreys 2019, doi:10.1017/S0003055419000194); type S and M: Gelman and Carlin (2014,
/// doi:10.1177/1745691614551642).
/// </remarks>
internal static class Diagnosing
{
    public static IReadOnlyList<DiagnosisRow> Rows(IReadOnlyList<DrawnTrial> trials, double level)
    {
        var truths = trials
            .SelectMany(trial => trial.Truth)
            .GroupBy(t => (t.Outcome, t.Comparison, t.Method))
            .ToDictionary(group => group.Key, group => group.Average(t => t.Value));
        var keys = trials[0].Effects.Select(row => (row.Outcome, row.Comparison, row.Method)).ToList();
        return
        [
            .. keys.Select(
                (key, at) =>
                    Row(
                        key,
                        [.. trials.Select(trial => trial.Effects[at])],
                        truths.TryGetValue(key, out var truth) ? truth : null,
                        level
                    )
            ),
        ];
    }

    private static DiagnosisRow Row(
        (string Outcome, string Comparison, string Method) key,
        EffectRow[] rows,
        double? truth,
        double level
    )
    {
        var found = Array.FindAll(rows, row => row is { Estimate: not null, StdError: not null, PValue: not null });
        double[] estimates = [.. found.Select(row => row.Estimate!.Value)];
        var significant = Array.FindAll(found, row => row.PValue < level);
        double? mean = estimates.Length > 0 ? estimates.Average() : null;
        double? deviation =
            estimates.Length > 1
                ? Math.Sqrt(estimates.Sum(e => (e - mean!.Value) * (e - mean.Value)) / (estimates.Length - 1))
                : null;
        double? power = Share(found, row => row.PValue < level);
        double? coverage = truth is { } value ? Share(found, row => row.CiLow <= value && value <= row.CiHigh) : null;
        // A truth of zero has no wrong sign and no size to exceed.
        var judged = truth is { } size && size != 0 && significant.Length > 0 ? size : (double?)null;
        return new DiagnosisRow
        {
            Outcome = key.Outcome,
            Comparison = key.Comparison,
            Method = key.Method,
            Estimates = found.Length,
            Refused = rows.Length - found.Length,
            Truth = truth,
            MeanEstimate = mean,
            Bias = mean - truth,
            BiasError = truth is null ? null : deviation / Math.Sqrt(estimates.Length),
            StandardDeviation = deviation,
            MeanStandardError = found.Length > 0 ? found.Average(row => row.StdError!.Value) : null,
            Coverage = coverage,
            CoverageError = Error(coverage, found.Length),
            Power = power,
            PowerError = Error(power, found.Length),
            WrongSign = judged is { } sign ? Share(significant, row => row.Estimate * sign < 0) : null,
            Exaggeration = judged is { } true0
                ? significant.Average(row => Math.Abs(row.Estimate!.Value / true0))
                : null,
        };
    }

    private static double? Share(EffectRow[] rows, Func<EffectRow, bool> holds) =>
        rows.Length == 0 ? null : rows.Count(holds) / (double)rows.Length;

    private static double? Error(double? share, int count) => share is { } p ? Math.Sqrt(p * (1 - p) / count) : null;
}
