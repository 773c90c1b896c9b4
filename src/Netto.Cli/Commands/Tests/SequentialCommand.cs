using System.CommandLine;
using System.Globalization;
using Netto.Statistics.Sequential;

namespace Netto.Cli.Commands.Tests;

/// <summary><c>netto test sequential</c>: bounds for looks, and what a look says.</summary>
internal static class SequentialCommand
{
    private static readonly Option<string> Fractions = new("--looks")
    {
        Description = "information at each look as a share of that at the last, for example 0.25,0.5,0.75,1",
        Required = true,
    };

    private static readonly Option<string> Kind = CreateKind();

    private static readonly Option<double> Level = new("--level")
    {
        Description = "two-sided level of the whole",
        DefaultValueFactory = _ => 0.05,
    };

    private static readonly Option<double> Power = new("--power")
    {
        Description = "power for which the extra people are told",
        DefaultValueFactory = _ => 0.8,
    };

    private static readonly Option<int?> Look = new("--at") { Description = "number of the look to judge, from 1" };

    private static readonly Option<double?> Estimate = new("--estimate") { Description = "the estimate at that look" };

    private static readonly Option<double?> StandardError = new("--std-error") { Description = "its standard error" };

    public static Command Create(CliEnvironment environment)
    {
        var command = new Command(
            "sequential",
            "Group-sequential bounds; with --at, --estimate and --std-error the p-value and interval at that look\n\n"
                + "Example:\n  netto test sequential --looks 0.25,0.5,0.75,1 --at 3 --estimate 0.06 --std-error 0.02"
        )
        {
            Fractions,
            Kind,
            Level,
            Power,
            Look,
            Estimate,
            StandardError,
        };
        command.Runs(environment, Run);
        return command;
    }

    private static Option<string> CreateKind()
    {
        var option = new Option<string>("--kind")
        {
            Description = "spend-obf or spend-pocock (Lan and DeMets), obf or pocock (one constant)",
            DefaultValueFactory = _ => "spend-obf",
        };
        option.AcceptOnlyFromAmong("spend-obf", "spend-pocock", "obf", "pocock");
        return option;
    }

    private static int Run(CommandRun run)
    {
        var boundary = Boundary(run);
        var inflation = GroupSequential.InflationFactor(boundary, run.Options.GetValue(Power));
        var finding = Finding(run, boundary);
        if (run.WantsJson)
        {
            run.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("test", "sequential");
                json.WriteStartArray("looks");
                for (var k = 0; k < boundary.Looks; k++)
                {
                    json.WriteStartObject();
                    json.WriteNumber("fraction", boundary.Fractions[k]);
                    TestOutput.WriteOptional(json, "bound", boundary.Bounds[k]);
                    json.WriteNumber("nominal_level", boundary.NominalLevels[k]);
                    json.WriteNumber("spent", boundary.Spent[k]);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteNumber("inflation", inflation);
                if (finding is not null)
                {
                    Write(json, finding);
                }
                json.WriteEndObject();
            });
        }
        Tell(run, boundary, inflation, finding);
        return ExitCode.Done;
    }

    private static SequentialBoundary Boundary(CommandRun run)
    {
        var looks = NumberList.Parse(run.Options.GetRequiredValue(Fractions), Fractions.Name);
        var level = run.Options.GetValue(Level);
        return run.Options.GetValue(Kind) switch
        {
            "spend-pocock" => GroupSequential.Spend(looks, SpendingFunction.Pocock, level),
            "obf" => GroupSequential.Shaped(looks, BoundaryShape.OBrienFleming, level),
            "pocock" => GroupSequential.Shaped(looks, BoundaryShape.Pocock, level),
            _ => GroupSequential.Spend(looks, SpendingFunction.OBrienFleming, level),
        };
    }

    private static SequentialFinding? Finding(CommandRun run, SequentialBoundary boundary)
    {
        var (look, estimate, error) = (
            run.Options.GetValue(Look),
            run.Options.GetValue(Estimate),
            run.Options.GetValue(StandardError)
        );
        if (look is null && estimate is null && error is null)
        {
            return null;
        }
        return look is { } number && estimate is { } value && error is { } deviation
            ? SequentialAnalysis.Judge(boundary, number, value, deviation)
            : throw new OptionException("--at, --estimate and --std-error go together: a look needs all three");
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, SequentialFinding finding)
    {
        json.WriteBoolean("stops", finding.Stops);
        json.WriteBoolean("crossed", finding.Crossed);
        json.WriteNumber("statistic", finding.Statistic);
        TestOutput.WriteOptional(json, "p_value", finding.PValue);
        TestOutput.WriteOptional(json, "median_unbiased", finding.MedianUnbiased);
        TestOutput.WriteOptional(json, "ci_low", finding.Interval?.Low);
        TestOutput.WriteOptional(json, "ci_high", finding.Interval?.High);
        TestOutput.WriteOptional(json, "repeated_ci_low", finding.Repeated.Low);
        TestOutput.WriteOptional(json, "repeated_ci_high", finding.Repeated.High);
    }

    private static void Tell(CommandRun run, SequentialBoundary boundary, double inflation, SequentialFinding? finding)
    {
        void Line(FormattableString text) => run.WriteLine(text.ToString(CultureInfo.InvariantCulture));
        Line($"look  fraction     bound  nominal p     spent");
        for (var k = 0; k < boundary.Looks; k++)
        {
            Line(
                $"{k + 1, 4}  {boundary.Fractions[k], 8:F3}  {boundary.Bounds[k], 8:F4}  {boundary.NominalLevels[k], 9:G3}  {boundary.Spent[k], 8:F5}"
            );
        }
        Line($"people for the same power as without looks: {inflation:F4} times as many");
        if (finding is { Stops: false })
        {
            Line($"go on: |z| {Math.Abs(finding.Statistic):F3} stays within the bound");
        }
        else if (finding is { Interval: { } interval })
        {
            Line(
                $"{(finding.Crossed ? "stop" : "last look")}: p {finding.PValue:G4}, estimate {finding.MedianUnbiased:G5}, interval {interval.Low:G5} to {interval.High:G5}"
            );
        }
    }
}
