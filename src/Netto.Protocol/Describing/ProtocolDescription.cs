using NodaTime;

namespace Netto.Protocol;

/// <summary>The protocol as people read it, in a few pages of Markdown.</summary>
public static class ProtocolDescription
{
    /// <summary>Writes the description.</summary>
    public static string Write(ExperimentProtocol protocol, Language language)
    {
        var text = new MarkdownText(language);
        text.Heading(1, protocol.Title.In(language));
        if (protocol.Aim is { } aim)
        {
            text.Paragraph(aim.In(language));
        }

        text.Paragraph(
            text.Say(
                $"Protocol `{protocol.Id}`, vingerafdruk `{CanonicalProtocol.HashOf(protocol)[..12]}`, startgetal {protocol.Seed}.",
                $"Protocol `{protocol.Id}`, fingerprint `{CanonicalProtocol.HashOf(protocol)[..12]}`, seed {protocol.Seed}."
            )
        );
        DesignDescription.Population(text, protocol);
        DesignDescription.Groups(text, protocol);
        DesignDescription.Time(text, protocol);
        PlanDescription.Write(text, protocol);
        ServiceDescription.Write(text, protocol);
        MeasureDescription.Outcomes(text, protocol);
        MeasureDescription.Comparisons(text, protocol);
        MeasureDescription.Traits(text, protocol);
        DataDescription.Write(text, protocol);
        return text.ToString();
    }

    internal static string Day(MarkdownText text, LocalDate date)
    {
        string[] months =
            text.Language == Language.Nl
                ?
                [
                    "januari",
                    "februari",
                    "maart",
                    "april",
                    "mei",
                    "juni",
                    "juli",
                    "augustus",
                    "september",
                    "oktober",
                    "november",
                    "december",
                ]
                :
                [
                    "January",
                    "February",
                    "March",
                    "April",
                    "May",
                    "June",
                    "July",
                    "August",
                    "September",
                    "October",
                    "November",
                    "December",
                ];
        return $"{date.Day} {months[date.Month - 1]} {date.Year}";
    }

    internal static string List(MarkdownText text, IEnumerable<string> items)
    {
        var all = items.ToList();
        return all.Count <= 1
            ? string.Concat(all)
            : string.Join(", ", all.SkipLast(1)) + text.Say(" en ", " and ") + all[^1];
    }

    internal static string Arms(MarkdownText text, ExperimentProtocol protocol, IEnumerable<string> ids) =>
        List(text, ids.Select(id => Lower(ArmLabel(protocol, id).In(text.Language))));

    internal static LocalText ArmLabel(ExperimentProtocol protocol, string id) =>
        protocol.Arms.FirstOrDefault(arm => string.Equals(arm.Id, id, StringComparison.Ordinal))?.Label
        ?? new LocalText(id, id);

    internal static string Percent(MarkdownText text, double share) =>
        $"{share * 100:0.##}%".Replace(".", text.Say(",", "."), StringComparison.Ordinal);

    // A label inside a sentence starts small, unless it is an abbreviation.
    internal static string Lower(string label) =>
        label.Length > 1 && char.IsUpper(label[0]) && char.IsLower(label[1])
            ? char.ToLowerInvariant(label[0]) + label[1..]
            : label;
}
