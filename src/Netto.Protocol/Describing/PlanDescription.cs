namespace Netto.Protocol;

/// <summary>What the plan before the experiment rests on.</summary>
internal static class PlanDescription
{
    public static void Write(MarkdownText text, ExperimentProtocol protocol)
    {
        if (protocol.Plan is not { } plan)
        {
            return;
        }

        text.Heading(2, text.Say("Is het experiment groot genoeg?", "Is the experiment large enough?"));
        text.Paragraph(Opening(text, protocol, plan));
        var assumed = Assumed(text, protocol, plan).ToList();
        if (assumed.Count > 0)
        {
            text.Paragraph(text.Say("Aangenomen is: ", "Assumed is: ") + string.Join("; ", assumed) + ".");
        }

        if (plan.Assumptions.Count > 0)
        {
            Outcomes(text, protocol, plan);
        }
    }

    private static string Opening(MarkdownText text, ExperimentProtocol protocol, PlanSettings plan)
    {
        var people = plan.People ?? protocol.Population.PlannedPeople;
        var who = people is { } n
            ? text.Say(
                $"Gerekend is met {text.Number(n, "#,0")} mensen",
                $"The plan counts on {text.Number(n, "#,0")} people"
            )
            : text.Say("Gerekend is met 1.000 mensen", "The plan counts on 1,000 people");
        var level = ProtocolDescription.Percent(text, 1 - protocol.Analysis.ConfidenceLevel);
        var power = ProtocolDescription.Percent(text, plan.Power);
        return who
            + text.Say(
                $" en {plan.Simulations} nagebootste experimenten. Een effect heet aantoonbaar als de kans {power} is dat het significant wordt gevonden (tweezijdig, {level}).",
                $" and {plan.Simulations} simulated experiments. An effect counts as detectable when the chance is {power} that it is found significant (two-sided, {level})."
            )
            + (
                plan.Outcomes.Count == 0
                    ? text.Say(
                        " Dat is bekeken voor alle uitkomsten waarvan het effect wordt geschat.",
                        " This is told for all outcomes whose effect is estimated."
                    )
                    : text.Say(" Dat is bekeken voor: ", " This is told for: ")
                        + ProtocolDescription.List(
                            text,
                            plan.Outcomes.Select(id => ProtocolDescription.Lower(Label(text, protocol, id)))
                        )
                        + "."
            );
    }

    private static IEnumerable<string> Assumed(MarkdownText text, ExperimentProtocol protocol, PlanSettings plan)
    {
        string Percent(double share) => ProtocolDescription.Percent(text, share);
        if (plan.Attrition > 0)
        {
            yield return text.Say(
                $"van {Percent(plan.Attrition)} van de mensen wordt de uitkomst niet bekend",
                $"the outcome of {Percent(plan.Attrition)} of people will not be known"
            );
        }

        if (plan.Explained > 0)
        {
            yield return text.Say(
                $"kenmerken verklaren {Percent(plan.Explained)} van de verschillen in uitkomsten",
                $"traits explain {Percent(plan.Explained)} of the variance of outcomes"
            );
        }

        if (protocol.Data is DataSource.Flat)
        {
            yield return text.Say(
                $"{Percent(plan.ServedInTreatment)} krijgt de aanpak in de experimentgroep, {Percent(plan.ServedInControl)} in de controlegroep",
                $"{Percent(plan.ServedInTreatment)} get the programme in the treatment group, {Percent(plan.ServedInControl)} in the control group"
            );
            yield return text.Say(
                $"de samenhang tussen de aanpak willen en de uitkomst zonder de aanpak is {Number(text, plan.WantingCorrelation)}",
                $"the correlation of wanting the programme and the outcome without it is {Number(text, plan.WantingCorrelation)}"
            );
        }
        else if (protocol.PeriodBefore is not null)
        {
            yield return text.Say(
                $"de samenhang van uitkomsten binnen een kantoor (intraklassecorrelatie) is {Number(text, plan.OfficeCorrelation)}, en {Percent(plan.OfficeAutocorrelation)} daarvan houdt aan van de periode vooraf tot in het experiment",
                $"the correlation of outcomes within an office (intraclass) is {Number(text, plan.OfficeCorrelation)}, and {Percent(plan.OfficeAutocorrelation)} of it lasts from the period before into the experiment"
            );
        }
    }

    private static void Outcomes(MarkdownText text, ExperimentProtocol protocol, PlanSettings plan) =>
        text.Table(
            [
                text.Say("Uitkomst", "Outcome"),
                text.Say("Verwacht zonder", "Expected without"),
                text.Say("Verwacht effect op wie meedoet", "Expected effect on those served"),
                text.Say("Spreiding (standaarddeviatie)", "Standard deviation"),
            ],
            plan.Assumptions.Select(own =>
                (IReadOnlyList<string>)
                    [
                        Label(text, protocol, own.Outcome),
                        own.StandardDeviation is null
                            ? ProtocolDescription.Percent(text, own.Control)
                            : Number(text, own.Control),
                        own.StandardDeviation is null ? Points(text, own.Effect) : Number(text, own.Effect),
                        own.StandardDeviation is { } spread ? Number(text, spread) : "–",
                    ]
            )
        );

    private static string Points(MarkdownText text, double share) =>
        Number(text, 100 * share) + text.Say(" procentpunt", " percentage points");

    private static string Number(MarkdownText text, double value) => text.Number(value, "0.####");

    private static string Label(MarkdownText text, ExperimentProtocol protocol, string outcome) =>
        protocol
            .Outcomes.FirstOrDefault(own => string.Equals(own.Id, outcome, StringComparison.Ordinal))
            ?.Label.In(text.Language)
        ?? outcome;
}
