using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Netto.Cli.Commands.Estimate;
using Netto.Cli.Commands.Tests;
using Netto.Statistics.Comparisons;
using Netto.Statistics.Multiplicity;
using Netto.Statistics.Resampling;

namespace Netto.Cli.Commands;

/// <summary><c>netto test</c>: one statistical test.</summary>
internal static class TestCommand
{
    private static readonly Option<int?> Draws = new("--draws")
    {
        Description = "fisher: tables drawn with the same margins instead of all of them",
    };
    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "seed of the draws (default 1)",
        DefaultValueFactory = _ => 1,
    };
    private static readonly Option<string> Successes = Required("--x", "successes per group, for example 300,250");
    private static readonly Option<string> Totals = Required("--n", "people per group, for example 1000,1000");
    private static readonly Option<string> Table = Required("--table", "rows of counts, for example \"10,20;30,40\"");
    private static readonly Option<string> PValues = Required("--p", "p-values, for example 0.01,0.04,0.2");
    private static readonly Option<bool> Continuity = new("--continuity")
    {
        Description = "Yates's correction for continuity (2 × 2 tables)",
    };

    public static Command Create(CliEnvironment environment)
    {
        var command = new Command(
            "test",
            "One statistical test, for people who want to check.\n\n"
                + "Examples:\n  netto test prop --x 300,250 --n 1000,1000 --json\n"
                + "  netto test welch --data people.csv --y weeks --by arm\n  netto test fisher --table \"3,7;9,2\""
        );
        command.Subcommands.Add(Proportions(environment));
        foreach (var kind in Enum.GetValues<SampleTestKind>())
        {
            command.Subcommands.Add(SampleTestCommand.Create(environment, kind));
        }

        foreach (var test in Surveys.ScaleTestCommands.Create(environment))
        {
            command.Subcommands.Add(test);
        }

        command.Subcommands.Add(ChiSquare(environment));
        command.Subcommands.Add(Fisher(environment));
        command.Subcommands.Add(
            Family(environment, "holm", "Holm's adjustment of a family of p-values", MultipleTests.Holm)
        );
        command.Subcommands.Add(
            Family(environment, "bh", "Benjamini-Hochberg adjustment of p-values", MultipleTests.BenjaminiHochberg)
        );
        command.Subcommands.Add(
            Family(environment, "by", "Benjamini-Yekutieli adjustment of p-values", MultipleTests.BenjaminiYekutieli)
        );
        command.Subcommands.Add(
            Family(environment, "hochberg", "Hochberg's adjustment of a family of p-values", MultipleTests.Hochberg)
        );
        command.Subcommands.Add(
            Family(environment, "bonferroni", "Bonferroni's adjustment of p-values", MultipleTests.Bonferroni)
        );
        command.Subcommands.Add(SampleRatioCommand.Create(environment));
        command.Subcommands.Add(RandomisationCommand.Create(environment));
        command.Subcommands.Add(RomanoWolfCommand.Create(environment));
        command.Subcommands.Add(SequentialCommand.Create(environment));
        command.Subcommands.Add(GrayCommand.Create(environment));
        return command;
    }

    private static Command Proportions(CliEnvironment environment)
    {
        var command = new Command(
            "prop",
            "Two shares: pooled z and Newcombe interval\n\nExample:\n  netto test prop --x 300,250 --n 1000,1000"
        )
        {
            Successes,
            Totals,
        };
        command.Runs(
            environment,
            run =>
            {
                var (x, n) = (Pair(run, Successes), Pair(run, Totals));
                TestOutput.Write(run, Statistics.Comparisons.Proportions.Compare(new(x[0], n[0]), new(x[1], n[1])));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command ChiSquare(CliEnvironment environment)
    {
        var command = new Command(
            "chi2",
            "Independence of rows and columns\n\nExample:\n  netto test chi2 --table \"10,20;30,40\""
        )
        {
            Table,
            Continuity,
        };
        command.Runs(
            environment,
            run =>
            {
                var correction = run.Options.GetValue(Continuity)
                    ? ContinuityCorrection.Yates
                    : ContinuityCorrection.None;
                var table = TableOf(run);
                var ratio = ChiSquareTest.LikelihoodRatio(table);
                TestOutput.Write(
                    run,
                    ChiSquareTest.Independence(table, correction),
                    ("cramers_v", ChiSquareTest.CramersV(table)),
                    ("g_squared", ratio.Statistic),
                    ("g_p_value", ratio.PValue)
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Fisher(CliEnvironment environment)
    {
        var command = new Command(
            "fisher",
            "Fisher's exact test of a table; --draws for one too large to enumerate\n\nExample:\n  netto test fisher --table \"3,7;9,2\""
        )
        {
            Table,
            Draws,
            Seed,
        };
        command.Runs(
            environment,
            run =>
            {
                TestOutput.Write(run, Fisher(run, TableOf(run)));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static TestResult Fisher(CommandRun run, ContingencyTable table)
    {
        if (run.Options.GetValue(Draws) is not { } draws)
        {
            return FisherExactTest.Run(table);
        }
        if (draws < 1)
        {
            throw EstimateRequest.Refused($"--draws {draws}.", "Draw one table or more; 9999 for example.");
        }
        var plan = new ResamplingPlan(draws, run.Options.GetValue(Seed))
        {
            Cancellation = run.Cancellation,
            Progress = new DrawProgress(run.Report),
        };
        return FisherExactTest.Run(table, plan);
    }

    private static Command Family(
        CliEnvironment environment,
        string name,
        string description,
        Func<IReadOnlyList<double>, double[]> adjust
    )
    {
        var command = new Command(name, $"{description}\n\nExample:\n  netto test {name} --p 0.01,0.04,0.03")
        {
            PValues,
        };
        command.Runs(
            environment,
            run =>
            {
                var p = Numbers(run, PValues);
                var adjusted = adjust(p);
                if (run.WantsJson)
                {
                    run.WriteJson(json => Write(json, name, adjusted));
                }

                for (var i = 0; i < p.Length; i++)
                {
                    run.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{p[i]:G6} -> {adjusted[i]:G6}"));
                }

                return ExitCode.Done;
            }
        );
        return command;
    }

    private static void Write(Utf8JsonWriter json, string name, double[] adjusted)
    {
        json.WriteStartObject();
        json.WriteString("test", name);
        json.WriteNumber("n", adjusted.Length);
        json.WriteStartArray("p_adjusted");
        foreach (var p in adjusted)
        {
            json.WriteNumberValue(p);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static ContingencyTable TableOf(CommandRun run)
    {
        var rows = run
            .Options.GetRequiredValue(Table)
            .Split(';')
            .Select(r => NumberList.Parse(r, Table.Name))
            .ToArray();
        if (rows.FirstOrDefault(r => r.Length != rows[0].Length) is { } other)
        {
            throw new OptionException(
                $"--table: found a row of {other.Length} counts, expected {rows[0].Length} as in the first row"
            );
        }

        return new ContingencyTable(rows);
    }

    private static double[] Pair(CommandRun run, Option<string> option)
    {
        var numbers = Numbers(run, option);
        return numbers.Length == 2
            ? numbers
            : throw new OptionException($"{option.Name}: found {numbers.Length} numbers, expected 2, one a group");
    }

    private static double[] Numbers(CommandRun run, Option<string> option) =>
        NumberList.Parse(run.Options.GetRequiredValue(option), option.Name);

    private static Option<string> Required(string name, string description) =>
        new(name) { Description = description, Required = true };
}
