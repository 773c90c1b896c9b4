using System.CommandLine;
using Netto.Cli.Validation;

namespace Netto.Cli.Commands;

/// <summary><c>netto validate accuracy</c>: digits of agreement with NIST's certified regressions.</summary>
internal static class AccuracyCommand
{
    internal static Command Create(CliEnvironment environment)
    {
        var output = new Option<string?>("--out") { Description = "write the page to this Markdown file" };
        var command = new Command(
            "accuracy",
            "Solves NIST's linear regressions and counts the digits that agree.\n\nExample:\n  netto validate accuracy --out docs/methods/accuracy.md"
        )
        {
            output,
        };
        command.Runs(environment, run => Run(run, run.Options.GetValue(output)));
        return command;
    }

    private static int Run(CommandRun run, string? output)
    {
        NistAgreement[] agreements = [.. NistSet.All().Select(s => s.Solve())];
        var page = AccuracyPage.Markdown(agreements);
        if (run.WantsJson)
        {
            run.WriteJson(json =>
            {
                json.WriteStartArray();
                foreach (var row in agreements)
                {
                    json.WriteStartObject();
                    json.WriteString("set", row.Set.Name);
                    json.WriteNumber("condition_number", row.Condition);
                    json.WriteString("solver", row.Solver.ToString());
                    json.WriteNumber("coefficient_digits", row.CoefficientDigits);
                    json.WriteNumber("std_error_digits", row.ErrorDigits);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            });
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
