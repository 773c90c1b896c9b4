using System.CommandLine;
using System.Globalization;
using System.Text;
using Netto.Cli.Output;
using Netto.Statistics.Models;
using Netto.Statistics.Scales;

namespace Netto.Cli.Commands.Surveys;

/// <summary><c>netto survey score</c>: scores of a scale to a file.</summary>
internal static class ScoreCommand
{
    private static readonly Option<string> Out = new("--out")
    {
        Description = "CSV to write: row,score and, with groups, group",
        Required = true,
    };

    private static readonly Option<string> Combine = CombineOption();

    private static readonly Option<int?> Least = new("--least")
    {
        Description = "answers that a score needs (default: all items)",
    };

    private static readonly Option<string?> Cuts = new("--cuts")
    {
        Description = "scores at which groups begin: 2.5,4",
    };

    private static readonly Option<bool> MedianSplit = new("--median-split")
    {
        Description = "two groups: at or below the median, and above it",
    };

    internal static Command Create(CliEnvironment environment)
    {
        var command = new Command(
            "score",
            "Scores of a scale to a file\n\nExample:\n  netto survey score --data answers.csv --items q1,q2,q3 --reverse q2 --range 1,5 --least 2 --out scores.csv"
        )
        {
            SurveyTable.DataFile,
            ScaleOptions.Items,
            ScaleOptions.Reverse,
            ScaleOptions.Range,
            Combine,
            Least,
            Cuts,
            MedianSplit,
            SurveyOptions.Weights,
            Out,
        };
        command.Runs(environment, Run);
        return command;
    }

    private static int Run(CommandRun run)
    {
        var table = Estimate.TableFile.Read(run.AbsolutePath(SurveyTable.DataFile), run.Cancellation);
        var scale = ScaleOptions.Definition(run) with
        {
            Combination = run.Options.GetRequiredValue(Combine) == "sum" ? ScaleCombination.Sum : ScaleCombination.Mean,
            LeastAnswered = run.Options.GetValue(Least),
            Grouping = Grouping(run),
        };
        var weights = run.Options.GetValue(SurveyOptions.Weights) is { } column ? table.Numbers(column) : null;
        DataColumn[] answers = [.. scale.Items.Select(i => new DataColumn(i.Name, table.Numbers(i.Name)))];
        var scores = ScaleScores.Of(scale, answers, weights);
        var files = new WholeFiles();
        files.Add(run.AbsolutePath(Out), Text(scores));
        files.Write(run.Cancellation);
        Report(run, scores);
        return ExitCode.Done;
    }

    private static ScaleGrouping? Grouping(CommandRun run)
    {
        var (cuts, median) = (run.Options.GetValue(Cuts), run.Options.GetValue(MedianSplit));
        if (cuts is not null && median)
        {
            throw new OptionException("found both --cuts and --median-split, expected one of them");
        }

        return median ? new ScaleGrouping.MedianSplit()
            : cuts is null ? null
            : new ScaleGrouping.Cuts(ScaleOptions.Numbers(cuts, Cuts.Name));
    }

    private static string Text(ScaleScores scores)
    {
        var text = new StringBuilder(scores.Groups is null ? "row,score\n" : "row,score,group\n");
        for (var i = 0; i < scores.Values.Length; i++)
        {
            var value = scores.Values[i];
            text.Append(CultureInfo.InvariantCulture, $"{i + 1},");
            text.Append(double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture));
            if (scores.Groups is { } groups)
            {
                text.Append(',').Append(groups[i] < 0 ? "" : groups[i].ToString(CultureInfo.InvariantCulture));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static void Report(CommandRun run, ScaleScores scores)
    {
        if (run.WantsJson)
        {
            run.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteNumber("n", scores.Values.Length);
                json.WriteNumber("scored", scores.Scored);
                json.WriteNumber("share_without_score", scores.ShareWithoutScore);
                json.WriteStartArray("cut_points");
                foreach (var point in scores.CutPoints)
                {
                    json.WriteNumberValue(point);
                }

                json.WriteEndArray();
                json.WriteStartObject("share_missing");
                foreach (var (item, share) in scores.Items.Zip(scores.ShareMissing))
                {
                    json.WriteNumber(item.Label, share);
                }

                json.WriteEndObject();
                json.WriteEndObject();
            });
        }

        run.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{scores.Scored} of {scores.Values.Length} people have a score ({scores.ShareWithoutScore:0.0%} have not)"
            )
        );
        if (scores is { Groups: not null, CutPoints.Count: 0 })
        {
            run.WriteLine("No score lies above the median: everybody is in group 0.");
        }
    }

    private static Option<string> CombineOption()
    {
        var option = new Option<string>("--combine")
        {
            Description =
                "mean (default) or sum of the answers; of people who miss an item, the sum as if the item had their mean",
            DefaultValueFactory = _ => "mean",
        };
        option.AcceptOnlyFromAmong("mean", "sum");
        return option;
    }
}
