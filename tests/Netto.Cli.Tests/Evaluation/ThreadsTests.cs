using Netto.Cli.Tests.BadInput;

namespace Netto.Cli.Tests.Evaluation;

/// <summary>The number of threads is that of the process, so each number has a process of its own.</summary>
[Trait("Kind", "Property")]
public sealed class ThreadsTests(GoodInput good) : IClassFixture<GoodInput>
{
    [Fact]
    public async Task One_thread_and_two_write_the_same_results()
    {
        using var input = good.Copy();
        input.Change(
            "wga/protocol.yaml",
            text => text.Replace("bootstrap_draws: 500", "bootstrap_draws: 4", StringComparison.Ordinal)
        );
        var one = await Evaluate(input, "1");
        var two = await Evaluate(input, "2");
        one.SequenceEqual(two).ShouldBeTrue("results.json differs between one thread and two");
        one.Length.ShouldBeGreaterThan(100_000);
    }

    private static async Task<byte[]> Evaluate(SpoiledInput input, string threads)
    {
        var run = await CliProcess.RunAsync(
            input.PathOf("."),
            new Dictionary<string, string> { ["DOTNET_PROCESSOR_COUNT"] = threads },
            "evaluate",
            "wga/protocol.yaml",
            "--data",
            "raw",
            "--out",
            "report-" + threads
        );
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        return await File.ReadAllBytesAsync(
            input.PathOf($"report-{threads}/results.json"),
            TestContext.Current.CancellationToken
        );
    }
}
