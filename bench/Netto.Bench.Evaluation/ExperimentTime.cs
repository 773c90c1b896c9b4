using System.Text.Json;

namespace Netto.Bench.Evaluation;

/// <summary>What each step of one experiment took, as a person runs them: simulate, import into a store, evaluate from the store.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="PeopleBefore">People of the period before in the data.</param>
internal sealed record ExperimentTime(Experiment Experiment, int PeopleBefore)
{
    public required Measurement Simulate { get; init; }
    public required Measurement Import { get; init; }
    public required Measurement Evaluate { get; init; }

    /// <summary>Runs the experiment in a folder of its own, which is removed afterwards.</summary>
    public static ExperimentTime Of(string program, string work, Experiment experiment)
    {
        var place = Path.Combine(work, $"{experiment.Template}-{experiment.People}");
        var protocol = Path.Combine(place, "protocol.yaml");
        var registers = Path.Combine(place, "registers");
        var store = Path.Combine(place, "store.duckdb");
        var report = Path.Combine(place, "report");
        _ = Measurement.Of(program, "init", place, "--template", experiment.Template);
        var simulate = Measurement.Of(
            program,
            ["simulate", protocol, "--people", $"{experiment.People}", "--seed", "1", "--out", registers]
        );
        var import = Measurement.Of(program, "import", protocol, "--from", registers, "--store", store);
        var evaluate = Enumerable
            .Range(0, experiment.Runs)
            .Select(_ => Measurement.Of(program, "evaluate", protocol, "--data", store, "--out", report))
            .OrderBy(run => run.Seconds)
            .ToList();
        var people = PeopleIn(Path.Combine(report, "results.json"));
        Directory.Delete(place, recursive: true);
        return new ExperimentTime(experiment, people - experiment.People)
        {
            Simulate = simulate,
            Import = import,
            Evaluate = evaluate[evaluate.Count / 2],
        };
    }

    private static int PeopleIn(string results)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(results));
        return document.RootElement.GetProperty("data").GetProperty("people").GetInt32();
    }
}
