namespace Netto.Protocol;

/// <summary>What is measured, compared and split.</summary>
internal static class MeasureDescription
{
    public static void Outcomes(MarkdownText text, ExperimentProtocol protocol)
    {
        text.Heading(2, text.Say("Wat wordt gemeten", "What is measured"));
        text.Table(
            [
                text.Say("Code", "Code"),
                text.Say("Uitkomst", "Outcome"),
                text.Say("Zo gemeten", "Measured as"),
                text.Say("Gunstig", "Good"),
            ],
            protocol.Outcomes.Select(outcome =>
                (IReadOnlyList<string>)
                    [
                        outcome.Code ?? outcome.Group,
                        outcome.Label.In(text.Language),
                        OutcomeSentence.Of(outcome, protocol, text.Language),
                        outcome.Good switch
                        {
                            GoodDirection.Higher => text.Say("hoger", "higher"),
                            GoodDirection.Lower => text.Say("lager", "lower"),
                            _ => "–",
                        },
                    ]
            )
        );
    }

    public static void Comparisons(MarkdownText text, ExperimentProtocol protocol)
    {
        text.Heading(2, text.Say("Wat met wat wordt vergeleken", "What is compared with what"));
        foreach (var comparison in protocol.Comparisons)
        {
            text.Paragraph(
                $"**{comparison.Label.In(text.Language)}** – "
                    + ProtocolDescription.List(text, comparison.Methods.Select(method => Method(text, method)))
                    + ". "
                    + text.Say("Kopcijfer: ", "Headline: ")
                    + Method(text, comparison.HeadlineMethod)
                    + "."
                    + (
                        comparison.HowHard is { } hard
                            ? " " + hard.In(text.Language).Replace(" - ", " – ", StringComparison.Ordinal)
                            : ""
                    )
            );
        }

        var adjust = protocol.Analysis.AdjustFor;
        if (adjust.Count > 0)
        {
            text.Paragraph(
                text.Say("Gecorrigeerde schattingen houden rekening met ", "Adjusted estimates take account of ")
                    + ProtocolDescription.List(
                        text,
                        adjust.Select(id => ProtocolDescription.Lower(Label(protocol, id).In(text.Language)))
                    )
                    + "."
            );
        }

        if (protocol.Families.Count > 0)
        {
            text.Paragraph(
                text.Say(
                    "Wie veel toetst, vindt altijd iets; daarom worden deze toetsen samen gecorrigeerd:",
                    "Who tests much always finds something; so these tests are corrected together:"
                )
            );
            text.Items(protocol.Families.Select(family => Family(text, family)));
        }
    }

    public static void Traits(MarkdownText text, ExperimentProtocol protocol)
    {
        if (protocol.Covariates.Count == 0)
        {
            return;
        }

        text.Heading(2, text.Say("Kenmerken en deelgroepen", "Traits and subgroups"));
        text.Table(
            [
                text.Say("Kenmerk", "Trait"),
                text.Say("Categorieën (vet: waarmee vergeleken wordt)", "Levels (bold: what others are compared with)"),
            ],
            protocol.Covariates.Select(covariate =>
                (IReadOnlyList<string>)[covariate.Label.In(text.Language), Levels(text, protocol, covariate)]
            )
        );
        if (protocol.Subgroups.Count > 0)
        {
            text.Paragraph(
                text.Say("Effecten worden ook apart bepaald voor: ", "Effects are also estimated apart for: ")
                    + ProtocolDescription.List(
                        text,
                        protocol.Subgroups.Select(subgroup =>
                            ProtocolDescription.Lower(subgroup.Label.In(text.Language))
                        )
                    )
                    + "."
            );
        }
    }

    private static string Levels(MarkdownText text, ExperimentProtocol protocol, Covariate covariate)
    {
        var reference = covariate switch
        {
            Covariate.Category category => category.Reference,
            Covariate.Bands bands => bands.Reference,
            Covariate.Regrouped regrouped => regrouped.Reference,
            _ => null,
        };
        return covariate switch
        {
            Covariate.Number { Unit: { } unit } => text.Say("getal, ", "number, ") + unit.In(text.Language),
            Covariate.Number => text.Say("getal", "number"),
            Covariate.Age => text.Say("jaren bij instroom", "years at entry"),
            Covariate.DaysFollowed => text.Say(
                "dagen van instroom tot einde gegevens",
                "days from entry to the end of the data"
            ),
            Covariate.Power power => text.Say(
                $"{ProtocolDescription.Lower(Label(protocol, power.Of).Nl)} tot de macht {power.Exponent}, gedeeld door {power.DividedBy}",
                $"{ProtocolDescription.Lower(Label(protocol, power.Of).En)} to the power {power.Exponent}, divided by {power.DividedBy}"
            ),
            _ => string.Join(
                ", ",
                covariate.LevelIds.Select(level =>
                    string.Equals(level, reference, StringComparison.Ordinal)
                        ? $"**{covariate.LabelOf(level).In(text.Language)}**"
                        : covariate.LabelOf(level).In(text.Language)
                )
            ),
        };
    }

    private static string Family(MarkdownText text, TestFamily family)
    {
        var method = family.Method switch
        {
            MultiplicityMethod.Holm => "Holm",
            MultiplicityMethod.RomanoWolf => "Romano-Wolf",
            _ => "Benjamini-Hochberg",
        };
        var tests = family.Outcomes.Count * Math.Max(1, family.Subgroups.Count);
        return text.Say(
            $"{family.Label.Nl}: {tests} {(tests == 1 ? "toets" : "toetsen")} per vergelijking ({method}).",
            $"{family.Label.En}: {tests} {(tests == 1 ? "test" : "tests")} a comparison ({method})."
        );
    }

    private static LocalText Label(ExperimentProtocol protocol, string covariate) =>
        protocol.Covariates.FirstOrDefault(c => string.Equals(c.Id, covariate, StringComparison.Ordinal))?.Label
        ?? new LocalText(covariate, covariate);

    private static string Method(MarkdownText text, EffectMethod method) =>
        method switch
        {
            EffectMethod.Itt => text.Say("verschil tussen de groepen (ITT)", "difference between the groups (ITT)"),
            EffectMethod.IttAdjusted => text.Say(
                "verschil gecorrigeerd voor kenmerken",
                "difference adjusted for traits"
            ),
            EffectMethod.Late => text.Say(
                "effect op wie zich aan de loting hield (LATE)",
                "effect on those who kept to the draw (LATE)"
            ),
            EffectMethod.Did => text.Say(
                "verschil in verschillen tussen kantoren en perioden (DiD)",
                "difference-in-differences over offices and periods (DiD)"
            ),
            EffectMethod.DidIv => text.Say(
                "verschil in verschillen, gecorrigeerd voor zelfmelders (DiD-IV)",
                "difference-in-differences corrected for self-reporters (DiD-IV)"
            ),
            _ => text.Say(
                "met correctie voor selectie bij uitkomsten die maar van een deel bekend zijn (selectie-IV)",
                "corrected for selection where an outcome is known for some only (selection-IV)"
            ),
        };
}
