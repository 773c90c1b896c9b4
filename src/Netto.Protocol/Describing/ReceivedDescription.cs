namespace Netto.Protocol;

/// <summary>What counts as having received the service, in a sentence.</summary>
public static class ReceivedDescription
{
    /// <summary>
    /// Who counts as served, as in "Service received: everybody in the treatment arm, and in the other arms those who
    /// asked."; null when the protocol has no such rule.
    /// </summary>
    /// <param name="protocol">The protocol.</param>
    public static LocalText? Of(ExperimentProtocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return protocol.TreatmentReceived is null
            ? null
            : new LocalText(
                Sentence(new MarkdownText(Language.Nl), protocol),
                Sentence(new MarkdownText(Language.En), protocol)
            );
    }

    internal static string Sentence(MarkdownText text, ExperimentProtocol protocol) =>
        protocol.TreatmentReceived switch
        {
            TreatmentReceived.SelfReport served => text.Say("iedereen in de ", "everybody in the ")
                + ProtocolDescription.Arms(text, protocol, served.ServedArms)
                + text.Say(", en in de andere groepen wie erom vroeg", ", and in the other groups those who asked")
                + (
                    protocol.PeriodBefore is null
                        ? "."
                        : text.Say(
                            "; van de instroom vóór het experiment iedereen.",
                            "; of those who entered before the experiment everybody."
                        )
                ),
            TreatmentReceived.ServiceHeld held => text.Say(
                $"wie {(held.FromMonth > 0 ? $"na maand {held.FromMonth} en " : "")}binnen {held.ByMonth} maanden na instroom minstens één van deze diensten kreeg: ",
                $"who {(held.FromMonth > 0 ? $"after month {held.FromMonth} and " : "")}within {held.ByMonth} months of entry had at least one of these services: "
            )
                + ProtocolDescription.List(
                    text,
                    held.Services.Select(id =>
                        ProtocolDescription.Lower(ServiceDescription.ServiceLabel(protocol, id).In(text.Language))
                    )
                )
                + FormOf(text, held.Form),
            TreatmentReceived.Column { Label: { } who } => who.In(text.Language).TrimEnd('.') + ".",
            TreatmentReceived.Column column => text.Say(
                $"wie in de kolom ‘{column.Name}’ iets anders dan nul heeft.",
                $"whoever has a value other than zero in the column “{column.Name}”."
            ),
            _ => "",
        };

    private static string FormOf(MarkdownText text, ContactForm? form) =>
        form switch
        {
            ContactForm.Individual => text.Say(
                " (gesprekken alleen individueel).",
                " (conversations individual only)."
            ),
            ContactForm.Group => text.Say(" (gesprekken alleen in een groep).", " (conversations in a group only)."),
            _ => ".",
        };
}
