using System.CommandLine;
using Netto.Cli.Planning;
using Netto.Planning;
using Netto.Planning.Results;
using Netto.Protocol;
using Netto.Reporting.Figures;
using Netto.Simulation.Engine;
using Netto.Statistics.Resampling;
using Language = Netto.Reporting.Texts.Language;

namespace Netto.Cli.Commands;

/// <summary><c>netto plan</c>: sample size, detectable effect, diagnosis by simulation.</summary>
internal static class PlanCommand
{
    private static readonly Argument<string> Protocol = new("protocol") { Description = "the protocol (YAML)" };

    private static readonly Option<int?> People = new("--people")
    {
        Description = "people in the experiment (default: plan.people, else the planned people of the protocol)",
    };

    private static readonly Option<int?> Simulations = new("--simulations")
    {
        Description = "simulated experiments (default: plan.simulations)",
    };

    private static readonly Option<long?> Seed = new("--seed")
    {
        Description = "seed of the simulations (default: that of the protocol)",
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "folder for plan.json, plan.md and a picture of the power of each comparison",
    };

    public static Command Create(CliEnvironment environment)
    {
        var command = new Command(
            "plan",
            "Tells sample sizes and detectable effects, and simulates the protocol to see what its estimators would find.\n\n"
                + "Example:\n  netto plan wga/protocol.yaml --simulations 100 --out wga/plan"
        )
        {
            Protocol,
            People,
            Simulations,
            Seed,
            Out,
        };
        Between(People, 20, 20_000_000);
        Between(Simulations, 1, 100_000);
        Seed.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long?>() is < 0)
            {
                result.AddError("--seed takes a whole number of 0 or more");
            }
        });
        command.Runs(environment, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run)
    {
        var protocol = ProtocolReader.ReadFile(run.AbsolutePath(Protocol));
        var simulations = run.Options.GetValue(Simulations) ?? (protocol.Plan ?? new PlanSettings()).Simulations;
        var resampling = new ResamplingPlan(simulations, (ulong)(run.Options.GetValue(Seed) ?? protocol.Seed))
        {
            Cancellation = run.Cancellation,
            Progress = new DrawProgress(run.Report, "simulations"),
        };
        var output = run.OptionalOutputFolder(Out);
        if (output is not null)
        {
            // What cannot be drawn is told before the work, not after it.
            FigureRenderer.Find();
        }
        run.Report($"simulating {simulations} experiments");
        var plan = Planner.Run(protocol, run.Options.GetValue(People), resampling);
        if (output is not null)
        {
            await WriteAsync(run, protocol, plan, output);
        }
        if (run.WantsJson)
        {
            run.Environment.Out.Write(PlanJson.ToText(plan));
        }
        run.WriteLine(new PlanText(protocol, plan, Language.Of(run.MessageLanguage)).ForTerminal());
        if (output is not null)
        {
            run.WriteLine($"The plan: {Path.Combine(output, "plan.md")}");
        }
        return ExitCode.Done;
    }

    private static async Task WriteAsync(CommandRun run, ExperimentProtocol protocol, PlanResult plan, string output)
    {
        var language = Language.Of(run.ReportLanguage);
        var figures = PlanFigure.All(protocol, plan, language);
        using var batch = FigureRenderer.Find().Start();
        var drawn = await batch.DrawAsync(figures, run.Cancellation);
        await WholeFolder.WriteAsync(
            output,
            async folder =>
            {
                await File.WriteAllTextAsync(
                    Path.Combine(folder, "plan.json"),
                    PlanJson.ToText(plan),
                    run.Cancellation
                );
                var text = new PlanText(protocol, plan, language).Markdown(figures);
                await File.WriteAllTextAsync(Path.Combine(folder, "plan.md"), text, run.Cancellation);
                foreach (var figure in drawn)
                {
                    var file = Path.Combine(folder, figure.Figure.Id + ".svg");
                    await File.WriteAllTextAsync(file, figure.Svg, run.Cancellation);
                }
            }
        );
    }

    private static void Between(Option<int?> option, int low, int high) =>
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is { } value && (value < low || value > high))
            {
                result.AddError($"{option.Name} takes a whole number from {low} to {high}");
            }
        });
}
