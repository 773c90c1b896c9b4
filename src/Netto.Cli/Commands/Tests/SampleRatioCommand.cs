using System.CommandLine;
using System.Globalization;
using Netto.Statistics.Comparisons;

namespace Netto.Cli.Commands.Tests;

/// <summary><c>netto test srm</c>: whether the groups have the planned sizes.</summary>
internal static class SampleRatioCommand
{
    private static readonly Option<string> Counts = new("--n")
    {
        Description = "people per arm, for example 5000,4800; arrivals of several looks with ; between them",
        Required = true,
    };

    private static readonly Option<string> Shares = new("--shares")
    {
        Description = "planned share of each arm, for example 0.5,0.5",
        Required = true,
    };

    private static readonly Option<double> Concentration = new("--concentration")
    {
        Description = "people that the planned shares weigh in the sequential test",
        DefaultValueFactory = _ => SampleRatioTest.Concentration,
    };

    public static Command Create(CliEnvironment environment)
    {
        var command = new Command(
            "srm",
            "Sample-ratio mismatch: chi-square, exact, and valid at any look; a mismatch below 0.001\n\n"
                + "Example:\n  netto test srm --n 5000,4800 --shares 0.5,0.5"
        )
        {
            Counts,
            Shares,
            Concentration,
        };
        command.Runs(environment, Run);
        return command;
    }

    private static int Run(CommandRun run)
    {
        double[][] looks =
        [
            .. run.Options.GetRequiredValue(Counts).Split(';').Select(row => NumberList.Parse(row, Counts.Name)),
        ];
        var shares = NumberList.Parse(run.Options.GetRequiredValue(Shares), Shares.Name);
        var found = SampleRatioTest.Run(looks, shares, run.Options.GetValue(Concentration));
        TestOutput.Write(
            run,
            found.ChiSquare with
            {
                Test = "srm",
            },
            json =>
            {
                TestOutput.WriteOptional(json, "p_exact", found.ExactPValue);
                json.WriteNumber("p_anytime", found.AnytimePValue);
                json.WriteStartArray("p_anytime_by_look");
                foreach (var p in found.Looks)
                {
                    json.WriteNumberValue(p);
                }
                json.WriteEndArray();
                json.WriteBoolean("mismatch", found.Mismatch);
            }
        );
        if (found.ExactPValue is { } exact)
        {
            run.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"p_exact", -10} {exact:G7}"));
        }
        run.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"p_anytime", -10} {found.AnytimePValue:G7}"));
        run.WriteLine(
            found.Mismatch
                ? "Mismatch: the groups do not have the planned sizes. Find out why before anything else is read."
                : "No mismatch."
        );
        return ExitCode.Done;
    }
}
