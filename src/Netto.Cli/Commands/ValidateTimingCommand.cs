using System.CommandLine;
using Netto.Cli.Validation;

namespace Netto.Cli.Commands;

/// <summary><c>netto validate timing</c>: trials with dynamic selection and a known truth.</summary>
internal static class ValidateTimingCommand
{
    internal static Command Create(CliEnvironment environment)
    {
        var trials = new Option<int>("--trials")
        {
            Description = "number of trials, 10 or more",
            DefaultValueFactory = _ => 1_000,
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
            "timing",
            "Runs trials with dynamic selection and counts how often the timing-of-events model finds the true effects.\n\nExample:\n  netto validate timing --trials 1000 --out docs/validation/timing.md"
        )
        {
            trials,
            seed,
            output,
        };
        command.Runs(
            environment,
            run => Run(run, (run.Options.GetValue(trials), run.Options.GetValue(seed)), run.Options.GetValue(output))
        );
        return command;
    }

    private static int Run(CommandRun run, (int Trials, long Seed) plan, string? output)
    {
        run.Report($"timing: {plan.Trials} trials …");
        var rows = TimingStudy.Run(plan.Trials, plan.Seed, run.Cancellation);
        var page = TimingStudy.Markdown(rows, plan.Trials, plan.Seed);
        if (run.WantsJson)
        {
            ValidateCommand.WriteJson(run, rows, []);
        }
        else
        {
            run.WriteLine(page);
        }

        if (output is not null)
        {
            WholeFile.Write(run.Environment.Absolute(output), page);
        }

        return ExitCode.Done;
    }
}
