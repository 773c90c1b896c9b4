using System.CommandLine;
using Netto.Cli.Validation;
using Netto.Protocol;

namespace Netto.Cli.Commands;

/// <summary><c>netto validate coverage</c>: many small trials with a known effect.</summary>
internal static class ValidateCommand
{
    public static Command Create(CliEnvironment environment) =>
        new("validate", "Tests of the software itself: does it find effects that are known?")
        {
            Coverage(environment),
            ValidateEstimatorsCommand.Create(environment),
            ValidateTimingCommand.Create(environment),
            AccuracyCommand.Create(environment),
        };

    private static Command Coverage(CliEnvironment environment)
    {
        var (trials, seed, output) = Options();
        var experiments = new Option<int>("--experiments")
        {
            Description = "number of whole simulated wga experiments (0: none)",
            DefaultValueFactory = _ => 20,
        };
        experiments.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or 1)
            {
                result.AddError("--experiments takes 0, or a whole number of 2 or more");
            }
        });
        var command = new Command(
            "coverage",
            "Runs small simulated trials and counts how often 95% intervals hold the true effect.\n\nExample:\n  netto validate coverage --trials 10000 --out docs/validation/coverage.md"
        )
        {
            trials,
            seed,
            experiments,
            output,
        };
        command.Runs(
            environment,
            run =>
                Run(
                    run,
                    new CoverageSettings(
                        run.Options.GetValue(trials),
                        run.Options.GetValue(seed),
                        run.Options.GetValue(experiments)
                    ),
                    run.Options.GetValue(output)
                )
        );
        return command;
    }

    /// <summary>Trials, seed and output file, as all studies take them.</summary>
    internal static (Option<int> Trials, Option<long> Seed, Option<string?> Output) Options(int defaultTrials = 10_000)
    {
        var trials = new Option<int>("--trials")
        {
            Description = "number of trials, 10 or more",
            DefaultValueFactory = _ => defaultTrials,
        };
        trials.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 10)
            {
                result.AddError("--trials takes a whole number of 10 or more");
            }
        });
        var seed = new Option<long>("--seed")
        {
            Description = "first number of the draws",
            DefaultValueFactory = _ => 1,
        };
        return (trials, seed, new Option<string?>("--out") { Description = "write the table to this Markdown file" });
    }

    private static int Run(CommandRun run, CoverageSettings settings, string? output)
    {
        var rows = new List<CoverageRow>();
        foreach (var method in CoverageMethod.All)
        {
            run.Report($"{method.Name}: {settings.Trials} trials …");
            rows.Add(CoverageStudy.Run(method, settings.Trials, settings.Seed, run.Cancellation));
        }

        var studied = Experiments(run, settings);

        if (run.WantsJson)
        {
            WriteJson(run, rows, studied);
        }
        else
        {
            run.WriteLine(CoverageTable.Markdown(rows, studied, settings));
        }

        if (output is not null)
        {
            WholeFile.Write(run.Environment.Absolute(output), CoverageTable.Markdown(rows, studied, settings));
        }

        return ExitCode.Done;
    }

    private static IReadOnlyList<StudiedRow> Experiments(CommandRun run, CoverageSettings settings)
    {
        var study = new ExperimentStudy("wga", CoverageSettings.People);
        for (var i = 0; i < settings.Experiments; i++)
        {
            run.Report($"wga: experiment {i + 1} of {settings.Experiments} …");
            study.Add(
                settings.Seed + i,
                ["job-large", "job-days", "hourly-wage", "permanent-contract"],
                [EffectMethod.Did, EffectMethod.DidIv, EffectMethod.SelectionIv],
                run.Cancellation
            );
        }

        return study.Rows();
    }

    internal static void WriteJson(
        CommandRun run,
        IReadOnlyList<CoverageRow> rows,
        IReadOnlyList<StudiedRow> studied
    ) =>
        run.WriteJson(json =>
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartObject();
                json.WriteString("method", row.Method.Name);
                json.WriteNumber("truth", row.Method.Truth);
                json.WriteNumber("trials", row.Trials);
                json.WriteNumber("refused", row.Failed);
                json.WriteNumber("bias", row.Bias);
                json.WriteNumber("coverage", row.Coverage);
                json.WriteEndObject();
            }

            foreach (var row in studied)
            {
                json.WriteStartObject();
                json.WriteString("method", row.Effect.Method);
                json.WriteString("outcome", row.Effect.Outcome);
                json.WriteString("comparison", row.Effect.Comparison);
                json.WriteNumber("truth", row.Truth);
                json.WriteNumber("trials", row.Seeds);
                json.WriteNumber("bias", row.Bias);
                json.WriteNumber("bias_error", row.BiasError);
                json.WriteNumber("coverage", row.Coverage);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
}
