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
        return InWords(context, context.Pick(warning.TextNl, warning.Text));
    }

    /// <summary>A note on an effect in the same way.</summary>
    public static string OfNote(ReportContext context, string note) => InWords(context, context.Pick(Phrases.Of(note)));

    private static string InWords(ReportContext context, string text)
    {
        var cut = text.IndexOf(": ", StringComparison.Ordinal);
        if (cut < 0)
        {
            return Capital(text) + ".";
        }
        var named = text[(cut + 2)..]
            .Replace(
                "treated:",
                context.Pick("samenspel van groep en ", "interaction of group and "),
                StringComparison.Ordinal
            );
        var detail = Term().Replace(named, term => Name(context, term));
        detail = PValue().Replace(detail, found => WritePValue(context, found.Groups["p"].Value));
        detail = OutOf().Replace(detail, found => WriteOutOf(context, found));
        detail = Count().Replace(detail, found => WriteCount(context, found.Value));
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

    private static string WritePValue(ReportContext context, string number) =>
        context.PValue(double.Parse(number, CultureInfo.InvariantCulture));

    private static string WriteOutOf(ReportContext context, Match found)
    {
        string Count(string group) =>
            context.Write(double.Parse(found.Groups[group].Value, CultureInfo.InvariantCulture), NumberStyle.Count);
        return Count("part") + context.Pick(" van ", " of ") + Count("all");
    }

    private static string WriteCount(ReportContext context, string number) =>
        context.Write(double.Parse(number, CultureInfo.InvariantCulture), NumberStyle.Count);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(
        @"(?<![\w.=-])(?<id>[a-z][a-z0-9_-]*)(?:\[(?<level>[^\]]+)\])?(?![\w.]| =)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Term();

    [GeneratedRegex(@"(?<=^|: )[0-9]{4,}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Count();

    [GeneratedRegex(@"(?<part>[0-9]+) / (?<all>[0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OutOf();

    [GeneratedRegex(
        @"p = (?<p>[0-9.]+(?:E[+-]?[0-9]+)?)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex PValue();
}
