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

    public static Command Create(CliEnvironment environment)
    {
        var command = new Command(
            "weight",
            "Survey weights to a file.\n\nExample:\n  netto weight rake --data answers.csv --targets population.csv --out weights.csv"
        );
        foreach (var (name, description) in Methods)
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
            };
            method.Runs(environment, run => Run(run, name));
            command.Subcommands.Add(method);
        }

        return command;
    }

    private static (string Name, string Description)[] Methods =>
        [
            ("poststratify", "Weights that give one variable (or the cells of one) its shares"),
            ("rake", "Weights that give several variables their shares, one after the other until all fit"),
            ("calibrate", "The weights closest to the design weights that hit shares and means (linear)"),
            ("entropy", "Positive weights closest to equal (or base) weights that hit shares and means"),
        ];

    private static int Run(CommandRun run, string method)
    {
        var table = TableFile.Read(run.AbsolutePath(DataFile), run.Cancellation);
        var targets = WeightTargets.Read(run.AbsolutePath(Targets), table, run.Cancellation);
        var baseWeights = run.Options.GetValue(BaseWeights) is { } column ? table.Numbers(column) : null;
        var fit = Fit(method, targets, baseWeights);
        if (run.Options.GetValue(Total) is { } total)
        {
            fit =
                total > 0
                    ? fit.ScaledTo(total)
                    : throw new OptionException($"--total: found {total}, expected a number above zero");
        }

        Write(run.AbsolutePath(Out), fit.Weights);
        Report(run, fit);
        return ExitCode.Done;
    }

    private static WeightingFit Fit(string method, IReadOnlyList<WeightingTarget> targets, double[]? baseWeights) =>
        method switch
        {
            "entropy" => EntropyBalancing.Fit(targets, baseWeights),
            "calibrate" => Calibration.Fit(targets, baseWeights),
            "rake" => Raking.Fit(SharesOnly(targets, method), baseWeights),
            _ => PostStratification.Fit(
                SharesOnly(targets, method) is [var single]
                    ? single
                    : throw new OptionException(
                        $"poststratify: found {targets.Count} variables ({string.Join(", ", targets.Select(t => t.Variable))}), expected one; use rake for several"
                    ),
                baseWeights
            ),
        };

    private static IReadOnlyList<WeightingTarget.Shares> SharesOnly(
        IReadOnlyList<WeightingTarget> targets,
        string method
    ) =>
        targets.FirstOrDefault(t => t is not WeightingTarget.Shares) is { } mean
            ? throw new OptionException(
                $"{method}: found a mean of {mean.Variable}, expected shares; use entropy or calibrate for means"
            )
            : [.. targets.Cast<WeightingTarget.Shares>()];

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

    private static void Report(CommandRun run, WeightingFit fit)
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
                json.WriteEndObject();
            });
        }

        run.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{fit.Method}: {fit.Weights.Length} weights from {fit.Smallest:G4} to {fit.Largest:G4}, worth {fit.EffectiveN:F1} equal respondents, {fit.Iterations} rounds"
            )
        );
    }
}
