namespace Netto.Protocol;

/// <summary>Who takes part, in which groups, and when.</summary>
internal static class DesignDescription
{
    public static void Population(MarkdownText text, ExperimentProtocol protocol)
    {
        var population = protocol.Population;
        text.Heading(2, text.Say("Wie doet mee", "Who takes part"));
        if (population.Description is { } description)
        {
            text.Paragraph(description.In(text.Language));
        }
        else if (protocol.Data is DataSource.Flat)
        {
            text.Paragraph(text.Say("Iedereen in de tabel.", "Everybody in the table."));
        }

        if (population.Inflow is { } inflow)
        {
            text.Paragraph(Inflow(text, population, inflow));
        }

        if (population.RevivalDays is { } days)
        {
            text.Paragraph(
                text.Say(
                    $"Herleeft een recht binnen {days} dagen, dan telt de eerste dag van het oude recht.",
                    $"A right resumed within {days} days keeps the first day of the old right."
                )
            );
        }

        if (population.PlannedPeople is { } planned)
        {
            text.Paragraph(
                text.Say(
                    $"Er zijn minstens {text.Number(planned, "#,0")} mensen nodig in de gelote groepen samen.",
                    $"At least {text.Number(planned, "#,0")} people are needed in the randomised groups together."
                )
            );
        }

        Offices(text, population.Offices);
        if (population.Exclusions.Count > 0)
        {
            text.Heading(3, text.Say("Wie niet meedoet", "Who is left out"));
            text.Items(population.Exclusions.Select(exclusion => Exclusion(text, exclusion)));
        }
    }

