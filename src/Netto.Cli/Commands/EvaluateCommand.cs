using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Netto.Evaluation;
using Netto.Evaluation.Json;
using Netto.Evaluation.Results;
using Netto.Protocol;
using Netto.Reporting;
using Netto.Simulation.Engine;
using Language = Netto.Reporting.Texts.Language;

namespace Netto.Cli.Commands;

/// <summary><c>netto evaluate</c>: from a protocol and data to results and a report.</summary>
internal static class EvaluateCommand
{
    private static readonly Argument<string> Protocol = new("protocol") { Description = "the protocol (YAML)" };

    private static readonly Option<string?> Data = new("--data")
    {
        Description =
            "folder with raw register files, or a store; for a flat protocol the folder of its table (default: as the protocol says)",
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "folder for results.json, report.html, tables.xlsx, figures/ and provenance.json",
        Required = true,
    };

    public static Command Create(CliEnvironment environment)
    {
        var command = new Command(
            "evaluate",
            "Runs the analysis plan of a protocol and writes results, report, tables and figures.\n\n"
                + "Example:\n  netto evaluate wga/protocol.yaml --data wga/registers --out wga/report"
        )
        {
            Protocol,
            Data,
            Out,
        };
        command.Runs(environment, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run)
    {
        var path = run.AbsolutePath(Protocol);
        var protocol = ProtocolReader.ReadFile(path);
        var output = run.OutputFolder(Out);
        using var steps = new StepLines(run);
        await using var figures = new FigureStart();
        var (results, files) = Compute(run, protocol, path, steps);
        steps.Report("report");
        var json = Task.Run(() => ResultsJson.ToBytes(results));
        await WholeFolder.WriteAsync(
            output,
            async folder =>
            {
                await ReportFiles.WriteAsync(
                    results,
                    Language.Of(run.ReportLanguage),
                    folder,
                    await figures.Batch,
                    run.Cancellation
                );
                await WriteAsync(run, folder, (results, await json), files);
            }
        );
        steps.Done();
        if (run.WantsJson)
        {
            run.Environment.Out.Write(System.Text.Encoding.UTF8.GetString(await json));
        }
        run.WriteLine(EvaluationDigest.Text(results, Language.Of(run.MessageLanguage)));
        run.WriteLine($"The report: {Path.Combine(output, "report.html")}");
        return ExitCode.Done;
    }

    // Optimised from the first call: the table as it was read is garbage as soon as it stands in canonical order.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (EvaluationResults Results, IReadOnlyList<InputFile> Files) Compute(
        CommandRun run,
        ExperimentProtocol protocol,
        string path,
        StepLines steps
    )
    {
        var (table, files) = EvaluationInput.Read(run, protocol, path, run.Options.GetValue(Data), steps);
        return (Evaluator.Evaluate(protocol, table, steps, run.Cancellation), files);
    }

    private static async Task WriteAsync(
        CommandRun run,
        string folder,
        (EvaluationResults Results, byte[] Json) done,
        IReadOnlyList<InputFile> files
    )
    {
        var (results, json) = done;
        await File.WriteAllBytesAsync(Path.Combine(folder, "results.json"), json, run.Cancellation);
        await using var provenance = File.Create(Path.Combine(folder, "provenance.json"));
        ResultsJson.Write(
            new Provenance
            {
                Software = "netto",
                Version = results.Version,
                Runtime = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription,
                Protocol = results.Protocol,
                Data = results.Data,
                Settings = results.Settings,
                ResultsHash = Convert.ToHexStringLower(SHA256.HashData(json)),
                Inputs = files,
            },
            provenance
        );
    }
}
