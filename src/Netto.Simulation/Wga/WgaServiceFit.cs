using Netto.Simulation.Engine;

namespace Netto.Simulation.Wga;

/// <summary>One round of the fit of the service constants.</summary>
internal sealed class WgaServiceFit(
    ParameterSet parameters,
    WgaFitTargets targets,
    double gain,
    Func<WgaGroup, string, int, double> mean
)
{
    private const double SelfReporters = 942.0 / 6656;

    /// <summary>
    /// Of the control arm the years of table 3.5 (one decimal) add up to less than table 2.6 has; the second and third, which vary
    /// less from one seed to the next, take more of the difference than the first.
    /// </summary>
    private static readonly double[] LaterYears = [1.0025, 1.006];

    /// <summary>No trajectory runs longer; a larger constant would change nothing.</summary>
    private const double LongestMonths = 36;

    /// <summary>Means of kinds among self-reporters, of whom only shares and the sums are published.</summary>
    private static readonly Dictionary<string, double> SelfReporterCounts = new(StringComparer.Ordinal)
    {
        ["orientation"] = 1.10,
        ["coaching"] = 6.06,
        ["evaluation"] = 0.36,
        ["other"] = 0.22,
        ["modular"] = 0.178,
        ["work-fit"] = 0.520,
        ["to-work"] = 0.145,
        ["schooling"] = 0.147,
    };

    public void Update()
    {
        UpdateArm("extended", WgaGroup.Treatment, "treatment");
        UpdateArm("basic", WgaGroup.Regular, "regular");
        UpdateSelfReporters();
        UpdateOthers();
    }

    private void Scale(string name, double otherwise, double target, double simulated)
    {
        var ratio = simulated <= 1e-9 || target <= 1e-9 ? 1 : Math.Clamp(target / simulated, 0.5, 2);
        parameters[name] = parameters.ValueOr(name, otherwise) * Math.Pow(ratio, gain);
    }

    private void Move(string name, double otherwise, double step, double low, double high) =>
        parameters[name] = Math.Clamp(parameters.ValueOr(name, otherwise) + (gain * step), low, high);

    private void UpdateArm(string level, WgaGroup group, string arm)
    {
        foreach (var (kind, index) in ServiceModel.KindNames.Select((k, i) => (k, i)))
        {
            var measure = kind == "instrument" ? "instruments" : $"count-{kind}";
            var ratios = WgaCells.Relative(cell =>
                targets.Level(measure, arm, WgaCells.Names[cell]) / mean(group, measure, cell + 1)
            );
            for (var cell = 0; cell < WgaCells.Count; cell++)
            {
                Scale($"service.{level}.{kind}.cell.{WgaCells.Names[cell]}", 1, ratios[cell], 1);
            }

            UpdateKind(level, group, kind, index, Total(measure, arm), targets.Level($"any-{kind}", arm));
        }

        UpdateShape(level, group, arm);
    }

    /// <summary>
    /// The mean over everybody: each dimension of a table implies one, not quite the same, and the most room lies between.
    /// </summary>
    private double Total(string measure, string arm)
    {
        var totals = WgaCells.Totals(cell => targets.Level(measure, arm, WgaCells.Names[cell]));
        return (totals.Min() + totals.Max()) / 2;
    }

    private double OfClasses(string measure, string arm) =>
        (0.404 * targets.Level(measure, arm, "wga-35-80")) + (0.596 * targets.Level(measure, arm, "wga-80-100"));

    /// <summary>Table 3.4 is in whole percentages; within them the sums over kinds are met best so.</summary>
    private double Running(string kind, string arm) =>
        OfClasses($"running-{kind}", arm)
        * (
            (kind, arm) switch
            {
                ("to-work", "regular") => 0.8,
                (_, "treatment") => 1.05,
                _ => 1,
            }
        );

    private void UpdateKind(string level, WgaGroup group, string kind, int index, double count, double share)
    {
        var name = $"service.{level}.{kind}";
        var simulatedCount = mean(group, kind == "instrument" ? "instruments" : $"count-{kind}", 0);
        var simulatedShare = mean(group, $"any-{kind}", 0);
        switch (index)
        {
            case ServiceModel.Orientation:
                Move($"service.{level}.first-orientation", 0.98, share - simulatedShare, 0.3, 1);
                Scale(name, 0.004, count - share, simulatedCount - simulatedShare);
                break;
            case >= ServiceModel.Modular and <= ServiceModel.Schooling:
                Scale(name, 0.005, share, simulatedShare);
                Scale($"{name}.again", 1, (count / share) - 1, (simulatedCount / simulatedShare) - 1);
                break;
            case var planned when ServiceModel.IsPlanned(planned):
                Scale(name, 0.02, count, simulatedCount);
                Scale($"{name}.in-view", ServiceModel.OtherwiseInView, share, simulatedShare);
                parameters[$"{name}.in-view"] = Math.Min(parameters[$"{name}.in-view"], 1);
                break;
            default:
                Scale(name, 0.02, count, simulatedCount);
                Move(
                    $"{name}.spread",
                    index == ServiceModel.Coaching ? 0.7 : 1,
                    4 * (simulatedShare - share) / share,
                    0.05,
                    2.8
                );
                break;
        }
    }

    private void UpdateShape(string level, WgaGroup group, string arm)
    {
        var first = mean(group, "conversations-year-1", 0) / targets.Level("conversations-year-1", arm);
        for (var year = 2; year <= 3; year++)
        {
            var simulated = mean(group, $"conversations-year-{year}", 0) / first;
            Scale($"service.{level}.year.{year}", 1, targets.Level($"conversations-year-{year}", arm), simulated);
        }

        foreach (var kind in ServiceModel.KindNames.Skip(ServiceModel.Modular).Take(4))
        {
            Scale($"service.{level}.{kind}.months", 8, Running(kind, arm), mean(group, $"running-{kind}", 0));
        }

        Move(
            $"service.{level}.trajectory.spread",
            0.5,
            6 * (mean(group, "any-trajectory", 0) - targets.Level("any-trajectory", arm)),
            0.05,
            2.5
        );
        Scale(
            $"service.{level}.work-fit.success",
            0.7,
            targets.Level("work-fit-success", arm),
            mean(group, "work-fit-success", 0)
        );
    }

    private void UpdateSelfReporters()
    {
        var group = WgaGroup.SelfReporters;
        foreach (var (kind, index) in ServiceModel.KindNames.Select((k, i) => (k, i)))
        {
            var count =
                kind == "instrument" ? targets.Level("instruments", "self-reporters") : SelfReporterCounts[kind];
            UpdateKind("self-report", group, kind, index, count, targets.Level($"any-{kind}", "self-reporters"));
        }

        Move(
            "service.self-report.trajectory.spread",
            0.5,
            6 * (mean(group, "any-trajectory", 0) - targets.Level("any-trajectory", "self-reporters")),
            0.05,
            2.5
        );
        for (var year = 2; year <= 3; year++)
        {
            var target =
                LaterYears[year - 2]
                * targets.Level($"conversations-year-{year}", "control")
                / targets.Level("conversations-year-1", "control");
            var simulated =
                mean(WgaGroup.Control, $"conversations-year-{year}", 0)
                / mean(WgaGroup.Control, "conversations-year-1", 0);
            Scale($"service.self-report.year.{year}", 1, target, simulated);
        }

        foreach (var kind in ServiceModel.KindNames.Skip(ServiceModel.Modular).Take(4))
        {
            var target = Math.Max(0.003, Running(kind, "control"));
            var name = $"service.self-report.{kind}.months";
            Scale(name, 8, target, mean(WgaGroup.Control, $"running-{kind}", 0));
            parameters[name] = Math.Min(parameters[name], LongestMonths);
        }
    }

    /// <summary>The little that the rest of the control arm got: what is left of the arm's figures.</summary>
    private void UpdateOthers()
    {
        foreach (var (kind, index) in ServiceModel.KindNames.Select((k, i) => (k, i)))
        {
            var share = Rest($"any-{kind}");
            var simulated = Rest(
                mean(WgaGroup.Control, $"any-{kind}", 0),
                mean(WgaGroup.SelfReporters, $"any-{kind}", 0)
            );
            if (index == ServiceModel.Orientation)
            {
                Scale("late-orientation", 0.4, share, simulated);
                parameters["service.none.first-orientation"] = 0.005;
                parameters["service.none.orientation"] = 0.0001;
                continue;
            }

            Scale($"service.none.{kind}", 0.001, Math.Max(share, 0.0005), simulated);
            if (index == ServiceModel.Coaching)
            {
                parameters[$"service.none.{kind}.spread"] = 1.6;
            }
        }
    }

    private double Rest(string measure) =>
        Rest(targets.Level(measure, "control"), targets.Level(measure, "self-reporters"));

    private static double Rest(double control, double selfReporters) =>
        (control - (SelfReporters * selfReporters)) / (1 - SelfReporters);
}
