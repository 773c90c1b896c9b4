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
        Description = "people in the experiment; those of the period before come on top",
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
            "Makes raw registers for a protocol, and truth.json with the true effects."
                + " Example: netto simulate protocol.yaml --people 20013 --seed 1 --out data"
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
        var people = run.Options.GetValue(People);
        var simulator = ExperimentSimulator.For(protocol);
        run.Report($"simulating {people} people");
        var experiment = simulator.Simulate(protocol, people, run.Options.GetValue(Seed));
        run.Cancellation.ThrowIfCancellationRequested();
        run.Report("writing registers");
        var folder = run.AbsolutePath(Out);
        experiment.WriteTo(folder, run.Options.GetValue(Format) == "parquet" ? RawFormat.Parquet : RawFormat.Csv);
        run.WriteLine(
            $"{experiment.Population.Count} people ({people} in the experiment) and their registers: {folder}"
        );
        if (run.WantsJson)
        {
            run.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("folder", folder);
                json.WriteNumber("people", people);
                json.WriteNumber("people_with_period_before", experiment.Population.Count);
                json.WriteEndObject();
            });
        }

        return ExitCode.Done;
    }
}
