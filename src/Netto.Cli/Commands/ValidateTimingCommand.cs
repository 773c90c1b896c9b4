using System.CommandLine;
using Netto.Cli.Validation;

namespace Netto.Cli.Commands;

/// <summary><c>netto validate timing</c>: trials with dynamic selection and a known truth.</summary>
internal static class ValidateTimingCommand
{
    internal static Command Create(CliEnvironment environment)
    {
        var (trials, seed, output) = ValidateCommand.Options(defaultTrials: 1_000);
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
