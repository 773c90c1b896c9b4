using System.CommandLine;

namespace Netto.Cli.Commands.Estimate;

/// <summary>Options of <c>netto estimate</c> on durations and the timing of events.</summary>
internal static class DurationOptions
{
    private static readonly Option<string?> Ties = ModelOptions.Choice(
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
    private static readonly Option<string?> Times = new("--times")
    {
        Description = "km: times to print, 10,20,30 (default: all)",
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
    private static readonly Option<string?> StopRule = ModelOptions.Choice(
        "--stop-rule",
        "timing: add points while the AIC falls (default), or while the log-likelihood gains 0.01",
        "aic",
        "likelihood"
    );
    private static readonly Option<string?> Effect = new("--effect")
    {
        Description = "timing: constant, since:3,6 (by time since treatment) or at:5.5,8.5 (by its moment)",
    };
    private static readonly Option<string?> Records = ModelOptions.Choice(
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

    internal static IReadOnlyList<Option> All =>
        [Ties, Cuts, Times, Event, Id, MassPoints, StopRule, Effect, Records, Horizons, Planned];

    /// <summary>The request with what these options say.</summary>
    internal static EstimateRequest Read(EstimateRequest request, CommandRun run) =>
        request with
        {
            Ties = run.Options.GetValue(Ties),
            Cuts = run.Options.GetValue(Cuts),
            Times = run.Options.GetValue(Times) is { } times ? DurationMethods.Numbers(times, "--times") : null,
            Events = run.Options.GetValue(Event) ?? [],
            Id = run.Options.GetValue(Id),
            MassPoints = run.Options.GetValue(MassPoints),
            StopRule = run.Options.GetValue(StopRule),
            Effect = run.Options.GetValue(Effect),
            Records = run.Options.GetValue(Records),
            Horizons = run.Options.GetValue(Horizons),
            Planned = run.Options.GetValue(Planned),
        };
}
