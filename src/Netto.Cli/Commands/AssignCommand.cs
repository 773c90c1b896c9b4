using System.CommandLine;
using Netto.Assignment;
using Netto.Cli.Assigning;
using Netto.Cli.Output;
using Netto.Protocol;

namespace Netto.Cli.Commands;

/// <summary><c>netto assign</c>: gives the people of an inflow list their arms and makes the weekly lists.</summary>
internal static class AssignCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var protocol = new Argument<string>("protocol") { Description = "the protocol (YAML)" };
        var inflow = new Option<string>("--inflow")
        {
            Description =
                "CSV: citizen_number, office, entry_date, and if known end_date; other columns serve exclusions and strata",
            Required = true,
        };
        var folder = new Option<string>("--out")
        {
            Description = "folder for assignments.csv and lists/<office>/<yyyy>-W<ww>.csv",
            Required = true,
        };
        var key = new Option<string?>("--key")
        {
            Description = "file with the secret key, for keyed-hash and blocked; made when it is not there",
        };
        var command = new Command(
            "assign",
            "Gives people their arms and makes the weekly lists of the offices. Repeatable: earlier assignments never change.\n\n"
                + "Example:\n  netto assign protocol.yaml --inflow inflow.csv --out assigned"
        )
        {
            protocol,
            inflow,
            folder,
            key,
        };
        command.Runs(
            environment,
            run =>
            {
                var agreed = ProtocolReader.ReadFile(
                    run.AbsolutePath(protocol),
                    run.Options.GetRequiredValue(protocol)
                );
                var rights = InflowFile.Read(
                    ReadText(run, run.AbsolutePath(inflow), run.Options.GetRequiredValue(inflow)),
                    run.Options.GetRequiredValue(inflow)
                );
                var output = new AssignmentFolder(run.OutputFolder(folder));
                var secret = Secret(run, agreed, run.Options.GetValue(key));
                var result = AssignmentRun.Assign(agreed, rights, output.ReadEarlier(), secret);
                var files = output.Plan(result);
                var changed = AssignmentFolder.ChangedLists(files);
                files.Write(run.Cancellation);
                AssignmentReport.Write(run, agreed, result, new WrittenLists(output.AssignmentsPath, changed));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static string ReadText(CommandRun run, string absolute, string path) =>
        File.Exists(absolute)
            ? TextFile.Read(absolute, path, run.Environment.Error)
            : throw new InputException(
                new Diagnostic("ASG003", "The inflow list cannot be read.")
                {
                    File = path,
                    Found = "no such file",
                    Expected = "a CSV file",
                }
            );

    private static HashKey? Secret(CommandRun run, ExperimentProtocol protocol, string? path)
    {
        if (protocol.Assignment is AssignmentRule.LastDigit or AssignmentRule.Recorded || path is null)
        {
            return null;
        }

        var secret = KeyFile.ReadOrMake(run.Environment.Absolute(path), out var made);
        if (made)
        {
            run.Environment.Error.WriteLine(
                $"netto: made a new key in {path}. Keep it safe and secret: without it no draw can be repeated."
            );
        }

        return secret;
    }
}
