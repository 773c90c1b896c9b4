namespace Netto.Cli.Tests;

/// <summary>Runs <c>netto</c> in this process as a person would type it.</summary>
internal static class Cli
{
    /// <summary>What a run printed and returned.</summary>
    public sealed record Outcome(int ExitCode, string Out, string Error);

    /// <summary>Runs in a working folder.</summary>
    public static async Task<Outcome> RunAsync(string folder, params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var environment = new CliEnvironment(output, errors, ShowsProgress: false, folder);
        var code = await NettoApplication.RunAsync(arguments, environment, TestContext.Current.CancellationToken);
        return new Outcome(code, output.ToString(), errors.ToString());
    }
}
