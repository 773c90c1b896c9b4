using System.CommandLine;
using System.Globalization;
using Netto.Statistics.Randomisation;

namespace Netto.Cli.Commands.Tests;

/// <summary><c>netto test randomisation</c>: draws the assignment again.</summary>
internal static class RandomisationCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var options = new RandomisationOptions();
        var outcome = new Option<string>("--y") { Description = "column with the outcome", Required = true };
        var command = new Command(
            "randomisation",
            "Draws the arms again as they were drawn, and compares the studentised difference in means\n\n"
                + "Example:\n  netto test randomisation --data people.csv --y weeks --by arm --blocks office"
        )
        {
            outcome,
        };
        foreach (var option in options.All)
        {
            command.Options.Add(option);
        }
        command.Runs(environment, run => Run(run, options, run.Options.GetRequiredValue(outcome)));
        return command;
    }

    private static int Run(CommandRun run, RandomisationOptions options, string outcome)
    {
        var table = RandomisedTable.Read(run, options, [outcome]);
        var found = RandomisationTest.Run(table.Outcomes[0], table.Design, options.Plan(run));
        if (run.WantsJson)
        {
            run.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("test", "randomisation");
                json.WriteNumber("statistic", found.Statistic);
                json.WriteNumber("p_value", found.PValue);
                json.WriteNumber("estimate", found.Estimate);
                json.WriteNumber("std_error", found.StandardError);
                TestOutput.WriteOptional(json, "ci_low", found.Set.Low);
                TestOutput.WriteOptional(json, "ci_high", found.Set.High);
                json.WriteNumber("n", table.Rows);
                json.WriteNumber("units", found.Units);
                json.WriteNumber("draws", found.Draws);
                json.WriteBoolean("enumerated", found.Enumerated);
                json.WriteNumber("dropped", table.Dropped);
                json.WriteEndObject();
            });
        }
        var how = found.Enumerated ? $"all {found.Draws} ways" : $"{found.Draws} draws";
        run.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"difference {found.Estimate:G6}, 95% interval {found.Set.Low:G6} to {found.Set.High:G6}, p {found.PValue:G4}"
            )
        );
        run.WriteLine($"{how} to give arms to {found.Units} units ({table.Rows} people)");
        return ExitCode.Done;
    }
}
