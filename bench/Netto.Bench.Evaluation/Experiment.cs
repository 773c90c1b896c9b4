namespace Netto.Bench.Evaluation;

/// <summary>A simulated experiment that is evaluated.</summary>
/// <param name="Name">Name in the table.</param>
/// <param name="Template">Its protocol.</param>
/// <param name="People">People in the experiment; those of the period before come on top.</param>
/// <param name="Runs">Times that it is evaluated; the median counts.</param>
internal sealed record Experiment(string Name, string Template, int People, int Runs)
{
    private const int WgaPeople = 20_013;
    private const int Times = 10;

    /// <summary>Most seconds that the evaluation should take; null without a target.</summary>
    public double? TargetSeconds { get; private init; }

    /// <summary>Most memory that it should take; null without a target.</summary>
    public double? TargetMegabytes { get; private init; }

    /// <summary>Ten times the first experiment, which should take at most ten times as long.</summary>
    public bool IsTenTimes { get; private init; }

    /// <summary>All of them, in the order of the table.</summary>
    public static IReadOnlyList<Experiment> All { get; } =
    [
        new("wga", "wga", WgaPeople, 3) { TargetSeconds = 10, TargetMegabytes = 1000 },
        new("wga, ten times", "wga", WgaPeople * Times, 1) { IsTenTimes = true },
        new("ww-even-odd", "ww-even-odd", 9_237, 3),
        new("ww-three-arm", "ww-three-arm", 232_236, 1) { TargetSeconds = 60 },
    ];

    /// <summary>Few people, to see that all works.</summary>
    public Experiment Small() => this with { People = IsTenTimes ? 20_000 : 2_000, Runs = 1 };

    /// <summary>What was aimed at and whether it was met.</summary>
    /// <param name="time">Of this experiment.</param>
    /// <param name="first">Of the first experiment.</param>
    public string Verdict(Measurement time, Measurement first)
    {
        var verdicts = new List<string>();
        void Add(string target, bool met) => verdicts.Add($"{target}: {(met ? "yes" : "**no**")}");
        if (TargetSeconds is { } seconds)
        {
            Add($"≤ {seconds:F0} s", time.Seconds <= seconds);
        }
        if (TargetMegabytes is { } megabytes)
        {
            Add($"≤ {megabytes / 1000:F0} GB", time.PeakMegabytes <= megabytes);
        }
        if (IsTenTimes)
        {
            Add($"≤ {Times} × as long: {time.Seconds / first.Seconds:F1}", time.Seconds <= Times * first.Seconds);
        }
        return string.Join("; ", verdicts);
    }
}
