using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Survival;

namespace Netto.Cli.Validation.Estimators;

/// <summary>Designs for durations until work, cut off by the end of observation.</summary>
internal static class DurationDesigns
{
    private const double Effect = 0.4;

    public static IReadOnlyList<EstimatorDesign> All { get; } =
    [
        new(
            "Kaplan-Meier",
            "300 people, still looking after 12 months",
            Math.Exp(-0.6),
            "share of those not cut off",
            Curve
        ),
        new(
            "Aalen-Johansen",
            "400 people, to work within 12 months, others leave",
            0.5 * (1 - Math.Exp(-0.96)),
            "1 − Kaplan-Meier",
            Causes
        ),
        new("cox, service that starts later", "400 people, log hazard ratio", Effect, "cox on ever served", Later),
        new("cox cr1", "40 offices, treated by office", 0, "cox classical", ByOffice),
        new("weibull", "400 people, 4 in 10 cut off", Effect, "ols of log time, ended only", Weibull),
        new("lognormal", "400 people, 4 in 10 cut off", Effect, "ols of log time, ended only", LogNormal),
        new("piecewise exponential", "600 people, chances fall after 3 months", Effect, "exponential", Piecewise),
    ];

    private static (Finding, Finding) Curve(RandomSource random)
    {
        var data = Columns.Draw(
            random,
            300,
            (r, _) =>
            {
                var (end, cut) = (Columns.Exponential(r, 0.05), 36 * r.NextDouble());
                return [Math.Min(end, cut), end <= cut ? 1 : 0, end > 12 ? 1 : 0];
            }
        );
        var at = KaplanMeier.Fit(new SurvivalTimes(data[0, "time"], data[1, "ended"])).At(12);
        var interval = at.Interval()!.Value;
        var ended = data.Where(row => row[1] == 1)[2, "after 12"];
        return (
            new Finding(at.Survival, interval.Low, interval.High),
            LinearRegression.Fit(ended, Design.ConstantOnly(ended.Length)).Coefficients[0]
        );
    }

    private static (Finding, Finding) Causes(RandomSource random)
    {
        var data = Columns.Draw(
            random,
            400,
            (r, _) =>
            {
                var (work, other, cut) = (
                    Columns.Exponential(r, 0.04),
                    Columns.Exponential(r, 0.04),
                    6 + (24 * r.NextDouble())
                );
                var end = Math.Min(work, Math.Min(other, cut));
                return
                [
                    end,
                    end == cut ? 0
                    : end == work ? 1
                    : 2,
                    end == work ? 1 : 0,
                ];
            }
        );
        var point = CumulativeIncidence.Fit(data[0, "time"], data[1, "cause"])[0].Points.Last(p => p.Time <= 12);
        var plain = KaplanMeier.Fit(new SurvivalTimes(data[0, "time"], data[2, "to work"])).At(12);
        return (
            Finding.Normal(point.Incidence, point.StandardError),
            Finding.Normal(1 - plain.Survival, plain.StandardError ?? double.NaN)
        );
    }

    // People wait for the service; the ones who find work first never get it, so that "ever served" looks harmful.
    private static (Finding, Finding) Later(RandomSource random)
    {
        var people = new List<double[]>();
        var pieces = new List<double[]>();
        for (var i = 0; i < 400; i++)
        {
            var (start, before) = (Columns.Exponential(random, 0.1), Columns.Exponential(random, 0.06));
            var served = before > start;
            var end = served ? start + Columns.Exponential(random, 0.06 * Math.Exp(Effect)) : before;
            var (stop, ended) = end < 24 ? (end, 1.0) : (24, 0);
            var ever = served && start < stop;
            people.Add([stop, ended, ever ? 1 : 0]);
            if (ever)
            {
                pieces.Add([0, start, 0, 0]);
            }
            pieces.Add([ever ? start : 0, stop, ended, ever ? 1 : 0]);
        }
        var split = Columns.Draw(random, pieces.Count, (_, i) => pieces[i]);
        var whole = Columns.Draw(random, people.Count, (_, i) => people[i]);
        var times = new SurvivalTimes(split[0, "start"], split[1, "stop"], split[2, "ended"]);
        var naive = new SurvivalTimes(whole[0, "stop"], whole[1, "ended"]);
        return (
            CoxRegression.Fit(times, Design.Of(split[3, "served"]), CoxSpecification.Default).Coefficients["served"],
            CoxRegression.Fit(naive, Design.Of(whole[2, "served"]), CoxSpecification.Default).Coefficients["served"]
        );
    }

    private static (Finding, Finding) ByOffice(RandomSource random)
    {
        const int Offices = 40;
        var hazards = Enumerable.Range(0, Offices).Select(_ => 0.05 * Math.Exp(0.5 * random.NextNormal())).ToArray();
        var data = Columns.Draw(
            random,
            Offices * 15,
            (r, i) =>
            {
                var office = i % Offices;
                var end = Columns.Exponential(r, hazards[office]);
                return [Math.Min(end, 24), end < 24 ? 1 : 0, office % 2, office];
            }
        );
        var times = new SurvivalTimes(data[0, "time"], data[1, "ended"]);
        var design = Design.Of(data[2, "arm"]);
        Finding With(CovarianceEstimator covariance) =>
            CoxRegression.Fit(times, design, new CoxSpecification { Covariance = covariance }).Coefficients["arm"];
        return (With(CovarianceEstimator.CR1(data.Groups(3, "office"))), With(CovarianceEstimator.Classical));
    }

    private static (Finding, Finding) Weibull(RandomSource random) =>
        Accelerated(random, DurationDistribution.Weibull, r => Math.Log(Columns.Exponential(r, 1)));

    private static (Finding, Finding) LogNormal(RandomSource random) =>
        Accelerated(random, DurationDistribution.LogNormal, r => r.NextNormal());

    private static (Finding, Finding) Accelerated(
        RandomSource random,
        DurationDistribution distribution,
        Func<RandomSource, double> error
    )
    {
        var data = Columns.Draw(
            random,
            400,
            (r, _) =>
            {
                var arm = Columns.Coin(r, 0.5);
                var end = Math.Exp(2 + (Effect * arm) + (0.8 * error(r)));
                return [Math.Min(end, 10), end < 10 ? 1 : 0, arm, Math.Log(end)];
            }
        );
        var times = new SurvivalTimes(data[0, "time"], data[1, "ended"]);
        var own = AcceleratedFailure.Fit(
            times,
            Design.WithConstant(data[2, "arm"]),
            distribution,
            DurationSpecification.Default
        );
        var ended = data.Where(row => row[1] == 1);
        return (
            own.Coefficients["arm"],
            LinearRegression.Fit(ended[3, "log time"], Design.WithConstant(ended[2, "arm"])).Coefficients["arm"]
        );
    }

    private static (Finding, Finding) Piecewise(RandomSource random)
    {
        var data = Columns.Draw(
            random,
            600,
            (r, _) =>
            {
                var arm = Columns.Coin(r, 0.5);
                var ratio = Math.Exp(Effect * arm);
                var early = Columns.Exponential(r, 0.3 * ratio);
                var end = early <= 3 ? early : 3 + Columns.Exponential(r, 0.02 * ratio);
                return [Math.Min(end, 24), end < 24 ? 1 : 0, arm];
            }
        );
        var times = new SurvivalTimes(data[0, "time"], data[1, "ended"]);
        Finding With(double[] cuts) =>
            PiecewiseExponential
                .Fit(times, Design.Of(data[2, "arm"]), cuts, DurationSpecification.Default)
                .Coefficients["arm"];
        return (With([3]), With([]));
    }
}
