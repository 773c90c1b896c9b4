namespace Netto.Cli;

/// <summary>Where a command reads and writes: the console, or the writers of a test.</summary>
/// <param name="Out">Results only: text tables, or one JSON document with <c>--json</c>.</param>
/// <param name="Error">Progress, logs and messages.</param>
/// <param name="ShowsProgress">True where <paramref name="Error"/> is a terminal: progress is quiet elsewhere.</param>
/// <param name="WorkingDirectory">The folder that relative paths start from.</param>
public sealed record CliEnvironment(TextWriter Out, TextWriter Error, bool ShowsProgress, string WorkingDirectory)
{
    public static CliEnvironment FromConsole() =>
        new(Console.Out, Console.Error, !Console.IsErrorRedirected, Directory.GetCurrentDirectory());

    /// <summary>An absolute path for what the user typed.</summary>
    public string Absolute(string path) => Path.GetFullPath(path, WorkingDirectory);
}
