using System.CommandLine;
using System.Text.Json;
using Netto.Cli.Output;

namespace Netto.Cli;

/// <summary>One call of a command: its options, where it writes, and how it tells of progress.</summary>
public sealed class CommandRun(CliEnvironment environment, ParseResult options, CancellationToken cancellation)
{
    public CliEnvironment Environment => environment;

    public ParseResult Options => options;

    public CancellationToken Cancellation => cancellation;

    public bool WantsJson => options.GetValue(CommonOptions.Json);

    /// <summary>The language of a report: <c>nl</c> unless the user says otherwise.</summary>
    public string ReportLanguage => options.GetValue(CommonOptions.Language) ?? "nl";

    /// <summary>The language of messages: <c>en</c> unless the user says otherwise.</summary>
    public string MessageLanguage => options.GetValue(CommonOptions.Language) ?? "en";

    public string AbsolutePath(Argument<string> argument) => environment.Absolute(options.GetRequiredValue(argument));

    public string AbsolutePath(Option<string> option) => environment.Absolute(options.GetRequiredValue(option));

    /// <summary>The folder for results, an absolute path.</summary>
    /// <exception cref="Protocol.InputException">CLI007: it cannot be written.</exception>
    public string OutputFolder(Option<string> option) => OutputPlace.FolderPath(AbsolutePath(option));

    /// <summary>The same, where none need be given.</summary>
    /// <exception cref="Protocol.InputException">CLI007: it cannot be written.</exception>
    public string? OptionalOutputFolder(Option<string?> option) =>
        options.GetValue(option) is { } typed ? OutputPlace.FolderPath(environment.Absolute(typed)) : null;

    /// <summary>The only thing on standard output with <c>--json</c>.</summary>
    public void WriteJson(Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            write(writer);
        }
        environment.Out.WriteLine(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    /// <summary>A line of text for people; silent with <c>--json</c>.</summary>
    public void WriteLine(string text = "")
    {
        if (!WantsJson)
        {
            environment.Out.WriteLine(text);
        }
    }

    /// <summary>A line of progress on standard error, shown on a terminal only.</summary>
    public void Report(string progress)
    {
        if (environment.ShowsProgress)
        {
            environment.Error.WriteLine(progress);
        }
    }

    /// <summary>Progress that the next line of it writes over, shown on a terminal only.</summary>
    public void ReportStart(string progress)
    {
        if (environment.ShowsProgress)
        {
            environment.Error.Write(progress + "\r");
        }
    }
}
