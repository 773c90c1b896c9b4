using System.CommandLine;
using Netto.Cli.Validation;

namespace Netto.Cli.Commands;

/// <summary><c>netto validate coverage</c>: many small trials with a known effect.</summary>
internal static class ValidateCommand
{
    public static Command Create(CliEnvironment environment) =>
        new("validate", "Tests of the software itself: does it find effects that are known?") { Coverage(environment) };

    private static Command Coverage(CliEnvironment environment)
    {
        var trials = new Option<int>("--trials")
        {
            Description = "number of trials a method",
            DefaultValueFactory = _ => 10_000,
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
        var output = new Option<string?>("--out") { Description = "write the table to this Markdown file" };
        var command = new Command(
            "coverage",
            "Runs small simulated trials and counts how often 95% intervals hold the true effect.\n\nExample:\n  netto validate coverage --trials 10000 --out docs/validation/coverage.md"
        )
        {
            trials,
            seed,
            output,
        };
        command.Runs(
            environment,
            run => Run(run, run.Options.GetValue(trials), run.Options.GetValue(seed), run.Options.GetValue(output))
        );
        return command;
    }

    private static int Run(CommandRun run, int trials, long seed, string? output)
    {
        var rows = new List<CoverageRow>();
        foreach (var method in CoverageMethod.All)
        {
            run.Report($"{method.Name}: {trials} trials …");
            rows.Add(CoverageStudy.Run(method, trials, seed, run.Cancellation));
        }

        if (run.WantsJson)
        {
            WriteJson(run, rows);
        }
        else
        {
            run.WriteLine(CoverageTable.Markdown(rows, trials, seed));
        }

        if (output is not null)
        {
            WholeFile.Write(run.Environment.Absolute(output), CoverageTable.Markdown(rows, trials, seed));
        }

        return ExitCode.Done;
    }

    private static void WriteJson(CommandRun run, List<CoverageRow> rows) =>
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

            json.WriteEndArray();
        });
}
