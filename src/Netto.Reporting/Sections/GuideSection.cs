using Netto.Reporting.Documents;

namespace Netto.Reporting.Sections;

/// <summary>How to read this report, without assuming statistics.</summary>
internal sealed class GuideSection : ISection
{
    public ReportSection Build(ReportContext context)
    {
        var items = new List<string>
        {
            context.Pick(
                $"Bruto en netto. Een uitkomst (bruto) is wat er gebeurde. Een effect (netto) is wat er door {context.Treatment} gebeurde: het verschil met wat er zonder zou zijn gebeurd.",
                $"Gross and net. An outcome (gross) is what happened. An effect (net) is what happened because of {context.Treatment}: the difference with what would have happened without it."
            ),
            context.Pick(
                "ITT (toewijzingseffect): vergelijkt wie is toegewezen met wie niet is toegewezen, ongeacht wat zij kregen.",
                "ITT (effect of assignment): compares those assigned with those not assigned, whatever they received."
            ),
        };
        if (context.Results.Effects.Any(row => row.Method is "late" or "did-iv"))
        {
            items.Add(
                context.Pick(
                    $"LATE (effect bij wie zich aan de loting hield): het effect van {context.Treatment} zelf, voor mensen die zich aan de toewijzing houden.",
                    $"LATE (effect among those who followed the draw): the effect of {context.Treatment} itself, for people who comply with their assignment."
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
            );
        }
        if (context.Results.Effects.Any(row => row.Method is "did" or "did-iv"))
        {
            items.Add(
                context.Pick(
                    "DiD (verschil in verschillen): vergelijkt hoe kantoren met en zonder het experiment veranderden. Dat klopt alleen als zij zonder het experiment gelijk zouden zijn opgelopen.",
                    "DiD (difference in differences): compares how offices with and without the experiment changed. That holds only if they would have run in parallel without it."
                )
            );
        }
        items.Add(
            context.Pick(
                $"Van → naar. Naar is het gemeten gemiddelde van de groep die {context.Treatment} kreeg aangeboden; van is dat gemiddelde min het effect.",
                $"From → to. To is the mean measured in the group that was offered {context.Treatment}; from is that mean less the effect."
            )
        );
        items.Add(
            context.Pick(
                "Afronding. Getallen zijn elk voor zich afgerond; een verschil kan daardoor 0,1 afwijken van wat de afgeronde niveaus geven. Het werkboek en results.json bevatten ze onafgerond.",
                "Rounding. Numbers are rounded each on its own; a difference may be 0.1 off from what the rounded levels give. The workbook and results.json hold them unrounded."
            )
        );
        items.Add(
            context.Pick("Sterren. ", "Stars. ")
                + context.StarsNote()
                + context.Pick(
                    " Geen ster betekent niet dat er geen effect is, wel dat toeval het verschil kan verklaren. De samenvatting noemt een effect pas aangetoond als het op 5% significant is.",
                    " No star does not mean no effect; it means that chance may explain the difference. The summary calls an effect shown only when it is significant at 5%."
                )
        );
        items.Add(context.Pick("Letters. ", "Letters. ") + context.LettersNote());
        items.Add(
            context.Pick(
                "Een streepje (–) betekent: niet te berekenen. De reden staat bij het streepje en in het werkboek.",
                "A dash (–) means: not computable. The reason stands at the dash and in the workbook."
            )
        );
        return new ReportSection("guide", context.Pick("Leeswijzer", "Reading guide"), [new Block.Bullets(items)]);
    }
}
