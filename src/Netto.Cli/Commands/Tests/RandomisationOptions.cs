using System.CommandLine;
using Netto.Statistics.Resampling;

namespace Netto.Cli.Commands.Tests;

/// <summary>What tests that draw the assignment again take.</summary>
internal sealed class RandomisationOptions
{
    public Option<string> Data { get; } =
        new("--data") { Description = "CSV or Parquet file with one row a person", Required = true };

    public Option<string> By { get; } =
        new("--by")
        {
            Description = "column with two groups; the difference is the first (byte order) minus the second",
            Required = true,
        };

    public Option<string?> Blocks { get; } =
        new("--blocks") { Description = "column with the strata, offices or blocks within which arms were drawn" };

    public Option<string?> Clusters { get; } =
        new("--clusters") { Description = "column with the offices, or digits, that got one arm together" };

    public Option<double?> Share { get; } =
        new("--share")
        {
            Description =
                "people were drawn on their own with this chance for the first group (a keyed hash); default: fixed numbers",
        };

    public Option<string?> Where { get; } = new("--where") { Description = "rows to use: \"sex == 1 and age < 30\"" };

    public Option<int> Draws { get; } =
        new("--draws")
        {
            Description = "draws; all ways are listed when there are no more",
            DefaultValueFactory = _ => 9999,
        };

    public Option<ulong> Seed { get; } =
        new("--seed") { Description = "seed of the draws", DefaultValueFactory = _ => 1 };

    public IEnumerable<Option> All => [Data, By, Blocks, Clusters, Share, Where, Draws, Seed];

    public ResamplingPlan Plan(CommandRun run)
    {
        var draws = run.Options.GetValue(Draws);
        return draws is >= 1 and <= 10_000_000
            ? new(draws, run.Options.GetValue(Seed))
            {
                Cancellation = run.Cancellation,
                Progress = new DrawProgress(run.Report),
            }
            : throw new OptionException($"--draws: found {draws}, expected a whole number from 1 to 10000000");
    }
}
