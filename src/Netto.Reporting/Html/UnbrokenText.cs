using System.Text.RegularExpressions;

namespace Netto.Reporting.Html;

/// <summary>Texts that a narrow column may not break where they are one word to a reader.</summary>
internal static partial class UnbrokenText
{
    /// <summary>A range of numbers such as 80-100, or DiD-IV, stays on one line: the word joiner forbids a break behind its hyphen.</summary>
    public static string Of(string text) => Range().Replace(text, "-\u2060");

    [GeneratedRegex(@"(?<=\d)-(?=\d)|(?<=\bDiD)-(?=IV\b)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Range();
}
