using System.CommandLine;
using System.Globalization;
using Netto.Statistics.Models;
using Netto.Statistics.Surveys;

namespace Netto.Cli.Commands.Surveys;

/// <summary><c>netto survey</c>: design-based estimates and scores of a file of answers.</summary>
internal static class SurveyCommand
{
    private static readonly Option<string> Outcome = new("--y")
    {
        Description = "columns, with commas where there are several",
        Required = true,
    };

    private static readonly Option<string?> By = new("--by") { Description = "mean: column with groups" };

    private static readonly Option<string> Denominator = new("--over")
    {
        Description = "column that the first is divided by",
        Required = true,
    };

    private static readonly Option<string> Shares = new("--at")
    {
        Description = "shares of the population: 0.25,0.5,0.75",
        DefaultValueFactory = _ => "0.5",
    };

    private static readonly Option<string> Interval = IntervalOption();

    internal static Command Create(CliEnvironment environment)
    {
        var command = new Command(
            "survey",
            "Estimates from a survey with weights, strata and clusters; scores of scales.\n\n"
                + "Examples:\n  netto survey mean --data answers.csv --y grade --weights w --strata region --cluster office\n"
                + "  netto survey score --data answers.csv --items q1,q2,q3 --out scores.csv"
        );
        command.Subcommands.Add(
            Estimate(environment, "mean", "Weighted means", "--y grade --by arm", [Outcome, By], Mean)
        );
        command.Subcommands.Add(Estimate(environment, "total", "Weighted totals", "--y hours", [Outcome], Total));
        command.Subcommands.Add(
            Estimate(environment, "share", "Weighted share of each category", "--y answer", [Outcome, Interval], Share)
        );
        command.Subcommands.Add(
            Estimate(
                environment,
                "ratio",
                "Ratio of two totals",
                "--y wage --over hours",
                [Outcome, Denominator],
                Ratio
            )
        );
        command.Subcommands.Add(
            Estimate(environment, "quantile", "Quantiles", "--y wage --at 0.25,0.5,0.75", [Outcome, Shares], Quantile)
        );
        command.Subcommands.Add(ScoreCommand.Create(environment));
        return command;
    }

    private static Command Estimate(
        CliEnvironment environment,
        string name,
        string description,
        string example,
        IReadOnlyList<Option> options,
        Action<CommandRun, SurveyTable> body
    )
    {
        var command = new Command(
            name,
            $"{description}\n\nExample:\n  netto survey {name} --data answers.csv {example} --weights w"
        );
        return command.OnSurvey(environment, options, body);
    }

    private static void Mean(CommandRun run, SurveyTable survey)
    {
        if (run.Options.GetValue(By) is not { } groups)
        {
            Write(run, SurveyEstimation.Means(survey.Design, Columns(run, survey)));
            return;
        }

        Write(run, SurveyEstimation.MeansBy(survey.Design, Single(run, survey), groups, survey.Table.Texts(groups)));
    }

    private static void Total(CommandRun run, SurveyTable survey) =>
        Write(run, SurveyEstimation.Totals(survey.Design, Columns(run, survey)));

    private static void Share(CommandRun run, SurveyTable survey)
    {
        var name = run.Options.GetRequiredValue(Outcome);
        var estimate = SurveyEstimation.Shares(survey.Design, name, survey.Table.Texts(name));
        var kind = run.Options.GetRequiredValue(Interval);
        Write(run, estimate, b => Bounded(b, kind, estimate.N));
    }

    private static void Ratio(CommandRun run, SurveyTable survey) =>
        Write(
            run,
            SurveyEstimation.Ratio(
                survey.Design,
                Single(run, survey),
                survey.Column(run.Options.GetRequiredValue(Denominator))
            )
        );

    private static void Quantile(CommandRun run, SurveyTable survey)
    {
        var column = Single(run, survey);
        var shares = ScaleOptions.Numbers(run.Options.GetRequiredValue(Shares), Shares.Name);
        var found = SurveyQuantiles.Of(survey.Design, column, shares);
        if (run.WantsJson)
        {
            run.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("method", "quantile");
                json.WriteStartArray("estimates");
                foreach (var q in found)
                {
                    json.WriteStartObject();
                    json.WriteNumber("share", q.Share);
                    json.WriteNumber("estimate", q.Estimate);
                    TestOutput.WriteOptional(json, "std_error", q.StandardError);
                    TestOutput.WriteOptional(json, "ci_low", q.Low);
                    TestOutput.WriteOptional(json, "ci_high", q.High);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
        }

        foreach (var q in found)
        {
            run.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{q.Share, -6:0.###} {q.Estimate, 12:G6} [{q.Low:G6}, {q.High:G6}]"
                )
            );
        }
    }

    private static DataColumn[] Columns(CommandRun run, SurveyTable survey) =>
        [.. ScaleOptions.Names(run.Options.GetRequiredValue(Outcome)).Select(survey.Column)];

    private static DataColumn Single(CommandRun run, SurveyTable survey) =>
        Columns(run, survey) is [var only]
            ? only
            : throw new OptionException(
                $"--y: found '{run.Options.GetRequiredValue(Outcome)}', expected one column here"
            );

    private static Coefficient Bounded(Coefficient share, string kind, double rows)
    {
        var interval = kind switch
        {
            "normal" => new Statistics.ConfidenceInterval(share.Low, share.High),
            "beta" => ProportionInterval.Beta(share, rows),
            _ => ProportionInterval.Logit(share),
        };
        return share with { Low = interval?.Low ?? double.NaN, High = interval?.High ?? double.NaN };
    }

    private static void Write(CommandRun run, SurveyEstimate estimate, Func<Coefficient, Coefficient>? change = null)
    {
        IReadOnlyList<Coefficient> rows = [.. estimate.Estimates.Select(change ?? (b => b))];
        if (run.WantsJson)
        {
            run.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("method", estimate.Kind);
                json.WriteNumber("n", estimate.N);
                json.WriteNumber("dropped", estimate.DroppedRows.Sum(d => d.Count));
                json.WriteNumber("population", estimate.PopulationSize);
                json.WriteNumber("df", estimate.DegreesOfFreedom);
                SurveyOutput.Write(json, "estimates", rows);
                json.WriteEndObject();
            });
        }

        run.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{estimate.Kind}, n = {estimate.N}, population {estimate.PopulationSize:G8}, {estimate.DegreesOfFreedom} degrees of freedom"
            )
        );
        SurveyOutput.WriteLines(run, rows);
    }

    private static Option<string> IntervalOption()
    {
        var option = new Option<string>("--interval")
        {
            Description = "logit (default), beta or normal",
            DefaultValueFactory = _ => "logit",
        };
        option.AcceptOnlyFromAmong("logit", "beta", "normal");
        return option;
    }
}
