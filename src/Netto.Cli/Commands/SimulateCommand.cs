using System.CommandLine;
using Netto.Protocol;
using Netto.Registers.Reading;
using Netto.Simulation;

namespace Netto.Cli.Commands;

/// <summary><c>netto simulate</c>: raw registers of a simulated experiment, and its true effects.</summary>
internal static class SimulateCommand
{
    private const int MostPeople = 20_000_000;

    private static readonly Argument<string> Protocol = new("protocol") { Description = "the protocol" };

    private static readonly Option<int> People = new("--people")
    {
        Description = "people in the experiment; those of the period before and those left out come on top",
        Required = true,
    };

    private static readonly Option<long> Seed = new("--seed")
    {
        Description = "seed of all random numbers",
        Required = true,
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "folder for the registers and truth.json",
        Required = true,
    };

    private static readonly Option<string> Format = FormatOption();

    public static Command Create(CliEnvironment environment)
    {
        var command = new Command(
            "simulate",
            "Makes raw registers for a protocol, and truth.json with the true effects.\n\n"
                + "Example:\n  netto simulate wga/protocol.yaml --people 20013 --seed 1 --out wga/registers"
        )
        {
            Protocol,
            People,
            Seed,
            Out,
            Format,
        };
        People.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MostPeople)
            {
                result.AddError($"--people takes a whole number from 1 to {MostPeople}");
            }
        });
        Seed.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long>() < 0)
            {
                result.AddError("--seed takes a whole number from 0");
            }
        });
        command.Runs(environment, Run);
        return command;
    }

    private static Option<string> FormatOption()
    {
        var option = new Option<string>("--format")
        {
            Description = "csv (default) or parquet",
            DefaultValueFactory = _ => "csv",
        };
        option.AcceptOnlyFromAmong("csv", "parquet");
        return option;
    }

    private static int Run(CommandRun run)
    {
        var protocol = ProtocolReader.ReadFile(run.AbsolutePath(Protocol));
        var folder = run.OutputFolder(Out);
        var people = run.Options.GetValue(People);
        var simulator = ExperimentSimulator.For(protocol);
        run.Report($"simulating {people} people");
        var experiment = simulator.Simulate(protocol, people, run.Options.GetValue(Seed));
        run.Cancellation.ThrowIfCancellationRequested();
        run.Report("writing registers");
        experiment.WriteTo(folder, run.Options.GetValue(Format) == "parquet" ? RawFormat.Parquet : RawFormat.Csv);
        var before = experiment.Population.Count - people;
        var leftOut = experiment.LeftOut?.Population.Count ?? 0;
        run.WriteLine($"{people + before + leftOut} people and their registers: {folder}");
        run.WriteLine(
            $"  {people} in the experiment, {before} of the period before, {leftOut} left out (excluded by the protocol, or of offices that do not take part)"
        );
        if (run.WantsJson)
        {
            run.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("folder", folder);
                json.WriteNumber("people", people);
                json.WriteNumber("people_with_period_before", people + before);
                json.WriteNumber("people_left_out", leftOut);
                json.WriteNumber("people_in_registers", people + before + leftOut);
                json.WriteEndObject();
            });
        }

        return ExitCode.Done;
    }
}
