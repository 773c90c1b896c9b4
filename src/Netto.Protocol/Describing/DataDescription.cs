namespace Netto.Protocol;

/// <summary>Where the data come from, what it costs, and what went otherwise.</summary>
internal static class DataDescription
{
    public static void Write(MarkdownText text, ExperimentProtocol protocol)
    {
        text.Heading(2, text.Say("Gegevens", "Data"));
        text.Paragraph(Source(text, protocol.Data));
        if (protocol.Data is DataSource.Registers)
        {
            text.Paragraph(Import(text, protocol.Import));
        }

        if (protocol.Costs is { } costs)
        {
            Costs(text, protocol, costs);
        }

        if (protocol.Deviations.Count > 0)
        {
            text.Heading(2, text.Say("Bekende afwijkingen", "Known deviations"));
            text.Items(
                protocol.Deviations.Select(deviation =>
                    deviation.Offices.Count == 0
                        ? deviation.Text.In(text.Language)
                        : $"{string.Join(", ", deviation.Offices)}: {ProtocolDescription.Lower(deviation.Text.In(text.Language))}"
                )
            );
        }
    }

    private static string Source(MarkdownText text, DataSource source) =>
        source switch
        {
            DataSource.Registers { Tables.Count: > 0 } registers => text.Say("Registers: ", "Registers: ")
                + ProtocolDescription.List(text, registers.Tables.Select(table => $"`{table}`"))
                + ".",
            DataSource.Flat flat => text.Say("Eén tabel met een rij per persoon: ", "One table with a row a person: ")
                + $"`{flat.Path}`"
                + (
                    flat.Where is { } where
                        ? text.Say($", alleen rijen met `{where}`", $", only rows with `{where}`")
                        : ""
                )
                + ".",
            _ => text.Say("Registers.", "Registers."),
        };

    private static string Import(MarkdownText text, ImportRules rules)
    {
        (string Name, ImportAction Action)[] all =
        [
            (text.Say("verkeerd type", "wrong type"), rules.WrongType),
            (text.Say("onmogelijke datum", "impossible date"), rules.ImpossibleDate),
            (text.Say("einde vóór begin", "end before start"), rules.EndBeforeStart),
            (text.Say("overlap", "overlap"), rules.Overlap),
            (text.Say("dubbele sleutel", "duplicate key"), rules.DuplicateKey),
            (text.Say("persoon zonder instroom", "person without entry"), rules.PersonWithoutEntry),
            (text.Say("elfproef", "11-test"), rules.ElevenTest),
            (text.Say("onbekende code", "unknown code"), rules.UnknownCode),
            (text.Say("buiten de volgperiode", "outside the follow-up"), rules.OutsideFollowUp),
            (text.Say("twee keer ingestroomd", "two entries"), rules.TwoEntries),
        ];
        var parts = all.GroupBy(rule => rule.Action)
            .OrderBy(group => group.Key)
            .Select(group => $"{Action(text, group.Key)}: {string.Join(", ", group.Select(rule => rule.Name))}");
        return text.Say("Foute rijen verdwijnen nooit stil: ", "Wrong rows never vanish silently: ")
            + string.Join("; ", parts)
            + ".";
    }

    private static string Action(MarkdownText text, ImportAction action) =>
        action switch
        {
            ImportAction.Repair => text.Say("hersteld en gemeld", "repaired and reported"),
            ImportAction.Quarantine => text.Say("apart gezet en gemeld", "set apart and reported"),
            _ => text.Say("de invoer stopt", "the import stops"),
        };

    private static void Costs(MarkdownText text, ExperimentProtocol protocol, CostPlan costs)
    {
        text.Heading(2, text.Say("Kosten en baten", "Costs and benefits"));
        var comparison = protocol.Comparisons.First(c =>
            string.Equals(c.Id, costs.Comparison, StringComparison.Ordinal)
        );
        text.Paragraph(
            text.Say("Per persoon, voor ", "Per person, for ")
                + ProtocolDescription.Lower(comparison.Label.In(text.Language))
                + text.Say(", met een marginaal belastingtarief van ", ", with a marginal tax rate of ")
                + ProtocolDescription.Percent(text, costs.TaxRate)
                + text.Say(" en een discontovoet van ", " and a discount rate of ")
                + ProtocolDescription.Percent(text, costs.DiscountRate)
                + text.Say(". Verdeeld over: ", ". Split over: ")
                + ProtocolDescription.List(
                    text,
                    costs.Parties.Select(party => ProtocolDescription.Lower(party.Label.In(text.Language)))
                )
                + "."
        );
    }
}
