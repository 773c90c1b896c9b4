using System.CommandLine;

namespace Netto.Cli.Commands.Surveys;

/// <summary>What commands on the answers of a survey have in common.</summary>
internal static class SurveyCommandParts
{
    /// <summary>Adds the file, the rows to use, options of the command and those of the design; the body gets the survey as read.</summary>
    internal static Command OnSurvey(
        this Command command,
        CliEnvironment environment,
        IReadOnlyList<Option> options,
        Action<CommandRun, SurveyTable> body
    )
    {
        foreach (var option in (Option[])[SurveyTable.DataFile, SurveyTable.Where, .. options])
        {
            command.Options.Add(option);
        }

        SurveyOptions.AddTo(command);
        command.Runs(
            environment,
            run =>
            {
                body(run, SurveyTable.Read(run));
                return ExitCode.Done;
            }
        );
        return command;
    }
}
