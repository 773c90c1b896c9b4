using System.Globalization;
using System.Text.RegularExpressions;
using Netto.Evaluation.Results;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>Notes on the rows of the cost table; a difference in a status gets its name and its number in words.</summary>
internal static partial class CostNote
{
    public static string Of(ReportContext context, string item, string note)
    {
        var found = Status().Match(note);
        var text = found.Success ? StatusWords(context, found) : context.Pick(Phrases.Of(note)).TrimEnd('.');
        return $"{item}: {ReportContext.InSentence(text)}.";
    }

    private static string StatusWords(ReportContext context, Match found)
    {
        var id = found.Groups["status"].Value;
        var label = context.Results.BenefitStatus.FirstOrDefault(row => row.Status == id)?.Label;
        var share = double.Parse(found.Groups["share"].Value, CultureInfo.InvariantCulture) / 100;
        return context.Pick(Phrases.Of("caveat-status"))
            + context.Pick($" ({found.Groups["month"].Value} maanden): ", $" ({found.Groups["month"].Value} months): ")
            + ReportContext.InSentence(label is null ? id : context.Pick(label))
            + " "
            + context.Write(share, NumberStyle.Points);
    }

    [GeneratedRegex(
        @"^caveat-status: (?<status>[^ ]+) (?<share>[+-]?[0-9.]+)%, (?<month>[0-9]+)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Status();
}
