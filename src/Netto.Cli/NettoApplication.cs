using System.CommandLine;
using System.CommandLine.Parsing;
using Netto.Cli.Commands;
using Netto.Protocol;

namespace Netto.Cli;

/// <summary>The command <c>netto</c>.</summary>
public static class NettoApplication
{
    private static readonly string[] NotYet = ["monitor", "serve"];

    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        CliEnvironment environment,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(environment);
        ParseResult parsed;
        try
        {
            parsed = CreateRoot(environment).Parse(arguments);
        }
        catch (InvalidOperationException wrong)
        {
            // A value of another type, met while the bounds of an option are checked.
            environment.Error.WriteLine($"netto: {InWords(wrong.Message)}");
            return ExitCode.WrongInput;
        }
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
        var command = parsed.CommandResult.Command;
        var name = FullName(parsed.CommandResult);
        string[] valid =
        [
            .. command
                .Subcommands.Select(c => c.Name)
                .Concat(command.Options.Select(o => o.Name))
                .Order(StringComparer.Ordinal),
        ];
        string[] messages = Unknown(parsed, name, valid) is { } unknown
            ? [unknown]
            : [.. parsed.Errors.Select(e => InWords(e.Message)).Distinct(StringComparer.Ordinal)];
        foreach (var message in messages)
        {
            environment.Error.WriteLine($"netto: {message}");
        }
        environment.Error.WriteLine($"  '{name}' takes: {string.Join(' ', valid)}");
        environment.Error.WriteLine($"  Try '{name} --help'.");
        return ExitCode.WrongInput;
    }

    private static string InWords(string message) =>
        message
            .Replace("expected type 'System.Int32'", "a whole number", StringComparison.Ordinal)
            .Replace("expected type 'System.Int64'", "a whole number", StringComparison.Ordinal)
            .Replace("expected type 'System.Nullable`1[System.Int32]'", "a whole number", StringComparison.Ordinal)
            .Replace("expected type 'System.Nullable`1[System.Int64]'", "a whole number", StringComparison.Ordinal)
            .Replace("expected type 'System.Double'", "a number", StringComparison.Ordinal)
            .Replace("expected type 'System.Nullable`1[System.Double]'", "a number", StringComparison.Ordinal);

    /// <summary>What is said of the first word that is no command or option here; null when all are.</summary>
    private static string? Unknown(ParseResult parsed, string name, string[] valid)
    {
        if (parsed.UnmatchedTokens is not [var token, ..])
        {
            return null;
        }
        if (name == "netto" && NotYet.Contains(token, StringComparer.Ordinal))
        {
            return $"'netto {token}' is not part of this version.";
        }
        var isOption = token.StartsWith('-');
        if (!isOption && parsed.CommandResult.Command.Subcommands.Count == 0)
        {
            return null;
        }
        var candidates = valid.Where(v => v.StartsWith('-') == isOption);
        var nearest = NearestName.Of(token, candidates) is { } near ? $" The nearest is {near}." : "";
        return $"'{name}' has no {(isOption ? "option" : "command")} {token}.{nearest}";
    }

    private static string FullName(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{FullName(parent)} {result.Command.Name}" : "netto";
}
