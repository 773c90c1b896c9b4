using System.Diagnostics;
using System.Text;
using Netto.Cli.Tests.BadInput;

namespace Netto.Cli.Tests.Evaluation;

/// <summary>What is left when a long command is stopped on the way: everything as it was.</summary>
[Trait("Kind", "Property")]
public sealed class InterruptedTests(GoodInput good) : IClassFixture<GoodInput>
{
    private static readonly string[] Evaluate = ["evaluate", "wga/protocol.yaml", "--data", "store.duckdb", "--out"];
    private static readonly string[] Import = ["import", "wga/protocol.yaml", "--from", "raw", "--store"];

    [Theory]
    [InlineData("outcomes of registers")]
    [InlineData("tables and effects")]
    [InlineData("costs")]
    [InlineData("report")]
    public async Task Stopped_at_any_step_an_evaluation_writes_nothing_and_keeps_the_old_report(string step)
    {
        using var input = good.Copy();
        Directory.CreateDirectory(input.PathOf("report"));
        File.WriteAllText(input.PathOf("report/results.json"), "old");
        var before = Files(input);
        using var stop = new CancellationTokenSource();
        await using var error = new StoppingWriter(step, stop);
        var environment = new CliEnvironment(TextWriter.Null, error, ShowsProgress: true, input.PathOf("."));

        var code = await NettoApplication.RunAsync([.. Evaluate, "report"], environment, stop.Token);

        code.ShouldBe(ExitCode.Failed, error.ToString());
        error.ToString().ShouldContain("cancelled; nothing was written");
        Files(input).ShouldBe(before);
        File.ReadAllText(input.PathOf("report/results.json")).ShouldBe("old");
    }

    [Theory]
    [InlineData(false, "tables and effects")]
    [InlineData(true, "reading")]
    public async Task Control_C_in_a_terminal_shows_progress_until_then_and_leaves_nothing(bool import, string step)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "there is no command script, which makes a terminal");
        using var input = good.Copy();
        var before = Files(input);
        string[] arguments = import ? [.. Import, "new.duckdb"] : [.. Evaluate, "report"];

        var (code, shown) = await InTerminal(input.PathOf("."), arguments, step);

        code.ShouldBe(ExitCode.Failed, shown);
        shown.ShouldContain(step);
        shown.Contains("cancelled; nothing was written").ShouldBeTrue(shown);
        Files(input).ShouldBe(before);
    }

    [Fact]
    public async Task What_ends_a_service_stops_a_command_as_Control_C_does()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "there is no command script, which makes a terminal");
        using var input = good.Copy();
        var before = Files(input);

        var (code, shown) = await InTerminal(input.PathOf("."), [.. Evaluate, "report"], "tables and effects", "TERM");

        code.ShouldBe(ExitCode.Failed, shown);
        shown.Contains("cancelled; nothing was written").ShouldBeTrue(shown);
        File.Delete(input.PathOf("pid"));
        Files(input).ShouldBe(before);
    }

    // Types Ctrl-C, or sends another signal, once the step is shown. A test run in the background would hand on that it ignores interrupts;
    // without exec, the shell between would be interrupted as well, and report that instead of netto's exit code.
    private static async Task<(int ExitCode, string Shown)> InTerminal(
        string folder,
        string[] arguments,
        string step,
        string? signal = null
    )
    {
        var netto =
            $"{(signal is null ? "" : "echo $$ > pid; ")}exec dotnet '{Path.Combine(AppContext.BaseDirectory, "netto.dll")}' {string.Join(' ', arguments)}";
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "script", "-qec", netto, "/dev/null"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        using var process = Process.Start(start)!;
        var shown = new StringBuilder();
        var buffer = new char[256];
        var typed = false;
        while (
            await process.StandardOutput.ReadAsync(buffer, TestContext.Current.CancellationToken) is > 0 and var read
        )
        {
            shown.Append(buffer, 0, read);
            if (!typed && shown.ToString().Contains(step, StringComparison.Ordinal))
            {
                typed = true;
                if (signal is not null)
                {
                    var pid = await File.ReadAllTextAsync(
                        Path.Combine(folder, "pid"),
                        TestContext.Current.CancellationToken
                    );
                    using var kill = Process.Start("kill", [$"-{signal}", pid.Trim()]);
                    await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
                    continue;
                }
                await process.StandardInput.WriteAsync("\u0003");
                await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            }
        }
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, shown.ToString());
    }

    private static List<string> Files(SpoiledInput input) =>
        [
            .. Directory
                .EnumerateFileSystemEntries(input.PathOf("."), "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Cancels once a step is told.</summary>
    private sealed class StoppingWriter(string step, CancellationTokenSource stop) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            if (value?.Contains(step, StringComparison.Ordinal) == true)
            {
                stop.Cancel();
            }
        }
    }
}
