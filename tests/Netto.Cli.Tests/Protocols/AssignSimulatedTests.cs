namespace Netto.Cli.Tests.Protocols;

/// <summary>The assignments of a simulated experiment are those that <c>netto assign</c> gives, but for the simulated errors.</summary>
[Trait("Kind", "Simulation")]
public sealed class AssignSimulatedTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netto-assign-simulated-").FullName;

    [Fact]
    public async Task Everybody_who_was_simulated_in_is_assigned_again_and_nearly_always_alike()
    {
        (await Cli.RunAsync(_folder, "init", "ww", "--template", "ww-even-odd")).ExitCode.ShouldBe(ExitCode.Done);
        var simulated = await Cli.RunAsync(
            _folder,
            "simulate",
            "ww/protocol.yaml",
            "--people",
            "1500",
            "--seed",
            "7",
            "--out",
            "raw"
        );
        simulated.ExitCode.ShouldBe(ExitCode.Done, simulated.Error);
        File.Copy(Path.Combine(_folder, "raw", "entries.csv"), Path.Combine(_folder, "inflow.csv"));

        var run = await Cli.RunAsync(_folder, "assign", "ww/protocol.yaml", "--inflow", "inflow.csv", "--out", "out");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        var recorded = Arms("raw/assignments.csv");
        var given = Arms("out/assignments.csv");
        given.Keys.Order(StringComparer.Ordinal).ShouldBe(recorded.Keys.Order(StringComparer.Ordinal));
        // 30 of 9,237 were wrong in the experiment: about 5 of 1,500; four standard errors more is 14.
        given.Count(pair => recorded[pair.Key] != pair.Value).ShouldBeInRange(0, 14);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Dictionary<string, string> Arms(string path) =>
        File.ReadLines(Path.Combine(_folder, path))
            .Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(cells => cells[0].PadLeft(9, '0'), cells => cells[1], StringComparer.Ordinal);
}
