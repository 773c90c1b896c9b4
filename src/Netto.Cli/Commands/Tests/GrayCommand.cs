using System.CommandLine;
using System.Globalization;
using Netto.Cli.Commands.Estimate;
using Netto.Cli.Commands.Surveys;
using Netto.Formulas.Data;
using Netto.Statistics.Models;
using Netto.Statistics.Summaries;
using Netto.Statistics.Survival;

namespace Netto.Cli.Commands.Tests;

/// <summary><c>netto test gray</c>: equal cumulative incidence of each cause over groups.</summary>
internal static class GrayCommand
{
    private static readonly Option<string> Time = new("--time")
    {
        Description = "column with the time of the event or of the end of observation",
        Required = true,
    };

    private static readonly Option<string> Cause = new("--cause")
    {
        Description = "column with the cause: 0 no event, 1, 2, … causes that exclude each other",
        Required = true,
    };

    private static readonly Option<string> By = new("--by") { Description = "column with the groups", Required = true };

    private static readonly Option<string?> Strata = new("--strata") { Description = "compare within these only" };

    private static readonly Option<double> Rho = new("--rho")
    {
        Description = "weights (1 - incidence so far) to this power",
    };

    public static Command Create(CliEnvironment environment)
    {
        var command = new Command(
            "gray",
            "Gray's test of equal cumulative incidence, cause by cause, while others compete\n\n"
                + "Example:\n  netto test gray --data people.csv --time months --cause exit --by arm"
        )
        {
            SurveyTable.DataFile,
            Time,
            Cause,
            By,
            Strata,
            Rho,
            SurveyTable.Where,
        };
        command.Runs(environment, Run);
        return command;
    }

    private static int Run(CommandRun run)
    {
        var all = TableFile.Read(run.AbsolutePath(SurveyTable.DataFile), run.Cancellation);
        var chosen = run.Options.GetValue(SurveyTable.Where) is { } condition ? all.Where(condition) : all;
        var rows = Complete(run, chosen);
        DataColumn Column(string name) => new(name, [.. rows.Select(row => chosen.Numbers(name)[row])]);
        Clusters Groups(string name)
        {
            var texts = chosen.Texts(name);
            return Clusters.Of(name, [.. rows.Select(row => texts[row]!)]);
        }
        var found = GrayTest.Run(
            Column(run.Options.GetRequiredValue(Time)),
            Column(run.Options.GetRequiredValue(Cause)),
            Groups(run.Options.GetRequiredValue(By)),
            run.Options.GetValue(Strata) is { } strata ? Groups(strata) : null,
            run.Options.GetValue(Rho)
        );
        Print(run, found, rows.Length, chosen.Rows - rows.Length);
        return ExitCode.Done;
    }

    // Rows in which nothing is missing.
    private static int[] Complete(CommandRun run, DataTable table)
    {
        string?[] names =
        [
            run.Options.GetRequiredValue(Time),
            run.Options.GetRequiredValue(Cause),
            run.Options.GetRequiredValue(By),
            run.Options.GetValue(Strata),
        ];
        _ = table.Numbers(names[0]!);
        _ = table.Numbers(names[1]!);
        var texts = names.OfType<string>().Select(table.Texts).ToArray();
        return
        [
            .. Enumerable.Range(0, table.Rows).Where(row => Array.TrueForAll(texts, text => text[row] is not null)),
        ];
    }

    private static void Print(CommandRun run, IReadOnlyList<GrayResult> found, int n, int dropped)
    {
        if (run.WantsJson)
        {
            run.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("test", "gray");
                json.WriteNumber("n", n);
                json.WriteNumber("dropped", dropped);
                json.WriteStartArray("causes");
                foreach (var result in found)
                {
                    json.WriteStartObject();
                    json.WriteNumber("cause", result.Cause);
                    SummaryJson.Write(json, "statistic", result.Test.Statistic);
                    SummaryJson.Write(json, "df", result.Test.Restrictions);
                    SummaryJson.Write(json, "p_value", result.Test.PValue);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteEndObject();
            });
        }
        run.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Gray's test, n = {n}{(dropped > 0 ? $", {dropped} rows left out for a missing value" : "")}"
            )
        );
        foreach (var result in found)
        {
            run.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"cause {result.Cause}: chi²({result.Test.Restrictions:0}) = {result.Test.Statistic:0.0000}, p = {CoefficientLines.PValue(result.Test.PValue)}"
                )
            );
        }
    }
}
