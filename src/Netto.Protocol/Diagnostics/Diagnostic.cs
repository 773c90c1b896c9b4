using System.Text;

namespace Netto.Protocol;

/// <summary>How bad a finding is: only errors stop the work.</summary>
public enum Severity
{
    /// <summary>Worth knowing; the work goes on.</summary>
    Warning,

    /// <summary>The input cannot be used as it is.</summary>
    Error,
}

/// <summary>One finding about an input file, with its place and its remedy.</summary>
/// <param name="Code">Stable code, for instance <c>PRT004</c>; its page is <c>docs/reference/diagnostics/PRT004.md</c>.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
public sealed record Diagnostic(string Code, string Message)
{
    // A cell or a name can be as long as a book; lists of valid names are the longest that help.
    private const int LongestPart = 1200;
    private const int LongestMessage = 400;

    /// <summary>Whether the finding stops the work.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>The file as the caller named it; null when the text did not come from a file.</summary>
    public string? File { get; init; }

    /// <summary>Line, counted from 1; null when there is no place.</summary>
    public int? Line { get; init; }

    /// <summary>Column, counted from 1; null when there is no place.</summary>
    public int? Column { get; init; }

    /// <summary>Path of the part inside the document, for instance <c>outcomes.job-large.horizon</c>.</summary>
    public string? Path { get; init; }

    /// <summary>What stood there.</summary>
    public string? Found { get; init; }

    /// <summary>What was expected there.</summary>
    public string? Expected { get; init; }

    /// <summary>The valid name that looks most like what was found.</summary>
    public string? Nearest { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Remedy { get; init; }

    /// <summary>The finding on one line: place, severity, code, message, found, expected, nearest, remedy.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        AppendPlace(text);
        text.Append(Severity == Severity.Error ? "error " : "warning ")
            .Append(Code)
            .Append(": ")
            .Append(Shortened(Message, LongestMessage));
        Append(text, " Found: ", Found);
        Append(text, " Expected: ", Expected);
        if (Nearest is not null)
        {
            text.Append(" Did you mean '").Append(Nearest).Append("'?");
        }

        if (Remedy is not null)
        {
            text.Append(' ').Append(Remedy);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string lead, string? value)
    {
        if (value is not null)
        {
            var shown = Shortened(value, LongestPart);
            text.Append(lead).Append(shown).Append(shown.EndsWith('.') ? "" : ".");
        }
    }

    private static string Shortened(string text, int longest) =>
        text.Length <= longest ? text : text[..(longest - 1)] + "…";

    private void AppendPlace(StringBuilder text)
    {
        if (File is not null)
        {
            text.Append(File);
        }

        if (Line is not null)
        {
            text.Append('(').Append(Line).Append(',').Append(Column ?? 1).Append(')');
        }

        if (text.Length > 0)
        {
            text.Append(": ");
        }
    }
}
