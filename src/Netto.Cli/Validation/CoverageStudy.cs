using Netto.Statistics.Models;

namespace Netto.Cli.Validation;

/// <summary>What many trials say about a method.</summary>
/// <param name="Method">The method and its design.</param>
/// <param name="Trials">Trials that gave an estimate.</param>
/// <param name="Failed">Trials that gave none: the estimator refused.</param>
/// <param name="Bias">Mean estimate less the truth.</param>
/// <param name="StandardDeviation">Of the estimates.</param>
/// <param name="MeanStandardError">Mean of the standard errors.</param>
/// <param name="Coverage">Share of 95% intervals that hold the truth.</param>
internal sealed record CoverageRow(
    CoverageMethod Method,
    int Trials,
    int Failed,
    double Bias,
    double StandardDeviation,
    double MeanStandardError,
    double Coverage
)
{
    /// <summary>Monte Carlo standard error of the coverage when it is 95%.</summary>
    public double CoverageError => Math.Sqrt(0.95 * 0.05 / Trials);

    /// <summary>Monte Carlo standard error of the bias.</summary>
    public double BiasError => StandardDeviation / Math.Sqrt(Trials);
}

/// <summary>Runs many small trials and counts how often intervals hold the truth.</summary>
internal static class CoverageStudy
{
    /// <summary>Runs the trials of one method; trial i has the seed <paramref name="seed"/> × 1,000,003 + i, whatever the number of threads.</summary>
    public static CoverageRow Run(CoverageMethod method, int trials, long seed, CancellationToken cancellation) =>
        Run([method], s => [method.Estimate(s)], (trials, seed), cancellation)[0];

    /// <summary>Runs trials that give several estimates each, one a method.</summary>
    public static IReadOnlyList<CoverageRow> Run(
        CoverageMethod[] methods,
        Func<long, Coefficient[]> estimate,
        (int Trials, long Seed) plan,
        CancellationToken cancellation
    )
    {
        var found = new Coefficient[]?[plan.Trials];
        Parallel.For(
            0,
            plan.Trials,
            new ParallelOptions { CancellationToken = cancellation },
            i =>
            {
                try
                {
                    found[i] = estimate(plan.Seed * 1_000_003 + i);
                }
                catch (Statistics.StatisticsException)
                {
                    // A refusal is counted and reported; it is never a number.
                    found[i] = null;
                }
            }
        );
        return
        [
            .. methods.Select(
                (m, at) =>
                {
                    double[] estimates = Array.ConvertAll(found, f => f?[at].Estimate ?? double.NaN);
                    double[] errors = Array.ConvertAll(found, f => f?[at].StandardError ?? double.NaN);
                    bool[] holds = Array.ConvertAll(
                        found,
                        f => f is not null && f[at].Low <= m.Truth && m.Truth <= f[at].High
                    );
                    return Summarise(m, estimates, errors, holds);
                }
            ),
        ];
    }

    private static CoverageRow Summarise(CoverageMethod method, double[] estimates, double[] errors, bool[] holds)
    {
        var kept = Enumerable.Range(0, estimates.Length).Where(i => double.IsFinite(estimates[i])).ToArray();
        var mean = kept.Average(i => estimates[i]);
        var spread = Math.Sqrt(kept.Sum(i => Math.Pow(estimates[i] - mean, 2)) / (kept.Length - 1));
        return new CoverageRow(
            method,
            kept.Length,
            estimates.Length - kept.Length,
            mean - method.Truth,
            spread,
            kept.Average(i => errors[i]),
            kept.Count(i => holds[i]) / (double)kept.Length
        );
    }
}
