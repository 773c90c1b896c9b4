using System.CommandLine;
using Netto.Cli.Commands;

namespace Netto.Cli;

/// <summary>The command <c>netto</c>.</summary>
public static class NettoApplication
{
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        CliEnvironment environment,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(environment);
        var parsed = CreateRoot(environment).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            return WrongUse(parsed, environment);
        }
        var configuration = new InvocationConfiguration
        {
            Output = environment.Out,
            Error = environment.Error,
            EnableDefaultExceptionHandler = false,
            // Ctrl-C arrives through the token of the caller.
            ProcessTerminationTimeout = null,
        };
        return await parsed.InvokeAsync(configuration, cancellation);
    }

    private static RootCommand CreateRoot(CliEnvironment environment)
    {
        var root = new RootCommand("Netto takes a randomised field experiment from its protocol to its report.")
        {
            CommonOptions.Language,
            CommonOptions.Json,
        };
        foreach (var command in CommandCatalogue.Create(environment))
        {
            root.Subcommands.Add(command);
        }
        return root;
    }

    private static int WrongUse(ParseResult parsed, CliEnvironment environment)
    {
        foreach (var error in parsed.Errors)
        {
            environment.Error.WriteLine($"netto: {error.Message}");
        }
        var command = parsed.CommandResult.Command;
        var name = command is RootCommand ? "netto" : $"netto {command.Name}";
        var valid = command
            .Subcommands.Select(c => c.Name)
            .Concat(command.Options.Select(o => o.Name))
            .Order(StringComparer.Ordinal);
        environment.Error.WriteLine($"  '{name}' takes: {string.Join(' ', valid)}");
        environment.Error.WriteLine($"  Try '{name} --help'.");
        return ExitCode.WrongInput;
    }
}
