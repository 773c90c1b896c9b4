using Netto.Simulation.Calibration;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Wga;

/// <summary>
/// Fits the constants to the published figures by stochastic approximation: simulate, compare, move each constant
/// towards the figure that it decides (rates in proportion, subgroup factors as in raking), and again with smaller steps.
/// </summary>
internal sealed class WgaFit
{
    private readonly WgaDesign _design;
    private readonly WgaFitTargets _targets = new(PublishedFigures.Of("wga"));
    private ParameterSet _parameters;
    private WgaAccumulator _sums = null!;
    private WgaMeasures _measures = null!;
    private double _gain;

    /// <summary>A fit that starts from the given constants.</summary>
    public WgaFit(WgaDesign design, ParameterSet start)
    {
        _design = design;
        _parameters = start.Copy();
    }

    /// <summary>Runs rounds of the fit; later rounds take smaller steps, and the last quarter is averaged.</summary>
    /// <param name="rounds">How many simulations.</param>
    /// <param name="people">People of the experiment in each.</param>
    /// <param name="progress">Told the round after it is done.</param>
    public ParameterSet Run(int rounds, int people, Action<int> progress)
    {
        var sums = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var averaged = 0;
        for (var round = 0; round < rounds; round++)
        {
            var tabulation = new WgaTabulation(_design, new WgaModel(_parameters));
            _measures = tabulation.Measures;
            _sums = tabulation.Run(1_000_000 + round, people);
            _gain = round < rounds / 2 ? 0.8 : 0.8 / (1 + (0.25 * (round - (rounds / 2))));
            UpdateBenefit();
            UpdateJobs();
            UpdateSelfReport();
            UpdateService();
            if (round >= rounds * 3 / 4)
            {
                averaged++;
                foreach (var name in _parameters.Names)
                {
                    sums[name] = sums.GetValueOrDefault(name) + _parameters[name];
                }
            }

            progress(round);
        }

        return new ParameterSet(sums.Select(s => KeyValuePair.Create(s.Key, s.Value / averaged)));
    }

    private double Mean(WgaGroup group, string measure, int cell = 0) =>
        _sums.Mean(group, cell, _measures.IndexOf(measure));

    private double MeanOfArms(string measure) =>
        (Mean(WgaGroup.Control, measure) + Mean(WgaGroup.Treatment, measure)) / 2;

    private double Effect(Regime regime, string measure, int cell = 0) =>
        Mean(WgaGroup.CompliersNone + (int)regime, measure, cell) - Mean(WgaGroup.CompliersNone, measure, cell);

    /// <summary>Moves a rate in proportion.</summary>
    private void Scale(string name, double otherwise, double target, double simulated)
    {
        var ratio = simulated <= 0 || target <= 0 ? 1 : Math.Clamp(target / simulated, 0.5, 2);
        _parameters[name] = _parameters.ValueOr(name, otherwise) * Math.Pow(ratio, _gain);
    }

    /// <summary>Moves a constant by a step.</summary>
    private void Move(string name, double otherwise, double step, double low = -10, double high = 10) =>
        _parameters[name] = Math.Clamp(_parameters.ValueOr(name, otherwise) + (_gain * step), low, high);

