using System.CommandLine;
using System.Globalization;
using System.Text;
using Netto.Cli.Commands.Estimate;
using Netto.Statistics.Weighting;

namespace Netto.Cli.Commands;

/// <summary><c>netto weight</c>: survey weights to a file.</summary>
internal static class WeightCommand
{
    private static readonly Option<string> DataFile = new("--data")
    {
        Description = "CSV or Parquet file with one row a respondent",
        Required = true,
    };

    private static readonly Option<string> Targets = new("--targets")
    {
        Description = "CSV with variable,category,share (an empty category means the mean of a number)",
        Required = true,
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "CSV to write: row,weight",
        Required = true,
    };

    private static readonly Option<string?> BaseWeights = new("--base-weights")
    {
        Description = "column with design weights: final = base × fit",
    };

    private static readonly Option<double?> Total = new("--total")
    {
        Description = "what the weights sum to (default: the number of rows)",
    };

    private static readonly Option<string?> Trim = new("--trim")
    {
        Description = "largest weight as a multiple of the mean, 5, or smallest and largest, 0.2,5; the rest is shared",
    };

    public static Command Create(CliEnvironment environment)
    {
        var command = new Command(
            "weight",
            "Survey weights to a file.\n\nExample:\n  netto weight rake --data answers.csv --targets population.csv --out weights.csv"
        );
        foreach (var (name, description, kind) in Methods)
        {
            var method = new Command(
                name,
                $"{description}\n\nExample:\n  netto weight {name} --data answers.csv --targets population.csv --out weights.csv"
            )
            {
                DataFile,
                Targets,
                Out,
                BaseWeights,
                Total,
                Trim,
            };
            method.Runs(environment, run => Run(run, kind));
            command.Subcommands.Add(method);
        }

        return command;
    }

    private static (string Name, string Description, WeightingMethod Kind)[] Methods =>
        [
            (
                "poststratify",
                "Weights that give one variable (or the cells of one) its shares",
                WeightingMethod.PostStratification
            ),
            (
                "rake",
                "Weights that give several variables their shares, one after the other until all fit",
                WeightingMethod.Raking
            ),
            (
                "calibrate",
                "The weights closest to the design weights that hit shares and means (linear)",
                WeightingMethod.Calibration
            ),
            (
                "entropy",
                "Positive weights closest to equal (or base) weights that hit shares and means",
                WeightingMethod.EntropyBalancing
            ),
        ];

    private static int Run(CommandRun run, WeightingMethod method)
    {
        var table = TableFile.Read(run.AbsolutePath(DataFile), run.Cancellation);
        var targets = WeightTargets.Read(run.AbsolutePath(Targets), table, run.Cancellation);
        var baseWeights = run.Options.GetValue(BaseWeights) is { } column ? table.Numbers(column) : null;
        var fit = SurveyWeights.Fit(method, targets, baseWeights);
        var trimmed = run.Options.GetValue(Trim) is { } limits ? TrimmedWeights.Of(fit.Weights, Limits(limits)) : null;
        fit = trimmed is null ? fit : fit.With(trimmed.Weights, targets);
        if (run.Options.GetValue(Total) is { } total)
        {
            fit =
                total > 0
                    ? fit.ScaledTo(total)
                    : throw new OptionException($"--total: found {total}, expected a number above zero");
        }

        Write(run.AbsolutePath(Out), fit.Weights);
        Report(run, fit, trimmed);
        return ExitCode.Done;
    }

    private static void Write(string path, double[] weights)
    {
        var text = new StringBuilder("row,weight\n");
        for (var i = 0; i < weights.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i + 1},{weights[i]:R}\n");
        }

        // Whole or not at all: a file beside it takes its place at the end.
        var temporary = path + ".part";
        File.WriteAllText(temporary, text.ToString());
        File.Move(temporary, path, overwrite: true);
    }

    private static void Report(CommandRun run, WeightingFit fit, TrimmedWeights? trimmed)
    {
        if (run.WantsJson)
        {
            run.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("method", fit.Method);
                json.WriteNumber("n", fit.Weights.Length);
                json.WriteNumber("effective_n", fit.EffectiveN);
                json.WriteNumber("iterations", fit.Iterations);
                json.WriteNumber("max_error", fit.MaxError);
                json.WriteNumber("min", fit.Smallest);
                json.WriteNumber("max", fit.Largest);
                if (trimmed is not null)
                {
                    json.WriteNumber("trimmed", trimmed.Count);
                    json.WriteNumber("effective_n_before", trimmed.EffectiveNBefore);
                }

                json.WriteEndObject();
            });
        }

        run.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{fit.Method}: {fit.Weights.Length} weights from {fit.Smallest:G4} to {fit.Largest:G4}, worth {fit.EffectiveN:F1} equal respondents, {fit.Iterations} rounds"
            )
        );
        if (trimmed is not null)
        {
            run.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{trimmed.Count} trimmed; before, they were worth {trimmed.EffectiveNBefore:F1}; the targets are now off by at most {fit.MaxError:E2}"
                )
            );
        }
    }

    private static TrimmingRule Limits(string text)
    {
        var parts = text.Split(',');
        double[] limits =
        [
            .. parts.Select(t =>
                double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                    ? value
                    : throw new OptionException($"--trim: found '{t}', expected a number, or two: 0.2,5")
            ),
        ];
        return limits.Length switch
        {
            1 => TrimmingRule.AtMost(limits[0]),
            2 => new(limits[0], limits[1]),
            _ => throw new OptionException($"--trim: found {limits.Length} numbers, expected one or two: 0.2,5"),
        };
    }
}
