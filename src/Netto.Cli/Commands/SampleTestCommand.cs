using System.CommandLine;
using System.Globalization;
using Netto.Cli.Commands.Estimate;
using Netto.Cli.Commands.Surveys;
using Netto.Formulas.Data;
using Netto.Statistics.Comparisons;
using Netto.Statistics.Ranks;
using Netto.Statistics.Surveys;

namespace Netto.Cli.Commands;

/// <summary>Tests of two samples in a file.</summary>
internal enum SampleTestKind
{
    /// <summary>Student's t.</summary>
    Student,

    /// <summary>Welch's t.</summary>
    Welch,

    /// <summary>Mann-Whitney.</summary>
    MannWhitney,
}

/// <summary><c>netto test t|welch|mann-whitney</c>.</summary>
internal static class SampleTestCommand
{
    private static readonly Option<string> Outcome = new("--y")
    {
        Description = "column with the outcome",
        Required = true,
    };

    private static readonly Option<string> By = new("--by")
    {
        Description = "column with two groups; the difference is the first (byte order) minus the second",
        Required = true,
    };

    public static Command Create(CliEnvironment environment, SampleTestKind kind)
    {
        var (name, description) = kind switch
        {
            SampleTestKind.Student => ("t", "Two means, one variance (Student)"),
            SampleTestKind.Welch => ("welch", "Two means, two variances (Welch)"),
            _ => ("mann-whitney", "Two ordered samples, by ranks"),
        };
        var command = new Command(
            name,
            $"{description}\n\nExample:\n  netto test {name} --data people.csv --y weeks --by arm"
        )
        {
            SurveyTable.DataFile,
            Outcome,
            By,
            SurveyTable.Where,
        };
        SurveyOptions.AddTo(command);
        command.Runs(environment, run => Run(run, kind));
        return command;
    }

    private static int Run(CommandRun run, SampleTestKind kind)
    {
        if (SurveyOptions.HasDesign(run))
        {
            return OfDesign(run, kind);
        }

        var table = TableFile.Read(run.AbsolutePath(SurveyTable.DataFile), run.Cancellation);
        table = run.Options.GetValue(SurveyTable.Where) is { } condition ? table.Where(condition) : table;
        var (first, second) = Samples(run, table);
        var dropped = table.Rows - first.Values.Length - second.Values.Length;
        if (run.Options.GetValue(SurveyOptions.Weights) is not null)
        {
            var weighted = kind switch
            {
                SampleTestKind.Student => WeightedComparisons.Student(first, second),
                SampleTestKind.Welch => WeightedComparisons.Welch(first, second),
                _ => WeightedComparisons.MannWhitney(first, second),
            };
            TestOutput.Write(run, weighted, json => json.WriteNumber("dropped", dropped));
            WriteDropped(run, dropped);
            return ExitCode.Done;
        }

        if (kind == SampleTestKind.MannWhitney)
        {
            var ranks = MannWhitneyTest.Run(first.Values, second.Values);
            TestOutput.Write(
                run,
                ranks.Test,
                json =>
                {
                    TestOutput.WriteOptional(json, "p_exact", ranks.ExactPValue);
                    TestOutput.WriteOptional(json, "p_no_continuity", ranks.PValueWithoutCorrection);
                    TestOutput.WriteOptional(json, "probability_of_superiority", ranks.ProbabilityOfSuperiority);
                    json.WriteNumber("dropped", dropped);
                }
            );
            WriteRanks(run, ranks, dropped);
            return ExitCode.Done;
        }

        var (a, b) = (Moments.Of(first.Values), Moments.Of(second.Values));
        var result = kind == SampleTestKind.Student ? Means.Student(a, b) : Means.Welch(a, b);
        TestOutput.Write(run, result, json => json.WriteNumber("dropped", dropped));
        WriteDropped(run, dropped);
        return ExitCode.Done;
    }

    private static void WriteRanks(CommandRun run, MannWhitneyResult ranks, int dropped)
    {
        if (!run.WantsJson)
        {
            foreach (
                var (name, value) in new (string, double?)[]
                {
                    ("p_exact", ranks.ExactPValue),
                    ("p_no_continuity", ranks.PValueWithoutCorrection),
                    ("probability_of_superiority", ranks.ProbabilityOfSuperiority),
                }
            )
            {
                if (value is { } number)
                {
                    run.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name, -10} {number:G7}"));
                }
            }
        }

        WriteDropped(run, dropped);
    }

    private static void WriteDropped(CommandRun run, int dropped)
    {
        if (dropped > 0 && !run.WantsJson)
        {
            run.WriteLine($"{dropped} {(dropped == 1 ? "row" : "rows")} left out: a value is missing");
        }
    }

    private static int OfDesign(CommandRun run, SampleTestKind kind)
    {
        if (kind == SampleTestKind.Student)
        {
            throw new OptionException(
                "t: found --strata, --cluster or --fpc, expected none: one variance has no meaning in a survey; use welch"
            );
        }

        var survey = SurveyTable.Read(run);
        var y = survey.Column(run.Options.GetRequiredValue(Outcome));
        var first = survey.TwoGroups(run.Options.GetRequiredValue(By));
        var result =
            kind == SampleTestKind.Welch
                ? SurveyComparisons.Means(survey.Design, y, first)
                : SurveyComparisons.Ranks(survey.Design, y, first);
        var looked = Enumerable.Range(0, survey.Table.Rows).Count(survey.Design.LooksAt);
        TestOutput.Write(run, result, json => json.WriteNumber("dropped", looked - (int)result.N));
        return ExitCode.Done;
    }

    private static (WeightedGroup First, WeightedGroup Second) Samples(CommandRun run, DataTable table)
    {
        var y = table.Numbers(run.Options.GetRequiredValue(Outcome));
        var by = run.Options.GetRequiredValue(By);
        var groups = table.Texts(by);
        var weights = run.Options.GetValue(SurveyOptions.Weights) is { } column ? table.Numbers(column) : null;
        int[] rows =
        [
            .. Enumerable
                .Range(0, table.Rows)
                .Where(i => !double.IsNaN(y[i]) && groups[i] is not null && !double.IsNaN(weights?[i] ?? 1)),
        ];
        string[] levels = [.. rows.Select(i => groups[i]!).Distinct(StringComparer.Ordinal).Order(ByteOrder.Comparer)];
        if (levels.Length != 2)
        {
            throw new OptionException(
                $"column '{by}' has {levels.Length} groups ({string.Join(", ", levels.Take(6))}); expected two"
            );
        }

        WeightedGroup Group(string level)
        {
            int[] own = [.. rows.Where(i => groups[i] == level)];
            return new(Array.ConvertAll(own, i => y[i]), Array.ConvertAll(own, i => weights?[i] ?? 1));
        }

        return (Group(levels[0]), Group(levels[1]));
    }
}
