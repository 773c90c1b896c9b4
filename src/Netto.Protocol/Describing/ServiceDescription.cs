namespace Netto.Protocol;

/// <summary>What people get, who may get it outside their group, and what counts as having got it.</summary>
internal static class ServiceDescription
{
    public static void Write(MarkdownText text, ExperimentProtocol protocol)
    {
        var services = protocol.Services;
        if (
            services.Conversations.Count + services.Trajectories.Count + services.Instruments.Count == 0
            && protocol.TreatmentReceived is null
        )
        {
            return;
        }

        text.Heading(2, text.Say("Dienstverlening", "Service"));
        Catalogue(text, protocol);
        Planned(text, protocol);
        if (protocol.Data is not DataSource.Flat)
        {
            text.Paragraph(Crossover(text, protocol));
        }

        if (protocol.TreatmentReceived is not null)
        {
            text.Paragraph(
                text.Say("**Dienstverlening ontvangen** heeft ", "**Service received** has ")
                    + ReceivedDescription.Sentence(text, protocol)
            );
        }
    }

    private static void Catalogue(MarkdownText text, ExperimentProtocol protocol)
    {
        var rows = new List<IReadOnlyList<string>>();
        Add(text.Say("Gesprek", "Conversation"), protocol.Services.Conversations);
        Add(text.Say("Traject", "Trajectory"), protocol.Services.Trajectories);
        Add(text.Say("Instrument", "Instrument"), protocol.Services.Instruments);
        if (rows.Count == 0)
        {
            return;
        }

        var arms = protocol.Arms.Select(arm => (arm.ShortLabel ?? arm.Label).In(text.Language));
        text.Table(
            [text.Say("Soort", "Kind"), text.Say("Dienst", "Service"), .. arms, text.Say("Prijs", "Price")],
            rows
        );
        if (All(protocol).Any(service => service.UnitCost is { Source: PriceSource.Invented }))
        {
            text.Paragraph(
                text.Say(
                    "✱ Deze prijzen zijn **verzonnen**: de echte zijn niet gepubliceerd. Vervang ze voordat u een kostentabel leest.",
                    "✱ These prices are **invented**: the real ones are not published. Replace them before you read a cost table."
                )
            );
        }

        void Add(string kind, IReadOnlyList<Service> list) =>
            rows.AddRange(
                list.Select(service =>
                    (IReadOnlyList<string>)
                        [
                            kind,
                            service.Label.In(text.Language),
                            .. protocol.Arms.Select(arm =>
                                service.Arms.Contains(arm.Id, StringComparer.Ordinal) ? "●" : ""
                            ),
                            Price(text, service),
                        ]
                )
            );
    }

    private static IEnumerable<Service> All(ExperimentProtocol protocol) =>
        protocol.Services.Conversations.Concat(protocol.Services.Trajectories).Concat(protocol.Services.Instruments);

    private static string Price(MarkdownText text, Service service) =>
        service.UnitCost is { } cost
            ? $"€\u00a0{text.Number(cost.Euro, "#,0.##")}{(cost.Source == PriceSource.Invented ? "\u00a0✱" : "")}"
            : "–";

    private static void Planned(MarkdownText text, ExperimentProtocol protocol)
    {
        if (protocol.PlannedContacts.Count == 0)
        {
            return;
        }

        text.Heading(3, text.Say("Geplande gesprekken", "Planned conversations"));
        text.Table(
            [
                text.Say("Maand", "Month"),
                text.Say("Groep", "Group"),
                text.Say("Gesprek", "Conversation"),
                text.Say("Vorm", "Form"),
                text.Say("Telt in week", "Counts in week"),
            ],
            protocol.PlannedContacts.Select(contact =>
                (IReadOnlyList<string>)
                    [
                        contact.Month.ToString(System.Globalization.CultureInfo.InvariantCulture),
                        ProtocolDescription.ArmLabel(protocol, contact.Arm).In(text.Language)
                            + Part(text, protocol, contact.Among),
                        ServiceLabel(protocol, contact.Conversation).In(text.Language),
                        contact.Form == ContactForm.Individual
                            ? text.Say("individueel", "individual")
                            : text.Say("groep", "group"),
                        contact.FromWeek is { } from ? $"{from}–{contact.UntilWeek}" : "–",
                    ]
            )
        );
    }

    private static string Part(MarkdownText text, ExperimentProtocol protocol, string? subgroup) =>
        protocol.Subgroups.FirstOrDefault(s => string.Equals(s.Id, subgroup, StringComparison.Ordinal)) is { } found
            ? $" ({ProtocolDescription.Lower(found.Label.In(text.Language))})"
            : "";

    internal static LocalText ServiceLabel(ExperimentProtocol protocol, string id) =>
        All(protocol).FirstOrDefault(service => string.Equals(service.Id, id, StringComparison.Ordinal))?.Label
        ?? new LocalText(id, id);

    private static string Crossover(MarkdownText text, ExperimentProtocol protocol) =>
        protocol.Crossover is CrossoverRule.OnRequest request
            ? text.Say("Wie in de ", "People in the ")
                + ProtocolDescription.Arms(text, protocol, request.Arms)
                + text.Say(" zelf om dienstverlening vraagt, krijgt die ", " who ask for service get it ")
                + (
                    request.Gets is { } gets
                        ? text.Say("zoals in de ", "as in the ") + ProtocolDescription.Arms(text, protocol, [gets])
                        : text.Say("ook", "too")
                )
                + $": **{ProtocolDescription.Lower(request.Label.In(text.Language))}** ({request.Letter})."
            : text.Say(
                "Verzoeken om dienstverlening buiten de eigen groep worden niet ingewilligd.",
                "Requests for service outside one's own group are not honoured."
            );
}