    public static void Groups(MarkdownText text, ExperimentProtocol protocol)
    {
        text.Heading(2, text.Say("De groepen en de toewijzing", "The groups and the assignment"));
        text.Table(
            [
                text.Say("Letter", "Letter"),
                text.Say("Groep", "Group"),
                text.Say("Rol", "Role"),
                text.Say("Wat de groep krijgt", "What the group gets"),
            ],
            protocol.Arms.Select(arm =>
                (IReadOnlyList<string>)
                    [
                        arm.Letter,
                        arm.Label.In(text.Language),
                        Role(text, arm.Role),
                        arm.Description?.In(text.Language) ?? "–",
                    ]
            )
        );
        text.Paragraph(Method(text, protocol));
        if (protocol.Assignment is AssignmentRule.LastDigit rule)
        {
            text.Table(
                [
                    text.Say("Eindcijfer", "Last digit"),
                    .. Enumerable
                        .Range(0, 10)
                        .Select(digit => digit.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                ],
                [
                    [
                        text.Say("Groep", "Group"),
                        .. Enumerable.Range(0, 10).Select(digit => Letter(protocol, rule.Digits.ArmOf(digit))),
                    ],
                ]
            );
        }

        if (protocol.Assignment.ComparisonArm is { } outside)
        {
            var label = ProtocolDescription.Lower(ProtocolDescription.ArmLabel(protocol, outside).In(text.Language));
            text.Paragraph(
                text.Say(
                    $"Wie bij een vergelijkingskantoor hoort, wordt niet geloot en komt in de {label}.",
                    $"People of a comparison office are not randomised; they form the {label}."
                )
            );
        }
    }

    public static void Time(MarkdownText text, ExperimentProtocol protocol)
    {
        text.Heading(2, text.Say("Looptijd", "Time"));
        var lines = new List<string>();
        if (protocol.PeriodBefore is { } before)
        {
            lines.Add(
                text.Say("Periode vóór het experiment: instroom van ", "Period before the experiment: entry from ")
                    + ProtocolDescription.Day(text, before.From)
                    + text.Say(" tot en met ", " up to and including ")
                    + ProtocolDescription.Day(text, before.Until)
                    + "."
            );
        }

        lines.Add(
            protocol.Data is DataSource.Flat
                ? text.Say(
                    $"Iedereen wordt {protocol.FollowUp.Months} maanden gevolgd.",
                    $"Everybody is followed for {protocol.FollowUp.Months} months."
                )
                : text.Say(
                    $"Iedereen wordt {protocol.FollowUp.Months} maanden gevolgd, gerekend vanaf de eerste uitkeringsdag.",
                    $"Everybody is followed for {protocol.FollowUp.Months} months from the first day of the benefit."
                )
        );
        if (protocol.FollowUp.DataUntil is { } until)
        {
            lines.Add(
                text.Say("Er zijn gegevens tot en met ", "There are data up to and including ")
                    + ProtocolDescription.Day(text, until)
                    + "."
            );
        }

        text.Items(lines);
    }

    private static string Inflow(MarkdownText text, Population population, InflowWindow inflow)
    {
        var about = inflow.About switch
        {
            DateOfPerson.Start => text.Say(
                $"Mee doet wie het begin van week {population.StartsAfterWeeks + 1} van de uitkering bereikt tussen ",
                $"People take part who reach the start of week {population.StartsAfterWeeks + 1} of the benefit between "
            ),
            DateOfPerson.Assignment => text.Say(
                "Mee doet wie wordt toegewezen tussen ",
                "People take part who are assigned between "
            ),
            _ => text.Say("Mee doet wie instroomt tussen ", "People take part who enter between "),
        };
        var window =
            about
            + ProtocolDescription.Day(text, inflow.From)
            + text.Say(" en ", " and ")
            + ProtocolDescription.Day(text, inflow.Until)
            + text.Say(", beide dagen meegerekend.", ", both days included.");
        return population.ListedInWeek is { } week
            ? window
                + text.Say(
                    $" De lijst wordt elke maandag gemaakt van wie dan in week {week} van de uitkering is.",
                    $" Every Monday the list is made of who is then in week {week} of the benefit."
                )
            : window;
    }

    private static void Offices(MarkdownText text, OfficeList offices)
    {
        if (offices.Experiment.Count + offices.Comparison.Count + offices.LeftOut.Count == 0)
        {
            return;
        }

        text.Heading(3, text.Say("Kantoren", "Offices"));
        var lines = new List<string>();
        if (offices.Experiment.Count > 0)
        {
            lines.Add(
                text.Say($"Experiment ({offices.Experiment.Count}): ", $"Experiment ({offices.Experiment.Count}): ")
                    + ProtocolDescription.List(text, offices.Experiment)
                    + "."
            );
        }

        if (offices.Comparison.Count > 0)
        {
            lines.Add(
                text.Say($"Vergelijking ({offices.Comparison.Count}): ", $"Comparison ({offices.Comparison.Count}): ")
                    + ProtocolDescription.List(text, offices.Comparison)
                    + "."
            );
        }

        lines.AddRange(
            offices
                .LeftOut.GroupBy(office => office.Reason)
                .Select(group =>
                    text.Say("Weggelaten: ", "Left out: ")
                    + ProtocolDescription.List(text, group.Select(office => office.Office))
                    + $" – {group.Key.In(text.Language)}"
                )
        );
        text.Items(lines);
    }

    private static string Exclusion(MarkdownText text, Exclusion exclusion)
    {
        var where =
            exclusion.Offices.Count == 0
                ? ""
                : text.Say(" Alleen bij ", " Only at ") + ProtocolDescription.List(text, exclusion.Offices) + ".";
        var who =
            exclusion.FilteredBy == FilteredBy.Office
                ? text.Say(
                    " Het kantoor haalt deze mensen van de lijst.",
                    " The office takes these people off the list."
                )
                : "";
        return $"{exclusion.Reason.In(text.Language)}{where}{who} (`{exclusion.Id}`)";
    }

    private static string Method(MarkdownText text, ExperimentProtocol protocol) =>
        protocol.Assignment switch
        {
            AssignmentRule.LastDigit => text.Say(
                "Het laatste cijfer van het burgerservicenummer bepaalt de groep. Dat cijfer is bij geldige nummers precies gelijk verdeeld, maar het is geen geheim: wie het nummer kent, kent de groep.",
                "The last digit of the citizen number decides the group. Among valid numbers that digit is exactly uniform, but it is no secret: who knows the number knows the group."
            ),
            AssignmentRule.KeyedHash hash => text.Say(
                "Een geheime sleutel en het burgerservicenummer bepalen samen de groep: herhaalbaar voor wie de sleutel heeft, niet te raden voor anderen. ",
                "A secret key and the citizen number together decide the group: repeatable for who has the key, not to be guessed by others. "
            ) + Shares(text, protocol, hash.Shares),
            AssignmentRule.Blocked blocked => text.Say(
                $"Er wordt geloot in blokken, apart per {string.Join(", ", blocked.By)}, zodat de groepen overal in verhouding blijven. ",
                $"People are drawn in blocks, apart for each {string.Join(", ", blocked.By)}, so that the groups stay in proportion everywhere. "
            ) + Shares(text, protocol, blocked.Shares),
            AssignmentRule.Recorded recorded => text.Say(
                $"De groep staat in de kolom `{recorded.Column}`: ",
                $"The group stands in the column `{recorded.Column}`: "
            )
                + ProtocolDescription.List(
                    text,
                    recorded.Values.Select(value =>
                        $"{value.Value} = {ProtocolDescription.Lower(ProtocolDescription.ArmLabel(protocol, value.Arm).In(text.Language))}"
                    )
                )
                + ".",
            _ => "",
        };

    private static string Shares(MarkdownText text, ExperimentProtocol protocol, IReadOnlyList<ArmShare> shares) =>
        ProtocolDescription.List(
            text,
            shares.Select(share =>
                $"{ProtocolDescription.Percent(text, share.Share)} {ProtocolDescription.Lower(ProtocolDescription.ArmLabel(protocol, share.Arm).In(text.Language))}"
            )
        ) + ".";

    private static string Letter(ExperimentProtocol protocol, string arm) =>
        protocol.Arms.First(a => string.Equals(a.Id, arm, StringComparison.Ordinal)).Letter;

    private static string Role(MarkdownText text, ArmRole role) =>
        role switch
        {
            ArmRole.Treatment => text.Say("experiment", "treatment"),
            ArmRole.Control => text.Say("controle", "control"),
            _ => text.Say("vergelijking", "comparison"),
        };
}
