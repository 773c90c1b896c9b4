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
    private static readonly Option<string?> Errors = Choice(
        "--se",
        "standard errors (ols, tsls, did: hc1; probit, logit: classical)",
        "classical",
        "hc0",
        "hc1",
        "hc2",
        "hc3",
        "cr0",
        "cr1",
        "cr2",
        "bootstrap",
        "design"
    );
    private static readonly Option<string?> Cluster = new("--cluster")
    {
        Description = "column that makes the clusters",
    };
    private static readonly Option<string?> Weights = new("--weights") { Description = "column of weights" };
    private static readonly Option<string?> WeightsKind = Choice(
        "--weights-kind",
        "what a weight means (default analytic)",
        "analytic",
        "frequency",
        "probability"
    );
    private static readonly Option<string?> Absorb = new("--absorb")
    {
        Description = "ols, tsls, did: factors whose effects are taken out: firm,year",
    };
    private static readonly Option<bool> Stream = new("--stream")
    {
        Description = "ols, tsls, did: read the file in blocks and hold only sums; hc1, cr1 or classical",
    };
    private static readonly Option<string?> Estimator = new("--estimator")
    {
        Description =
            "tsls: 2sls or liml; heckman: ml or two-step; discrete: cloglog or logit; mediation: linear-logistic (outcome-mediator) and so on",
    };
    private static readonly Option<string?> Ties = Choice(
        "--ties",
        "cox: efron (default), breslow or exact",
        "efron",
        "breslow",
        "exact"
    );
    private static readonly Option<string?> Cuts = new("--cuts")
    {
        Description = "piecewise, timing, discrete: ends of intervals, 5,10,20",
    };
    private static readonly Option<string?> Strata = new("--strata")
    {
        Description =
            "cox, km: column whose groups are compared only within themselves; ols, probit, logit: strata of the survey",
    };
    private static readonly Option<string?> Population = new("--fpc")
    {
        Description =
            "ols, probit, logit: column with the units in the population of the stratum, or the share sampled",
    };
    private static readonly Option<string?> Sensitivity = SensitivityOption();
    private static readonly Option<string?> Times = new("--times")
    {
        Description = "km: times to print, 10,20,30 (default: all)",
    };
    private static readonly Option<string?> Mediator = new("--mediator")
    {
        Description = "mediation: \"m ~ treat + x\"",
    };
    private static readonly Option<double?> At = new("--at") { Description = "mediation: value of the mediator" };
    private static readonly Option<double?> Lower = new("--lower")
    {
        Description = "tobit: outcomes at or below this are only known to lie there (default 0)",
    };
    private static readonly Option<double?> Upper = new("--upper")
    {
        Description = "tobit: outcomes at or above this are only known to lie there",
    };
    private static readonly Option<string[]> Event = new("--event")
    {
        Description = "timing: hazard of a treatment, \"Surv(start, stop, treated) ~ x\"; may be repeated",
    };
    private static readonly Option<string?> Id = new("--id")
    {
        Description = "timing: column that names the person of a row (default: a row a person)",
    };
    private static readonly Option<int?> MassPoints = new("--mass-points")
    {
        Description = "timing: most mass points to try (default 8; 1: no unobserved traits)",
    };
    private static readonly Option<string?> StopRule = Choice(
        "--stop-rule",
        "timing: add points while the AIC falls (default), or while the log-likelihood gains 0.01",
        "aic",
        "likelihood"
    );
    private static readonly Option<string?> Effect = new("--effect")
    {
        Description = "timing: constant, since:3,6 (by time since treatment) or at:5.5,8.5 (by its moment)",
    };
    private static readonly Option<string?> Records = Choice(
        "--records",
        "timing: events at the end of their row (exact, default) or somewhere within it (grouped)",
        "exact",
        "grouped"
    );
    private static readonly Option<string?> Horizons = new("--horizons")
    {
        Description = "timing: times at which exit chances are compared (default 6,9,12,15)",
    };
    private static readonly Option<string?> Planned = new("--planned")
    {
        Description = "timing: when each treatment is given in that comparison (default: median of those seen)",
    };
    private static readonly Option<int> Draws = new("--draws")
    {
        Description = "bootstrap draws (default 999)",
        DefaultValueFactory = _ => 999,
    };
    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "seed of the bootstrap (default 1)",
        DefaultValueFactory = _ => 1,
    };

    internal static Command Create(CliEnvironment environment)
    {
        var command = new Command(
            "estimate",
            "Estimates one model. Example: netto estimate ols \"log(wage) ~ educ + exper\" --data mroz.csv --se hc3"
        )
        {
            Method,
            Formula,
            Data,
            Where,
            Derive,
            Errors,
            Cluster,
            Weights,
            WeightsKind,
            Absorb,
            Stream,
            Estimator,
            Ties,
            Cuts,
            Strata,
            Population,
            Times,
            Mediator,
            Sensitivity,
            At,
            Lower,
            Upper,
            Event,
            Id,
            MassPoints,
            StopRule,
            Effect,
            Records,
            Horizons,
            Planned,
            Draws,
            Seed,
        };
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

    private static EstimateRequest Request(CommandRun run, DataTable table) =>
        new(run.Options.GetRequiredValue(Method), run.Options.GetRequiredValue(Formula), table)
        {
            StandardErrors = run.Options.GetValue(Errors),
            Cluster = run.Options.GetValue(Cluster),
            Weights = run.Options.GetValue(Weights),
            WeightsKind = run.Options.GetValue(WeightsKind),
            Population = run.Options.GetValue(Population),
            Sensitivity = run.Options.GetValue(Sensitivity),
            Absorb = run.Options.GetValue(Absorb)?.Split(',', StringSplitOptions.TrimEntries) ?? [],
            Estimator = run.Options.GetValue(Estimator),
            Ties = run.Options.GetValue(Ties),
            Cuts = run.Options.GetValue(Cuts),
            Strata = run.Options.GetValue(Strata),
            Times = run.Options.GetValue(Times) is { } times ? DurationMethods.Numbers(times, "--times") : null,
            Mediator = run.Options.GetValue(Mediator),
            Events = run.Options.GetValue(Event) ?? [],
            Id = run.Options.GetValue(Id),
            MassPoints = run.Options.GetValue(MassPoints),
            StopRule = run.Options.GetValue(StopRule),
            Effect = run.Options.GetValue(Effect),
            Records = run.Options.GetValue(Records),
            Horizons = run.Options.GetValue(Horizons),
            Planned = run.Options.GetValue(Planned),
            At = run.Options.GetValue(At),
            Lower = run.Options.GetValue(Lower),
            Upper = run.Options.GetValue(Upper),
            Draws = run.Options.GetValue(Draws),
            Seed = run.Options.GetValue(Seed),
            Cancellation = run.Cancellation,
            Progress = new DrawProgress(run.Report),
        };

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

    private static Option<string?> SensitivityOption() =>
        new("--sensitivity")
        {
            Description =
                "mediation: also the mediated effect under unmeasured confounding, at correlations of the errors: -0.5,0,0.5 (or default)",
        };

    private static Option<string?> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string?>(name) { Description = description };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