    private void UpdateBenefit()
    {
        var (ivaBefore, ivaTargetBefore, recoveredBefore, recoveredTargetBefore) = (0.0045, 0.0045, 0.0, 0.0);
        var partialError = 0.0;
        for (var half = 1; half <= WgaModel.HalfYears; half++)
        {
            // After three years table 4.13 has a little more than I.11 and I.12: the aim lies between.
            var iva = MeanOfArms($"status-iva-{half * 6}");
            var ivaTarget = _targets.MeanOfArms($"status-iva-{half * 6}") * (half == WgaModel.HalfYears ? 1.05 : 1);
            Scale($"iva.{half}", 0.003, ivaTarget - ivaTargetBefore, iva - ivaBefore);
            (ivaBefore, ivaTargetBefore) = (iva, ivaTarget);

            var recovered = Mean(WgaGroup.Control, $"status-recovered-{half * 6}");
            var recoveredTarget = Math.Max(0.0002 * half, _targets.Level($"status-recovered-{half * 6}", "control"));
            Scale($"recovery.{half}", 0.0015, recoveredTarget - recoveredTargetBefore, recovered - recoveredBefore);
            (recoveredBefore, recoveredTargetBefore) = (recovered, recoveredTarget);

            var error = MeanOfArms($"status-35-80-{half * 6}") - _targets.MeanOfArms($"status-35-80-{half * 6}");
            Scale($"to-full.{half}", 0.003, Math.Exp(60 * (error - partialError)), 1);
            partialError = error;
        }

        Scale("to-partial", 0.0005, 0.0098, Mean(WgaGroup.Control, "full-to-partial"));
        Scale("death", 0.00028, _targets.MeanOfArms("status-death-36"), Mean(WgaGroup.Control, "status-death-36"));
        Scale("other-exit", 0.0002, _targets.MeanOfArms("status-other-36"), Mean(WgaGroup.Control, "status-other-36"));
        Move("age.oldest-tilt", 1.57, 20 * (Mean(WgaGroup.Control, "status-pension-36") - 0.0535), 1, 6);
        Move(
            "phase.none",
            0.06,
            Mean(WgaGroup.Control, "left-wage-phase") - _targets.Level("left-wage-phase", "control"),
            0,
            0.3
        );
        Scale("benefit.scale", 1, _targets.Level("benefit-cost", "control"), Mean(WgaGroup.Control, "benefit-cost"));
        foreach (var (regime, suffix) in WgaFitTargets.Regimes)
        {
            Move($"iva.effect.{suffix}", 0.35, 8 * (WgaFitTargets.Effect("iva", regime) - Effect(regime, "iva")));
            Move(
                $"phase.long.effect.{suffix}",
                0,
                -(WgaFitTargets.Effect("left-wage-phase", regime) - Effect(regime, "left-wage-phase")),
                -0.025,
                0.05
            );
            Move(
                $"recovery.effect.{suffix}",
                -0.2,
                15 * (WgaFitTargets.Effect("recovered", regime) - Effect(regime, "recovered"))
            );
            Move(
                $"to-partial.effect.{suffix}",
                0,
                80 * (WgaFitTargets.Effect("full-to-partial", regime) - Effect(regime, "full-to-partial")),
                -2,
                2
            );
            Move(
                $"cost.effect.{suffix}",
                0,
                (WgaFitTargets.Effect("benefit-cost", regime) - Effect(regime, "benefit-cost")) / 50_000
            );
        }
    }

    private void UpdateJobs()
    {
        foreach (var size in WgaFitTargets.Sizes)
        {
            var measure = $"job-{size}";
            Scale($"job.{size}", 0.005, _targets.Level(measure, "control"), Mean(WgaGroup.Control, measure));
            Move(
                $"job.{size}.regular-offices",
                0,
                Math.Log(_targets.Level(measure, "regular") / Mean(WgaGroup.Regular, measure)),
                -0.5,
                0.5
            );
            var ratios = WgaCells.Relative(cell =>
                WgaFitTargets.JobCell(size, cell)
                / (Mean(WgaGroup.Control, measure, cell + 1) + Mean(WgaGroup.Treatment, measure, cell + 1))
            );
            for (var cell = 0; cell < WgaCells.Count; cell++)
            {
                Scale($"job.{size}.cell.{WgaCells.Names[cell]}", 1, ratios[cell], 1);
            }

            foreach (var (regime, suffix) in WgaFitTargets.Regimes)
            {
                for (var cell = 0; cell < 2; cell++)
                {
                    var wiaClass = cell == 0 ? "35-80" : "80-100";
                    var level = Mean(WgaGroup.CompliersNone, measure, cell + 1);
                    var error =
                        WgaFitTargets.Effect($"{measure}.{wiaClass}", regime) - Effect(regime, measure, cell + 1);
                    Move($"job.{size}.{wiaClass}.effect.{suffix}", 0.1, error / level * 1.2, -1, 1);
                }
            }
        }

        UpdateJobQuality();
    }

