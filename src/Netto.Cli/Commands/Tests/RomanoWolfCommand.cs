using System.CommandLine;
using System.Globalization;
using Netto.Statistics.Multiplicity;

namespace Netto.Cli.Commands.Tests;

/// <summary><c>netto test romano-wolf</c>: a family of outcomes together.</summary>
internal static class RomanoWolfCommand
{
    private const string Bootstrap = "bootstrap";

    public static Command Create(CliEnvironment environment)
    {
        var options = new RandomisationOptions();
        var outcomes = new Option<string>("--y")
        {
            Description = "columns with the outcomes of the family, with commas between them",
            Required = true,
        };
        var resample = new Option<string>("--resample")
        {
            Description = "bootstrap (people or clusters within arms), or randomisation (arms drawn again)",
            DefaultValueFactory = _ => Bootstrap,
        };
        resample.AcceptOnlyFromAmong(Bootstrap, "randomisation");
        var command = new Command(
            "romano-wolf",
            "Differences in means of several outcomes, adjusted together by the stepdown of Romano and Wolf\n\n"
                + "Example:\n  netto test romano-wolf --data people.csv --y weeks,wage,hours --by arm"
        )
        {
            outcomes,
            resample,
        };
        foreach (var option in options.All)
        {
            command.Options.Add(option);
        }
        command.Runs(
            environment,
            run =>
            {
                var names = run.Options.GetRequiredValue(outcomes).Split(',', StringSplitOptions.TrimEntries);
                var table = RandomisedTable.Read(run, options, names);
                var isBootstrap = run.Options.GetValue(resample) == Bootstrap;
                if (isBootstrap && run.Options.GetValue(options.Share) is not null)
                {
                    throw new OptionException(
                        "--share says how arms are drawn again; it goes with --resample randomisation"
                    );
                }
                var plan = options.Plan(run);
                var found = isBootstrap
                    ? RomanoWolf.ByBootstrap(table.Outcomes, table.Design, plan)
                    : RomanoWolf.ByRandomisation(table.Outcomes, table.Design, plan);
                Write(run, names, table, found);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static void Write(CommandRun run, string[] names, RandomisedTable table, RomanoWolfResult found)
    {
        if (run.WantsJson)
        {
            run.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("test", "romano-wolf");
                json.WriteNumber("n", table.Rows);
                json.WriteNumber("draws", found.Draws);
                json.WriteNumber("dropped", table.Dropped);
                json.WriteStartArray("outcomes");
                for (var h = 0; h < names.Length; h++)
                {
                    json.WriteStartObject();
                    json.WriteString("name", names[h]);
                    json.WriteNumber("estimate", found.Estimates[h]);
                    json.WriteNumber("std_error", found.StandardErrors[h]);
                    json.WriteNumber("p_value", found.PValues[h]);
                    json.WriteNumber("p_adjusted", found.Adjusted[h]);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteEndObject();
            });
        }
        for (var h = 0; h < names.Length; h++)
        {
            run.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{names[h], -20} {found.Estimates[h], 12:G6}  p {found.PValues[h]:F4} -> {found.Adjusted[h]:F4}"
                )
            );
        }
    }
}
