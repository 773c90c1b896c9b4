using System.Globalization;
using System.Text;
using Netto.Simulation.Trials;
using Netto.Statistics.Models;
using Netto.Statistics.Survival;
using Netto.Statistics.TimingOfEvents;

namespace Netto.Cli.Validation;

/// <summary>The timing-of-events model on trials with a known truth, beside the rival that takes hazards apart.</summary>
internal static class TimingStudy
{
    private const int People = 2_500;
    private const double Horizon = 12;
    private static readonly double[] Cuts = [3, 6, 9, 12];
    private static readonly string[] Models = ["joint", "apart"];

    /// <summary>Runs the trials; the rows of the joint model and of the rival stand side by side.</summary>
    public static IReadOnlyList<CoverageRow> Run(int trials, long seed, CancellationToken cancellation)
    {
        (string Name, double Truth)[] targets =
        [
            ("first conversation", TimingTrial.TrueEffects[0]),
            ("second conversation", TimingTrial.TrueEffects[1]),
            ("exit chance by month 12, both", TimingTrial.TrueChange(Horizon)),
        ];
        CoverageMethod[] methods =
        [
            .. targets.SelectMany(t => Models.Select(kind => new CoverageMethod(t.Name, kind, t.Truth, _ => null!))),
        ];
        return CoverageStudy.Run(methods, Estimates, (trials, seed), cancellation);
    }

    /// <summary>The page docs/validation/timing.md.</summary>
    public static string Markdown(IReadOnlyList<CoverageRow> rows, int trials, long seed)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            # Timing of events: does the model undo dynamic selection?

            Made by `netto validate timing --trials {trials} --seed {seed}`: {trials:N0} trials of {People:N0} people with two conversations, both given sooner to quick people who leave sooner anyway
            (`Netto.Simulation.Trials.TimingTrial`; the trait is never seen). Effects on the log exit hazard: 0 and 0.4. `apart`: piecewise-constant hazards without unobserved traits.
            `joint`: the timing-of-events model, mass points added while the AIC falls.

            | quantity | model | truth | bias | (its error) | sd of estimates | mean standard error | coverage | (its error) | refused |
            | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |

            """
        );
        foreach (var row in rows)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {row.Method.Name} | {row.Method.Setting} | {row.Method.Truth:F4} | {row.Bias:F4} | {row.BiasError:F4} | {row.StandardDeviation:F4} | {row.MeanStandardError:F4} | {100 * row.Coverage:F1}% | {100 * row.CoverageError:F1}% | {row.Failed} |\n"
            );
        }

        return text.ToString();
    }

    private static Coefficient[] Estimates(long seed)
    {
        var model = Model(TimingTrial.Draw(seed, People));
        var specification = new TimingSpecification
        {
            Horizons = [Horizon],
            PlannedTimes = [TimingTrial.FirstPlanned, TimingTrial.SecondPlanned],
            Heterogeneity = HeterogeneityRule.ByAkaike(4),
        };
        var joint = TimingEstimator.Fit(model, specification);
        var apart = TimingEstimator.Fit(model, specification with { Heterogeneity = HeterogeneityRule.None });
        return
        [
            joint.Effects[0],
            apart.Effects[0],
            joint.Effects[1],
            apart.Effects[1],
            joint.ExitChances[^1].Change,
            apart.ExitChances[^1].Change,
        ];
    }

    private static TimingModel Model(TimingTrial trial)
    {
        var design = Design.Of(new DataColumn("x", trial.X));
        HazardEquation Hazard(string name, double[] time, double[] seen) =>
            new(name, new SurvivalTimes(new DataColumn("months", time), new DataColumn(name, seen)), design)
            {
                Cuts = Cuts,
            };
        return new TimingModel(
            Clusters.Of("person", Enumerable.Range(0, People).ToArray()),
            Hazard("exit", trial.Months, trial.Left),
            [
                new(Hazard("first", trial.Until[0], trial.Talked[0]), TreatmentEffect.Constant),
                new(Hazard("second", trial.Until[1], trial.Talked[1]), TreatmentEffect.Constant),
            ]
        );
    }
}
