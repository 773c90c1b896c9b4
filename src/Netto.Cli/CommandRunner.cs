using System.CommandLine;
using Netto.Reporting.Figures;

namespace Netto.Cli;

/// <summary>Runs the body of a command and turns what goes wrong into a message and an exit code.</summary>
public static class CommandRunner
{
    /// <summary>
    /// Gives <paramref name="command"/> its body. Wrong input becomes exit code 2 with what a person can act on;
    /// cancellation and failures become exit code 1, without a stack trace.
    /// </summary>
    public static void Runs(this Command command, CliEnvironment environment, Func<CommandRun, Task<int>> body)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.SetAction(
            async (options, cancellation) =>
            {
                var run = new CommandRun(environment, options, cancellation);
                try
                {
                    return await body(run);
                }
                catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
                {
                    environment.Error.WriteLine("netto: cancelled; nothing was written");
                    return ExitCode.Failed;
                }
                catch (FigureException problem)
                {
                    environment.Error.WriteLine($"netto: {problem.Message}");
                    return ExitCode.Failed;
                }
                catch (Exception problem) when (WrongInput.Describes(problem) is { } lines)
                {
                    foreach (var line in lines)
                    {
                        environment.Error.WriteLine(line);
                    }
                    return ExitCode.WrongInput;
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    // A fault of ours: told in a line, with its kind, and nothing half-written.
                    environment.Error.WriteLine(
                        $"netto: failed, and not by your input: {fault.GetType().Name}: {fault.Message}"
                    );
                    return ExitCode.Failed;
                }
            }
        );
    }

    /// <summary>The same for a body without waiting.</summary>
    public static void Runs(this Command command, CliEnvironment environment, Func<CommandRun, int> body) =>
        command.Runs(environment, run => Task.FromResult(body(run)));
}
