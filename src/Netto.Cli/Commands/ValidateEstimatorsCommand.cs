using System.CommandLine;
using Netto.Cli.Validation.Estimators;
using Netto.Statistics.Summaries;

namespace Netto.Cli.Commands;

/// <summary><c>netto validate estimators</c>: every estimator beside a rival, in worlds with a known truth.</summary>
internal static class ValidateEstimatorsCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var (trials, seed, output) = ValidateCommand.Options();
        var only = new Option<string?>("--only") { Description = "designs whose estimator holds this text" };
        var command = new Command(
            "estimators",
            "Runs each estimator and a rival in many small worlds with a known truth.\n\nExample:\n  netto validate estimators --trials 10000 --out docs/validation/estimators.md"
        )
        {
            trials,
            seed,
            output,
            only,
        };
        command.Runs(
            environment,
            run =>
            {
                var rows = Rows(
                    run,
                    run.Options.GetValue(trials),
                    run.Options.GetValue(seed),
                    run.Options.GetValue(only)
                );
                var page = EstimatorTable.Markdown(rows, run.Options.GetValue(trials), run.Options.GetValue(seed));
                if (run.WantsJson)
                {
                    WriteJson(run, rows);
                }
                else
                {
                    run.WriteLine(page);
                }
                if (run.Options.GetValue(output) is { } file)
                {
                    WholeFile.Write(run.Environment.Absolute(file), page);
                }
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static List<EstimatorRow> Rows(CommandRun run, int trials, long seed, string? only)
    {
        var designs = EstimatorDesign
            .All.Where(design => only is null || design.Name.Contains(only, StringComparison.OrdinalIgnoreCase))
            .ToArray();
        if (designs.Length == 0)
        {
            throw new OptionException(
                $"--only {only}: no estimator has that in its name. They are: {string.Join(", ", EstimatorDesign.All.Select(d => d.Name))}."
            );
        }
        var rows = new List<EstimatorRow>();
        foreach (var design in designs)
        {
            run.Report($"{design.Name} …");
            rows.Add(EstimatorStudy.Run(design, trials, (ulong)seed, run.Cancellation));
        }
        return rows;
    }

    private static void WriteJson(CommandRun run, List<EstimatorRow> rows) =>
        run.WriteJson(json =>
        {
            json.WriteStartArray();
            foreach (var (design, own, rival) in rows)
            {
                json.WriteStartObject();
                json.WriteString("estimator", design.Name);
                json.WriteNumber("truth", design.Truth);
                json.WriteNumber("trials", own.Trials);
                json.WriteNumber("refused", own.Refused);
                SummaryJson.Write(json, "bias", own.Bias);
                json.WriteNumber("coverage", own.Coverage);
                json.WriteString("rival", design.Rival);
                json.WriteNumber("rival_bias", rival.Bias);
                json.WriteNumber("rival_coverage", rival.Coverage);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
}