    private void UpdateJobQuality()
    {
        Scale("job-end", 0.03, Mean(WgaGroup.Control, "employed"), _targets.Level("employed", "control"));
        Scale(
            "job.first-year",
            1,
            Math.Pow(_targets.Level("days-fraction", "control") / Mean(WgaGroup.Control, "days-fraction"), 2),
            1
        );
        Scale(
            "hours.large",
            1,
            Math.Pow(_targets.Level("hours-fraction", "control") / Mean(WgaGroup.Control, "hours-fraction"), 1.5),
            1
        );
        Move("hours.regular-offices", 0, 4 * Math.Log(RatioInRegular("hours-in-work")), -0.5, 0.5);
        Move("permanent.regular-offices", 0, 1.5 * Math.Log(RatioInRegular("permanent-share")), -0.5, 0.5);
        Move("job-end.regular-offices", 0, -4 * Math.Log(RatioInRegular("days-in-work")), -0.5, 0.5);
        Scale("wage.mean", 1, _targets.Level("wage", "control"), Mean(WgaGroup.Control, "wage"));
        Scale(
            "permanent",
            0.2,
            _targets.Level("permanent-share", "control"),
            Mean(WgaGroup.Control, "permanent-share")
        );
        foreach (var (regime, suffix) in WgaFitTargets.Regimes)
        {
            Move(
                $"hours.effect.{suffix}",
                0,
                12 * (WgaFitTargets.Effect("hours-fraction", regime) - Effect(regime, "hours-fraction")),
                -0.5,
                0.5
            );
            Move(
                $"job-end.effect.{suffix}",
                0,
                -5 * (WgaFitTargets.Effect("employed", regime) - Effect(regime, "employed")),
                -0.3,
                0.3
            );
            Move(
                $"wage.effect.{suffix}",
                0,
                (WgaFitTargets.Effect("wage", regime) - Effect(regime, "wage")) / 18,
                -0.2,
                0.2
            );
            Move(
                $"permanent.effect.{suffix}",
                0,
                4 * (WgaFitTargets.Effect("permanent-share", regime) - Effect(regime, "permanent-share")),
                -0.5,
                0.5
            );
            Move(
                $"self-employed.35-80.effect.{suffix}",
                0,
                (0.006 - Effect(regime, "self-employed", 1)) / 0.085,
                -0.5,
                0.5
            );
        }

        Scale(
            "self-employed.35-80",
            0.0028,
            _targets.Level("self-employed", "control", "wga-35-80"),
            Mean(WgaGroup.Control, "self-employed", 1)
        );
        Scale(
            "self-employed.80-100",
            0.0009,
            _targets.Level("self-employed", "control", "wga-80-100"),
            Mean(WgaGroup.Control, "self-employed", 2)
        );
    }

    private double RatioInRegular(string measure) =>
        _targets.Level(measure, "regular") / Mean(WgaGroup.Regular, measure);

    private void UpdateSelfReport()
    {
        Move(
            "self-report.constant",
            -2.2,
            Math.Log(_targets.Level("self-reporter", "control") / Mean(WgaGroup.Control, "self-reporter"))
        );
        Move(
            "self-report.motivation",
            1,
            2 * (WgaFitTargets.JobOfSelfReporters - Mean(WgaGroup.SelfReporters, "job")),
            0,
            3
        );
        foreach (var (name, _, categories) in SelfReportModel.Traits)
        {
            foreach (var category in categories)
            {
                var target = _targets.Level($"{name}={category}", "self-reporters");
                if (target > 0)
                {
                    var simulated = Mean(WgaGroup.SelfReporters, $"{name}={category}");
                    Move(
                        $"self-report.{name}={category}",
                        0,
                        Math.Clamp(Math.Log(target / simulated), -0.5, 0.5),
                        -4,
                        4
                    );
                }
            }
        }
    }

    private void UpdateService()
    {
        new WgaServiceFit(_parameters, _targets, _gain, (group, measure, cell) => Mean(group, measure, cell)).Update();
    }
}
