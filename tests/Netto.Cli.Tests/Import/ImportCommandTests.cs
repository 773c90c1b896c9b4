using System.Diagnostics;
using System.Text.Json;
using Netto.Evaluation.Registers;
using Netto.Protocol;
using Netto.Registers.Import;
using Netto.Registers.Rules;

namespace Netto.Cli.Tests.Import;

/// <summary><c>netto import</c> on simulated registers, as a person would type it.</summary>
[Trait("Kind", "Hand")]
public sealed class ImportCommandTests : IAsyncLifetime
{
    private static readonly JsonSerializerOptions WithNaN = new()
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly string folder = Directory.CreateTempSubdirectory("netto-import-test-").FullName;

    public async ValueTask InitializeAsync()
    {
        (await Cli.RunAsync(folder, "init", "wga", "--template", "wga")).ExitCode.ShouldBe(ExitCode.Done);
        var run = await Cli.RunAsync(
            folder,
            "simulate",
            ProtocolPath,
            "--people",
            "600",
            "--seed",
            "1",
            "--out",
            "raw"
        );
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
    }

    [Fact]
    public async Task Simulated_registers_come_in_clean_and_a_second_time_nothing_changes()
    {
        var first = await Import("--json");
        var second = await Import("--json");

        first.ExitCode.ShouldBe(ExitCode.Done, first.Error);
        using var report = JsonDocument.Parse(first.Out);
        report.RootElement.GetProperty("outcome").GetString().ShouldBe("imported");
        report.RootElement.GetProperty("people").GetInt64().ShouldBeGreaterThanOrEqualTo(600);
        foreach (var finding in report.RootElement.GetProperty("findings").EnumerateArray())
        {
            finding.GetProperty("action").GetString().ShouldBe("repair", finding.ToString());
        }
        using var again = JsonDocument.Parse(second.Out);
        again.RootElement.GetProperty("outcome").GetString().ShouldBe("unchanged");
        again
            .RootElement.GetProperty("content_hash")
            .GetString()
            .ShouldBe(report.RootElement.GetProperty("content_hash").GetString());
        (await Import()).Out.ShouldContain("Nothing has changed");
    }

    [Fact]
    public async Task Parquet_registers_come_in_as_the_same_content()
    {
        var csv = await Import("--json");
        string[] simulate = ["simulate", ProtocolPath, "--people", "600", "--seed", "1", "--format", "parquet"];
        (await Cli.RunAsync(folder, [.. simulate, "--out", "columns"])).ExitCode.ShouldBe(ExitCode.Done);
        Directory.GetFiles(Path.Combine(folder, "columns"), "*.csv").ShouldBeEmpty();

        var parquet = await Cli.RunAsync(
            folder,
            ["import", ProtocolPath, "--from", "columns", "--store", "columns.duckdb", "--json"]
        );

        parquet.ExitCode.ShouldBe(ExitCode.Done, parquet.Error);
        using var before = JsonDocument.Parse(csv.Out);
        using var after = JsonDocument.Parse(parquet.Out);
        after
            .RootElement.GetProperty("content_hash")
            .GetString()
            .ShouldBe(before.RootElement.GetProperty("content_hash").GetString());
        after.RootElement.GetProperty("tables")[0].GetProperty("encoding").GetString().ShouldBe("Parquet");
    }

    [Fact]
    public async Task Wrong_files_are_exit_code_2_with_all_places_and_leave_nothing()
    {
        File.AppendAllLines(Path.Combine(folder, "raw", "people.csv"), ["111222333;1980-01-01;f"]);
        var run = await Import("--json");
        run.ExitCode.ShouldBe(ExitCode.WrongInput);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain("people.csv(");
        run.Error.ShouldContain("REG007");
        File.Exists(Path.Combine(folder, "store.duckdb")).ShouldBeFalse();
    }

    [Fact]
    public async Task An_import_killed_on_the_way_leaves_the_old_store_whole()
    {
        (await Import()).ExitCode.ShouldBe(ExitCode.Done);
        var store = Path.Combine(folder, "store.duckdb");
        var before = await File.ReadAllBytesAsync(store, TestContext.Current.CancellationToken);
        File.AppendAllText(Path.Combine(folder, "raw", "requests.csv"), "\n");

        await KillOnTheWay(store);

        (await File.ReadAllBytesAsync(store, TestContext.Current.CancellationToken)).ShouldBe(before);
        var again = await Import("--json");
        again.ExitCode.ShouldBe(ExitCode.Done, again.Error);
        Directory.Exists(store + ".importing").ShouldBeFalse();
        using var report = JsonDocument.Parse(again.Out);
        report.RootElement.GetProperty("outcome").GetString().ShouldBe("imported");
    }

    /// <summary>Stores under two keys, from the same rows in another order: every number of every person is the same.</summary>
    [Fact]
    public async Task Another_key_and_another_order_of_rows_give_the_same_table_to_analyse()
    {
        var before = await AnalysisTable();
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "raw"), "*.csv"))
        {
            var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
            new Random(1).Shuffle(lines.AsSpan(1));
            await File.WriteAllLinesAsync(file, lines, TestContext.Current.CancellationToken);
        }

        var after = await AnalysisTable();

        after.Length.ShouldBeGreaterThan(100_000);
        (after == before).ShouldBeTrue();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private string ProtocolPath => Directory.GetFiles(Path.Combine(folder, "wga"), "*.yaml").Single();

    private Task<Cli.Outcome> Import(params string[] more) =>
        Cli.RunAsync(folder, ["import", ProtocolPath, "--from", "raw", "--store", "store.duckdb", .. more]);

    private async Task<string> AnalysisTable()
    {
        var protocol = ProtocolReader.ReadFile(ProtocolPath);
        var stop = TestContext.Current.CancellationToken;
        using var store = RegisterImport.ToMemory(ImportPlan.From(protocol), Path.Combine(folder, "raw"), null, stop);
        var table = RegisterTableReader.Read(store, protocol, stop);
        using var text = new MemoryStream();
        await JsonSerializer.SerializeAsync(text, table, WithNaN, stop);
        return System.Text.Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>Kills once the import has begun to write beside the store, and has not ended.</summary>
    private async Task KillOnTheWay(string store)
    {
        var assembly = typeof(NettoApplication).Assembly.Location;
        string[] arguments = [assembly, "import", ProtocolPath, "--from", "raw", "--store", "store.duckdb"];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        while (!Directory.Exists(store + ".importing") && !process.HasExited)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
        process.HasExited.ShouldBeFalse("the import ended before it could be killed");
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldNotBe(ExitCode.Done);
        Directory.Exists(store + ".importing").ShouldBeTrue();
    }
}
