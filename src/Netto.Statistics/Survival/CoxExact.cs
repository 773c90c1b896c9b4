using Netto.Statistics.Likelihood;

namespace Netto.Statistics.Survival;

/// <summary>
/// The exact partial likelihood of discrete times: at each event time, the chance that of all sets of d rows at risk it was these d that had the event.
/// The sum over sets is by the recursion of Gail, Lubin and Rubinstein (1981, doi:10.1093/biomet/68.3.703).
/// </summary>
internal sealed class CoxExact
{
    /// <summary>Products in one evaluation beyond which a fit would take hours.</summary>
    internal const double LargestWork = 2e10;

    private readonly double[][] _x;
    private readonly (int[] Rows, int Deaths)[] _sets;

    internal CoxExact(SurvivalTimes times, double[][] x, IReadOnlyList<RiskSets> strata)
    {
        _x = x;
        CheckWork(times, x.Length, strata);
        _sets =
        [
            .. strata.SelectMany(s =>
                Enumerable.Range(0, s.Times.Length).Select(t => (AtRisk(s, t, times), s.DeathCount(t)))
            ),
        ];
    }

    /// <summary>Σ over event times of the log of the sum over sets, its gradient and its Hessian; the predictor is less its largest value.</summary>
    internal (double Logs, double[] Means, Matrix Information, double Shift) At(double[] b)
    {
        var z = LinearPredictor.Of(_x, b);
        var shift = Vectors.Max(z);
        Vectors.ExpOfDifference(z, shift);
        var parts = new (double Log, double[] Mean, Matrix Covariance)[_sets.Length];
        CrossProducts.ForEachChunk(
            parts.Length,
            t =>
            {
                var work = new CoxExactSum(_x, z, _sets[t].Rows, _sets[t].Deaths);
                parts[t] = work.Run();
            }
        );
        var (logs, means, information) = (0.0, new double[_x.Length], new Matrix(_x.Length, _x.Length));
        foreach (var part in parts)
        {
            logs += part.Log;
            Vectors.AddScaled(means, part.Mean, 1);
            information = information.Plus(part.Covariance);
        }

        return (logs, means, information, shift);
    }

    private static int[] AtRisk(RiskSets sets, int time, SurvivalTimes times)
    {
        var entered = sets.ByStop.AsSpan(0, sets.Entered[time]);
        return times.Start is null
            ? entered.ToArray()
            : Array.FindAll(entered.ToArray(), row => times.StartOf(row) < sets.Times[time]);
    }

    private static void CheckWork(SurvivalTimes times, int columns, IReadOnlyList<RiskSets> strata)
    {
        var (work, most) = (0.0, 0);
        foreach (var sets in strata)
        {
            for (var t = 0; t < sets.Times.Length; t++)
            {
                var deaths = (double)sets.DeathCount(t);
                // The list of those at risk is kept for each time, so it counts too.
                work += sets.Entered[t] * (deaths * (columns + 1) * (columns + 2) / 2);
                most = Math.Max(most, sets.DeathCount(t));
            }
        }

        if (work > LargestWork)
        {
            throw new StatisticsException(
                "SRV007",
                $"Exact ties need {work:0.0e+0} products in each step: {times.Rows} rows, up to {most} events at one time.",
                $"At most {LargestWork:0e+0} are taken on. Use Efron's method, or a discrete-time hazard model."
            );
        }
    }
}
