using System.Globalization;
using System.Text.RegularExpressions;
using Netto.Evaluation.Results;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>Warnings with the names that people know in place of ids, and p-values as elsewhere in the report.</summary>
internal static partial class WarningText
{
    public static string Of(ReportContext context, WarningRow warning)
    {
        var text = context.Pick(warning.TextNl, warning.Text);
        var cut = text.IndexOf(": ", StringComparison.Ordinal);
        if (cut < 0)
        {
            return Capital(text) + ".";
        }
        var detail = Term().Replace(text[(cut + 2)..], term => Name(context, term));
        detail = PValue().Replace(detail, found => WritePValue(context, found.Groups["p"].Value));
        detail = OutOf().Replace(detail, found => WriteOutOf(context, found));
        return Capital(text[..cut])
            + ": "
            + detail.Replace(" / ", context.Pick(" tegen ", " against "), StringComparison.Ordinal)
            + ".";
    }

    private static string Name(ReportContext context, Match term)
    {
        var id = term.Groups["id"].Value;
        var level = term.Groups["level"].Value;
        if (level.Length > 0)
        {
            return $"{context.Variable(id)} ({context.Category(id, level)})";
        }
        return context.ArmOrNull(id) is not null ? ReportContext.InSentence(context.Arm(id))
            : context.Variable(id) is var variable && variable != id ? variable
            : context.Outcome(id);
    }

    private static string WritePValue(ReportContext context, string number)
    {
        var p = context.Write(double.Parse(number, CultureInfo.InvariantCulture), NumberStyle.PValue);
        return p.StartsWith('<') ? "p " + p : "p = " + p;
    }

    private static string WriteOutOf(ReportContext context, Match found)
    {
        string Count(string group) =>
            context.Write(double.Parse(found.Groups[group].Value, CultureInfo.InvariantCulture), NumberStyle.Count);
        return Count("part") + context.Pick(" van ", " of ") + Count("all");
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(
        @"(?<![\w.=-])(?<id>[a-z][a-z0-9_-]*)(?:\[(?<level>[^\]]+)\])?(?![\w.]| =)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Term();

    [GeneratedRegex(@"(?<part>[0-9]+) / (?<all>[0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OutOf();

    [GeneratedRegex(
        @"p = (?<p>[0-9.]+(?:E[+-]?[0-9]+)?)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex PValue();
}
