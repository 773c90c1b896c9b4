using System.Diagnostics;
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
        input.Change("wga/protocol.yaml", text => text.Replace("bootstrap_draws: 500", "bootstrap_draws: 4"));
        var one = await Evaluate(input, 1);
        var two = await Evaluate(input, 2);
        one.SequenceEqual(two).ShouldBeTrue("results.json differs between one thread and two");
        one.Length.ShouldBeGreaterThan(100_000);
    }

    private static async Task<byte[]> Evaluate(SpoiledInput input, int threads)
    {
        var output = $"report-{threads}";
        var program = Path.Combine(AppContext.BaseDirectory, "netto.dll");
        string[] arguments =
        [
            program,
            "evaluate",
            input.PathOf("wga/protocol.yaml"),
            "--data",
            input.PathOf("raw"),
            "--out",
            input.PathOf(output),
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_PROCESSOR_COUNT"] = $"{threads}";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(ExitCode.Done, await errors);
        return await File.ReadAllBytesAsync(
            Path.Combine(input.PathOf(output), "results.json"),
            TestContext.Current.CancellationToken
        );
    }
}
