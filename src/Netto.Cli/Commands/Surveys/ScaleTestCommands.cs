using System.CommandLine;
using Netto.Statistics.Models;
using Netto.Statistics.Scales;
using Netto.Statistics.Surveys;

namespace Netto.Cli.Commands.Surveys;

/// <summary><c>netto test reliability</c>, <c>change</c> and <c>rao-scott</c>: tests of a file of answers.</summary>
internal static class ScaleTestCommands
{
    private static readonly Option<string> Before = Required("--before", "column with the answer in the first wave");
    private static readonly Option<string> After = Required("--after", "column with the answer in the second wave");
    private static readonly Option<string> By = Required(
        "--by",
        "column with two groups; the difference is the first (byte order) minus the second"
    );
    private static readonly Option<string> Rows = Required("--y", "column with categories");
    private static readonly Option<string> Columns = Required("--by", "column with the other categories");
    private static readonly Option<string?> Covariates = new("--covariates")
    {
        Description = "columns of numbers to adjust the change for, with commas",
    };

    internal static IEnumerable<Command> Create(CliEnvironment environment)
    {
        yield return Command(
            environment,
            "reliability",
            "Cronbach's alpha and McDonald's omega of the items of a scale",
            "--data answers.csv --items q1,q2,q3 --reverse q2 --range 1,5",
            [ScaleOptions.Items, ScaleOptions.Reverse, ScaleOptions.Range],
            ReliabilityOf
        );
        yield return Command(
            environment,
            "change",
            "Change between two waves of those who answered both, by group, and the difference in changes",
            "--data answers.csv --before t0 --after t1 --by arm",
            [Before, After, By, Covariates],
            ChangeOf
        );
        yield return Command(
            environment,
            "rao-scott",
            "Independence of two categories in a survey: chi-square corrected for the design",
            "--data answers.csv --y answer --by arm --weights w",
            [Rows, Columns],
            RaoScottOf
        );
    }

    private static Command Command(
        CliEnvironment environment,
        string name,
        string description,
        string example,
        IReadOnlyList<Option> options,
        Action<CommandRun, SurveyTable> body
    )
    {
        var command = new Command(name, $"{description}\n\nExample:\n  netto test {name} {example}");
        return command.OnSurvey(environment, options, body);
    }

    private static void ReliabilityOf(CommandRun run, SurveyTable survey)
    {
        var scale = ScaleOptions.Definition(run);
        var items = ScaleScores.Of(scale, [.. scale.Items.Select(i => survey.Column(i.Name))]).Items;
        var plain =
            run.Options.GetValue(SurveyOptions.Weights) is null
            && run.Options.GetValue(SurveyTable.Where) is null
            && !SurveyOptions.HasDesign(run);
        var found = Reliability.Of(items, plain ? null : survey.Design);
        if (run.WantsJson)
        {
            run.WriteJson(json => ReliabilityOutput.Write(json, found));
        }

        foreach (var line in ReliabilityOutput.Lines(found))
        {
            run.WriteLine(line);
        }
    }

    private static void ChangeOf(CommandRun run, SurveyTable survey)
    {
        var first = survey.TwoGroups(run.Options.GetRequiredValue(By));
        DataColumn[] covariates =
        [
            .. (run.Options.GetValue(Covariates) ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(survey.Column),
        ];
        var (before, after) = (run.Options.GetRequiredValue(Before), run.Options.GetRequiredValue(After));
        var change = WaveChange.Of(survey.Design, survey.Column(before), survey.Column(after), first, covariates);
        IReadOnlyList<Coefficient> adjusted = change.Adjusted is { } b ? [b with { Term = "did, adjusted" }] : [];
        IReadOnlyList<Coefficient> rows = [.. change.Estimates, .. adjusted];
        if (run.WantsJson)
        {
            run.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("test", "change");
                json.WriteString("first", first.Label);
                json.WriteNumber("n", change.Both);
                json.WriteNumber("only_before", change.OnlyFirst);
                json.WriteNumber("only_after", change.OnlySecond);
                SurveyOutput.Write(json, "estimates", rows);
                json.WriteEndObject();
            });
        }

        run.WriteLine(
            $"{change.Both} answered both waves, {change.OnlyFirst} only the first, {change.OnlySecond} only the second; first = {first.Label}"
        );
        SurveyOutput.WriteLines(run, rows);
    }

    private static void RaoScottOf(CommandRun run, SurveyTable survey)
    {
        var (rows, columns) = (run.Options.GetRequiredValue(Rows), run.Options.GetRequiredValue(Columns));
        var result = RaoScottTest.Run(survey.Design, survey.Table.Texts(rows), survey.Table.Texts(columns));
        TestOutput.Write(
            run,
            result.Test with
            {
                Test = "rao-scott",
            },
            json =>
            {
                TestOutput.WriteOptional(json, "df2", result.DenominatorDegreesOfFreedom);
                TestOutput.WriteOptional(json, "pearson", result.Pearson);
                TestOutput.WriteOptional(json, "p_first_order", result.FirstOrderPValue);
            }
        );
    }

    private static Option<string> Required(string name, string description) =>
        new(name) { Description = description, Required = true };
}
