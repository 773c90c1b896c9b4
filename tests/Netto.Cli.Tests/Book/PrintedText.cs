using System.Globalization;
using System.Text.RegularExpressions;

namespace Netto.Cli.Tests.Book;

/// <summary>Compares what a page prints with what a command prints: words exactly, numbers to the digits that the page shows.</summary>
internal static partial class PrintedText
{
    /// <summary>A line of a page that stands for any number of lines, and stands in a line for any text.</summary>
    public const string Anything = "…";

    /// <summary>Null when they agree, else the line of the page that was not found.</summary>
    public static string? Missing(IReadOnlyList<string> shown, IReadOnlyList<string> printed)
    {
        var at = 0;
        var mayStepOver = false;
        foreach (var line in shown)
        {
            if (line.Trim() == Anything)
            {
                mayStepOver = true;
                continue;
            }
            while (mayStepOver && at < printed.Count && !Agree(line, printed[at]))
            {
                at++;
            }
            if (at >= printed.Count || !Agree(line, printed[at]))
            {
                return line;
            }
            at++;
            mayStepOver = false;
        }
        return at < printed.Count && !mayStepOver ? $"(the page ends before: {printed[at]})" : null;
    }

    public static bool Agree(string shown, string printed)
    {
        if (shown.Contains(Anything, StringComparison.Ordinal))
        {
            var start = shown[..shown.IndexOf(Anything, StringComparison.Ordinal)].TrimEnd();
            return printed.StartsWith(start, StringComparison.Ordinal);
        }
        var expected = Parts(shown);
        var actual = Parts(printed);
        return expected.Count == actual.Count && expected.Zip(actual).All(pair => SamePart(pair.First, pair.Second));
    }

    private static bool SamePart(string shown, string printed) =>
        shown == printed
        || (
            Number().IsMatch(shown)
            && Number().IsMatch(printed)
            && Math.Abs(Value(shown) - Value(printed)) <= 0.5000001 * LastDigit(shown)
            && DigitsAfterPoint(printed) >= DigitsAfterPoint(shown)
        );

    private static List<string> Parts(string line) => [.. Part().Matches(line.TrimEnd()).Select(m => m.Value)];

    private static double Value(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    private static double LastDigit(string number) => Math.Pow(10, -DigitsAfterPoint(number));

    // 1.25e-7 shows nine digits after the point.
    private static int DigitsAfterPoint(string number)
    {
        var parts = number.Split('e', 'E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        return (point < 0 ? 0 : parts[0].Length - point - 1) - exponent;
    }

    [GeneratedRegex(
        @"(?<![\w.])[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?(?![\w])|[^\s]",
        RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Part();

    [GeneratedRegex(@"^[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Number();
}
