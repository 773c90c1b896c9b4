using System.CommandLine;
using System.Text.Json;
using Netto.Evaluation.Json;
using Netto.Evaluation.Results;
using Netto.Protocol;
using Netto.Reporting;
using Netto.Simulation.Engine;
using Language = Netto.Reporting.Texts.Language;

namespace Netto.Cli.Commands;

/// <summary><c>netto report</c>: the report again from results, for instance in the other language.</summary>
internal static class ReportCommand
{
    private static readonly Argument<string> Results = new("results") { Description = "results.json of an evaluation" };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "folder for report.html, tables.xlsx and figures/",
        Required = true,
    };

    public static Command Create(CliEnvironment environment)
    {
        var command = new Command(
            "report",
            "Makes the report again from results, without data.\n\n"
                + "Example:\n  netto report wga/report/results.json --lang en --out wga/report-en"
        )
        {
            Results,
            Out,
        };
        command.Runs(environment, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run)
    {
        var results = Read(run.AbsolutePath(Results));
        var output = run.OutputFolder(Out);
        await WholeFolder.WriteAsync(
            output,
            folder => ReportFiles.WriteAsync(results, Language.Of(run.ReportLanguage), folder, run.Cancellation)
        );
        if (run.WantsJson)
        {
            run.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("report", Path.Combine(output, "report.html"));
                json.WriteEndObject();
            });
        }
        run.WriteLine($"The report: {Path.Combine(output, "report.html")}");
        return ExitCode.Done;
    }

    private static EvaluationResults Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InputException(
                new Diagnostic("CLI002", "This is not a results.json of an evaluation.")
                {
                    File = path,
                    Found = "a folder",
                    Expected = "the document that 'netto evaluate' writes",
                    Nearest = File.Exists(Path.Combine(path, "results.json")) ? "results.json" : null,
                }
            );
        }
        using var stream = File.OpenRead(path);
        try
        {
            return ResultsJson.Read(stream);
        }
        catch (JsonException wrong)
        {
            throw new InputException(
                new Diagnostic("CLI002", "This is not a results.json of an evaluation.")
                {
                    File = path,
                    Line = (int?)(wrong.LineNumber + 1),
                    Column = (int?)(wrong.BytePositionInLine + 1),
                    Found = wrong.Message.Split(" Path: ", 2)[0],
                    Expected = "the document that 'netto evaluate' writes",
                }
            );
        }
    }
}
