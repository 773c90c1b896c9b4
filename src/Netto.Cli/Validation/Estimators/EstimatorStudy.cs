using Netto.Statistics.Resampling;

namespace Netto.Cli.Validation.Estimators;

/// <summary>What many trials say about an estimator and its rival.</summary>
/// <param name="Design">The design.</param>
/// <param name="Own">The estimator.</param>
/// <param name="Rival">The rival.</param>
internal sealed record EstimatorRow(EstimatorDesign Design, TrialScore Own, TrialScore Rival);

/// <summary>How an estimator did.</summary>
/// <param name="Trials">Trials that gave an estimate.</param>
/// <param name="Refused">Trials in which the estimator refused.</param>
/// <param name="Bias">Mean estimate less the truth; NaN for a set without an estimate.</param>
/// <param name="BiasError">Monte Carlo standard error of the bias.</param>
/// <param name="Coverage">Share of 95% intervals that hold the truth.</param>
internal sealed record TrialScore(int Trials, int Refused, double Bias, double BiasError, double Coverage)
{
    /// <summary>Monte Carlo standard error of a coverage of 95%.</summary>
    public double CoverageError => Math.Sqrt(0.95 * 0.05 / Trials);
}

/// <summary>Runs many small trials in which the truth is known.</summary>
internal static class EstimatorStudy
{
    /// <summary>Runs the trials of a design; trial i draws from stream i of the seed, whatever the number of threads.</summary>
    public static EstimatorRow Run(EstimatorDesign design, int trials, ulong seed, CancellationToken cancellation)
    {
        var plan = new ResamplingPlan(Math.Max(10, trials / design.Every), seed) { Cancellation = cancellation };
        var found = plan.Run(
            (random, _) =>
            {
                try
                {
                    return ((Finding Own, Finding Rival)?)design.Draw(random);
                }
                catch (Statistics.StatisticsException)
                {
                    // A refusal is counted and reported; it is never a number.
                    return null;
                }
            }
        );
        var given = found.OfType<(Finding Own, Finding Rival)>().ToArray();
        var refused = found.Length - given.Length;
        return new EstimatorRow(
            design,
            Score([.. given.Select(f => f.Own)], design.Truth, refused),
            Score([.. given.Select(f => f.Rival)], design.Truth, refused)
        );
    }

    private static TrialScore Score(Finding[] findings, double truth, int refused)
    {
        var bias = findings.Average(f => f.Estimate) - truth;
        var spread = findings.Sum(f => Math.Pow(f.Estimate - truth - bias, 2)) / (findings.Length - 1);
        return new TrialScore(
            findings.Length,
            refused,
            bias,
            Math.Sqrt(spread / findings.Length),
            findings.Count(f => f.Holds(truth)) / (double)findings.Length
        );
    }
}
