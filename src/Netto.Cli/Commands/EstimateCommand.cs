using System.CommandLine;
using Netto.Cli.Commands.Estimate;
using Netto.Cli.Commands.Estimate.Streaming;
using Netto.Formulas.Data;

namespace Netto.Cli.Commands;

/// <summary><c>netto estimate</c>: one regression, for people who want to check.</summary>
internal static class EstimateCommand
{
    private static readonly Argument<string> Method = MethodArgument();
    private static readonly Argument<string> Formula = new("formula")
    {
        Description =
            "as in R: \"y ~ x + C(region) + a*b\"; tsls \"y ~ d + x | z + x\"; heckman \"y ~ x | seen ~ x + w\"",
    };
    private static readonly Option<string> Data = new("--data")
    {
        Description = "CSV or Parquet file",
        Required = true,
    };
    private static readonly Option<string?> Where = new("--where")
    {
        Description = "rows to use: \"sex == 1 and age < 30\"",
    };
    private static readonly Option<string[]> Derive = new("--derive")
    {
        Description = "a computed column: \"lw = log(wage)\"; may be repeated",
    };
    private static readonly Option<bool> Stream = new("--stream")
    {
        Description = "ols, tsls, did: read the file in blocks and hold only sums; hc1, cr1 or classical",
    };

    internal static Command Create(CliEnvironment environment)
    {
        var command = new Command(
            "estimate",
            "Estimates one model.\n\n"
                + "Example:\n  netto estimate ols \"log(wage) ~ educ + exper\" --data mroz.csv --se hc3"
        )
        {
            Method,
            Formula,
            Data,
            Where,
            Derive,
            Stream,
        };
        foreach (var option in (Option[])[.. ModelOptions.All, .. DurationOptions.All])
        {
            command.Options.Add(option);
        }

        command.Runs(environment, Run);
        return command;
    }

    private static int Run(CommandRun run) =>
        Printed(run, run.Options.GetValue(Stream) ? OfBlocks(run) : InMemory(run));

    private static EstimateOutput OfBlocks(CommandRun run)
    {
        using var table = StreamedTable.Open(run.AbsolutePath(Data), run.Cancellation);
        var request = Request(run, table.Header([]));
        return StreamedMethods.Run(
            new StreamedRequest(request, table)
            {
                Where = run.Options.GetValue(Where),
                Derived = [.. (run.Options.GetValue(Derive) ?? []).Select(NameAndExpression)],
                Progress = new RowProgress(run.Report),
            }
        );
    }

    private static EstimateOutput InMemory(CommandRun run)
    {
        var table = TableFile.Read(run.AbsolutePath(Data), run.Cancellation);
        foreach (var derived in run.Options.GetValue(Derive) ?? [])
        {
            var (name, expression) = NameAndExpression(derived);
            table = table.Derive(name, expression);
        }
        // A survey keeps the rows left out as part of its sample: their numbers tell which they are.
        table = DesignMethods.IsAsked(Request(run, table)) ? Surveys.SurveyTable.Numbered(table) : table;
        var whole = table;
        if (run.Options.GetValue(Where) is { } condition)
        {
            table = table.Where(condition);
            if (table.Rows == 0)
            {
                throw EstimateRequest.Refused($"No row has {condition}.", "Give a --where that some rows meet.");
            }
        }
        return EstimateMethods.Run(Request(run, table) with { Whole = whole });
    }

    private static int Printed(CommandRun run, EstimateOutput output)
    {
        if (run.WantsJson)
        {
            run.WriteJson(writer => EstimateJson.Write(writer, output));
            return ExitCode.Done;
        }
        foreach (var line in EstimateText.Lines(output))
        {
            run.WriteLine(line);
        }
        return ExitCode.Done;
    }

    private static EstimateRequest Request(CommandRun run, DataTable table)
    {
        var request = new EstimateRequest(
            run.Options.GetRequiredValue(Method),
            run.Options.GetRequiredValue(Formula),
            table
        )
        {
            Cancellation = run.Cancellation,
            Progress = new DrawProgress(run.Report),
        };
        return DurationOptions.Read(ModelOptions.Read(request, run), run);
    }

    private static (string Name, string Expression) NameAndExpression(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0
            ? (text[..at].Trim(), text[(at + 1)..].Trim())
            : throw EstimateRequest.Refused($"--derive {text}.", "Write name = expression.");
    }

    private static Argument<string> MethodArgument()
    {
        var argument = new Argument<string>("method") { Description = string.Join(' ', EstimateMethods.Names) };
        argument.AcceptOnlyFromAmong([.. EstimateMethods.Names]);
        return argument;
    }
}
