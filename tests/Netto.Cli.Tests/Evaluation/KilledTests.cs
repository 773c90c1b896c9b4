using System.Diagnostics;
using System.Security.Cryptography;
using Netto.Cli.Tests.BadInput;

namespace Netto.Cli.Tests.Evaluation;

/// <summary>What an evaluation that is killed leaves behind: the old report or the new one, and a store that can be used.</summary>
[Trait("Kind", "Property")]
public sealed class KilledTests(GoodInput good) : IClassFixture<GoodInput>
{
    private static readonly string[] Evaluate = ["evaluate", "wga/protocol.yaml", "--data", "store.duckdb", "--out"];

    [Fact]
    public async Task Killed_anywhere_it_leaves_the_old_report_or_the_new_one_and_the_next_run_clears_up()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "kill is what Unix calls so");
        using var input = good.Copy();
        (await input.Run([.. Evaluate, "new", "--lang", "en"])).ExitCode.ShouldBe(ExitCode.Done);
        (await input.Run([.. Evaluate, "report"])).ExitCode.ShouldBe(ExitCode.Done);
        File.WriteAllText(input.PathOf("report/notes.txt"), "mine");
        var (before, after) = (Contents(input.PathOf("report")), Contents(input.PathOf("new")));
        after["notes.txt"] = before["notes.txt"];
        after["results.json"].ShouldBe(before["results.json"]);
        after["report.html"].ShouldNotBe(before["report.html"]);
        var store = Hash(input.PathOf("store.duckdb"));

        await Kill(input, null, TimeSpan.FromMilliseconds(400));
        ShouldBeOneOf(Contents(input.PathOf("report")), before);
        foreach (var wait in new[] { 0, 3 })
        {
            // The last file is there: the folder is about to take its place, or has just done so.
            await Kill(input, "provenance.json", TimeSpan.FromMilliseconds(wait));
            ShouldBeOneOf(Contents(input.PathOf("report")), before, after);
        }
        await Kill(input, "report.html", TimeSpan.Zero);
        ShouldBeOneOf(Contents(input.PathOf("report")), before, after);
        Hash(input.PathOf("store.duckdb")).ShouldBe(store);

        (await input.Run([.. Evaluate, "report", "--lang", "en"])).ExitCode.ShouldBe(ExitCode.Done);

        ShouldBeOneOf(Contents(input.PathOf("report")), after);
        Directory
            .GetFileSystemEntries(input.PathOf("."))
            .Where(entry => entry.Contains("pending", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    // Kills some time after a file was written beside the report; null: after the start.
    private static async Task Kill(SpoiledInput input, string? file, TimeSpan wait)
    {
        var known = Pending(input);
        string[] arguments = [typeof(NettoApplication).Assembly.Location, .. Evaluate, "report", "--lang", "en"];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = input.PathOf("."),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        while (file is not null && !Written(input, known, file) && !process.HasExited)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
        await Task.Delay(wait, TestContext.Current.CancellationToken);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static string[] Pending(SpoiledInput input) =>
        Directory.GetDirectories(input.PathOf("."), "report.pending-*");

    // What an earlier kill left is no sign of this run.
    private static bool Written(SpoiledInput input, string[] known, string file) =>
        Pending(input).Except(known, StringComparer.Ordinal).Any(folder => File.Exists(Path.Combine(folder, file)));

    private static void ShouldBeOneOf(
        SortedDictionary<string, string> found,
        params SortedDictionary<string, string>[] whole
    ) =>
        whole
            .Any(one => one.SequenceEqual(found))
            .ShouldBeTrue($"neither the old report nor the new one: {string.Join(", ", found.Keys)}");

    /// <summary>Each file with its hash; a workbook, which holds the time at which it was made, by its name.</summary>
    private static SortedDictionary<string, string> Contents(string folder)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, file);
            files[name] = name.EndsWith(".xlsx", StringComparison.Ordinal) ? "" : Hash(file);
        }
        return files;
    }

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
}
