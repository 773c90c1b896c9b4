using System.CommandLine;

namespace Netto.Cli.Commands;

/// <summary>All commands, in the order in which an evaluator meets them.</summary>
internal static class CommandCatalogue
{
    public static IEnumerable<Command> Create(CliEnvironment environment)
    {
        return
        [
            InitCommand.Create(environment),
            CheckCommand.Create(environment),
            PlanCommand.Create(environment),
            SimulateCommand.Create(environment),
            AssignCommand.Create(environment),
            ImportCommand.Create(environment),
            EvaluateCommand.Create(environment),
            ReportCommand.Create(environment),
            EstimateCommand.Create(environment),
            TestCommand.Create(environment),
            WeightCommand.Create(environment),
            Surveys.SurveyCommand.Create(environment),
            CalibrateCommand.Create(environment),
            ValidateCommand.Create(environment),
        ];
    }
}
