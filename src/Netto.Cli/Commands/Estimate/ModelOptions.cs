using System.CommandLine;

namespace Netto.Cli.Commands.Estimate;

/// <summary>Options of <c>netto estimate</c> on the model and its standard errors.</summary>
internal static class ModelOptions
{
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
    private static readonly Option<string?> Estimator = new("--estimator")
    {
        Description =
            "tsls: 2sls or liml; heckman: ml or two-step; discrete: cloglog or logit; mediation: linear-logistic (outcome-mediator) and so on",
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
    private static readonly Option<string?> Sensitivity = new("--sensitivity")
    {
        Description =
            "mediation: also the mediated effect under unmeasured confounding, at correlations of the errors: -0.5,0,0.5 (or default)",
    };
    private static readonly Option<string?> Mediator = new("--mediator")
    {
        Description = "mediation: \"m ~ treat + x\"",
    };
    private static readonly Option<double?> At = new("--at") { Description = "mediation: value of the mediator" };
    private static readonly Option<double?> Lower = new("--lower")
    {
        Description =
            "tobit: outcomes at or below this are only known to lie there (default 0; none when --upper stands alone)",
    };
    private static readonly Option<double?> Upper = new("--upper")
    {
        Description = "tobit: outcomes at or above this are only known to lie there",
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

    internal static IReadOnlyList<Option> All =>
        [
            Errors,
            Cluster,
            Weights,
            WeightsKind,
            Absorb,
            Estimator,
            Strata,
            Population,
            Mediator,
            Sensitivity,
            At,
            Lower,
            Upper,
            Draws,
            Seed,
        ];

    /// <summary>The request with what these options say.</summary>
    internal static EstimateRequest Read(EstimateRequest request, CommandRun run) =>
        request with
        {
            StandardErrors = run.Options.GetValue(Errors),
            Cluster = run.Options.GetValue(Cluster),
            Weights = run.Options.GetValue(Weights),
            WeightsKind = run.Options.GetValue(WeightsKind),
            Population = run.Options.GetValue(Population),
            Sensitivity = run.Options.GetValue(Sensitivity),
            Absorb = run.Options.GetValue(Absorb)?.Split(',', StringSplitOptions.TrimEntries) ?? [],
            Estimator = run.Options.GetValue(Estimator),
            Strata = run.Options.GetValue(Strata),
            Mediator = run.Options.GetValue(Mediator),
            At = run.Options.GetValue(At),
            Lower = run.Options.GetValue(Lower),
            Upper = run.Options.GetValue(Upper),
            Draws = run.Options.GetValue(Draws),
            Seed = run.Options.GetValue(Seed),
        };

    /// <summary>An option with a few values.</summary>
    internal static Option<string?> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string?>(name) { Description = description };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
