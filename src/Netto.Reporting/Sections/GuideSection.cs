using Netto.Reporting.Documents;

namespace Netto.Reporting.Sections;

/// <summary>How to read this report, without assuming statistics.</summary>
internal sealed class GuideSection : ISection
{
    public ReportSection Build(ReportContext context)
    {
        var items = new List<Term>
        {
            new(
                context.Pick("Bruto en netto", "Gross and net"),
                context.Pick(
                    $"Een uitkomst (bruto) is wat er gebeurde. Een effect (netto) is wat er door {context.Treatment} gebeurde: het verschil met wat er zonder zou zijn gebeurd.",
                    $"An outcome (gross) is what happened. An effect (net) is what happened because of {context.Treatment}: the difference with what would have happened without it."
                )
            ),
            new(
                context.Pick("ITT (toewijzingseffect)", "ITT (effect of assignment)"),
                context.Pick(
                    "Vergelijkt wie is toegewezen met wie niet is toegewezen, ongeacht wat zij kregen.",
                    "Compares those assigned with those not assigned, whatever they received."
                )
            ),
        };
        if (context.Results.Effects.Any(row => row.Method is "late" or "did-iv"))
        {
            items.Add(
                new(
                    context.Pick(
                        "LATE (effect bij wie zich aan de loting hield)",
                        "LATE (effect among those who followed the draw)"
                    ),
                    context.Pick(
                        $"Het effect van {context.Treatment} zelf, voor mensen die zich aan de toewijzing houden.",
                        $"The effect of {context.Treatment} itself, for people who comply with their assignment."
                    )
                        + (
                            context.Results.SelfReporters.Count == 0
                                ? ""
                                : context.Pick(
                                    " Zelfmelders vallen daarbuiten.",
                                    " It does not speak about self-reporters."
                                )
                        )
                        + (context.Received() is { } rule ? " " + rule : "")
                )
            );
        }
        if (context.Results.Effects.Any(row => row.Method is "did" or "did-iv"))
        {
            items.Add(
                new(
                    context.Pick("DiD (verschil in verschillen)", "DiD (difference in differences)"),
                    context.Pick(
                        "Vergelijkt hoe kantoren met en zonder het experiment veranderden. Dat klopt alleen als zij zonder het experiment gelijk zouden zijn opgelopen.",
                        "Compares how offices with and without the experiment changed. That holds only if they would have run in parallel without it."
                    )
                )
            );
        }
        items.Add(
            new(
                context.Pick("Van → naar", "From → to"),
                context.Pick(
                    $"Naar is het gemeten gemiddelde van de groep die {context.Treatment} kreeg aangeboden; van is dat gemiddelde min het effect.",
                    $"To is the mean measured in the group that was offered {context.Treatment}; from is that mean less the effect."
                )
            )
        );
        items.Add(
            new(
                context.Pick("Afronding", "Rounding"),
                context.Pick(
                    "Getallen zijn elk voor zich afgerond; een verschil kan daardoor 0,1 afwijken van wat de afgeronde niveaus geven. Het werkboek en results.json bevatten ze onafgerond.",
                    "Numbers are rounded each on its own; a difference may be 0.1 off from what the rounded levels give. The workbook and results.json hold them unrounded."
                )
            )
        );
        items.Add(
            new(
                context.Pick("Sterren", "Stars"),
                context.AllStarsNote()
                    + context.Pick(
                        " Geen ster betekent niet dat er geen effect is, wel dat toeval het verschil kan verklaren. De samenvatting noemt een effect pas aangetoond als het op 5% significant is.",
                        " No star does not mean no effect; it means that chance may explain the difference. The summary calls an effect shown only when it is significant at 5%."
                    )
            )
        );
        items.Add(new(context.Pick("Letters", "Letters"), context.LettersNote()));
        items.Add(
            new(
                context.Pick("Streepje (–)", "Dash (–)"),
                context.Pick(
                    "Niet te berekenen. De reden staat bij het streepje en in het werkboek.",
                    "Not computable. The reason stands at the dash and in the workbook."
                )
            )
        );
        return new ReportSection("guide", context.Pick("Leeswijzer", "Reading guide"), [new Block.Terms(items)]);
    }
}
