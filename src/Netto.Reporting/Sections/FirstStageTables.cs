using Netto.Evaluation.Results;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>What the draw does to service received, and whom estimates by it are about.</summary>
internal static class FirstStageTables
{
    public static ReportTable FirstStages(ReportContext context) =>
        new(
            "first-stages",
            context.Pick(
                $"Eerste stap: wat loting doet met het krijgen van {context.Treatment}",
                $"First stage: what the draw does to receiving {context.Treatment}"
            ),
            [
                new Column(context.Pick("Vergelijking en uitkomsten", "Comparison and outcomes")),
                new Column(context.Pick("Effect op ontvangen", "Effect on receiving")),
                new Column(context.Pick("Standaardfout", "Standard error")),
                new Column("F"),
                new Column(context.Pick("Effectieve F", "Effective F")),
                new Column(context.Pick("Volgers", "Compliers")),
                new Column(context.Pick("Altijd-nemers", "Always-takers")),
                new Column(context.Pick("Nooit-nemers", "Never-takers")),
                new Column("n"),
            ],
            [
                .. TableBuilder.Grouped(
                    FirstStagesOnce(context),
                    stage => $"{context.Comparison(stage.Row.Comparison)} ({context.Method(stage.Row.Method)})",
                    stage => FirstStage(context, stage.Row, stage.About)
                ),
            ]
        )
        {
            Notes =
            [
                context.Pick(
                    "Een (effectieve) F onder 10 wijst op een zwak instrument: lees dan het Anderson-Rubin-interval in de bijlage.",
                    "An (effective) F below 10 points to a weak instrument: then read the Anderson-Rubin interval in the annex."
                ),
                .. context.Results.FirstStages.Any(row => row.Subgroup is null && row.Estimate < 0)
                    ? new[]
                    {
                        context.Pick(
                            "Een effect onder nul: wie de loting aanwijst, krijgt hier juist minder (de controlegroep in de kantoren van het experiment).",
                            "An effect below zero: those whom the draw points at get less here (the control group in the offices of the experiment)."
                        ),
                    }
                    : [],
            ],
        };

    private static Row FirstStage(ReportContext context, FirstStageRow row, string about) =>
        new(
            about,
            [
                Cell.Of(row.Estimate, NumberStyle.Decimal3, context.Reason(row.Reason)),
                Cell.Size(row.StdError, NumberStyle.Decimal4),
                Cell.Of(row.F, NumberStyle.Decimal1),
                Cell.Of(row.EffectiveF, NumberStyle.Decimal1),
                Cell.Of(row.Compliers, NumberStyle.Percent),
                Cell.Of(row.AlwaysTakers, NumberStyle.Percent),
                Cell.Of(row.NeverTakers, NumberStyle.Percent),
                Cell.Of(row.N),
            ],
            RowKind.Indented
        );

    // The same first stage of two outcomes may differ in the last digits.
    private static double? Rounded(double? estimate) => estimate is { } value ? Math.Round(value, 9) : null;

    // Outcomes that are seen for the same people share one first stage: it is told once, with what it holds for.
    private static IEnumerable<(FirstStageRow Row, string About)> FirstStagesOnce(ReportContext context) =>
        context
            .Results.FirstStages.Where(row => row.Subgroup is null)
            .GroupBy(row => (row.Comparison, row.Method))
            .SelectMany(stages =>
            {
                var kinds = stages.GroupBy(row => (Rounded(row.Estimate), row.N)).ToList();
                return kinds.Select(kind =>
                    (
                        kind.First(),
                        kinds.Count == 1
                            ? context.Pick("alle uitkomsten", "all outcomes")
                            : About(context, kind.Select(row => row.Outcome).OfType<string>())
                    )
                );
            });

    private static string About(ReportContext context, IEnumerable<string> outcomes)
    {
        var names = outcomes.Select(outcome => ReportContext.InSentence(context.Outcome(outcome))).ToList();
        return names.Count <= 2
            ? context.Language.Enumerate(names)
            : names[0]
                + context.Pick($" en {names.Count - 1} andere uitkomsten", $" and {names.Count - 1} other outcomes");
    }

    public static ReportTable Compliers(ReportContext context)
    {
        // Without anybody of a kind its column would hold dashes only; the shares stand in the first-stage table.
        var traits = context.Results.ComplierTraits;
        var always = traits.Any(row => row.AlwaysTakers is not null);
        var never = traits.Any(row => row.NeverTakers is not null);
        var several = traits.Select(row => row.Comparison).Distinct(StringComparer.Ordinal).Count() > 1;
        return new ReportTable(
            "complier-traits",
            context.Pick("Over wie de LATE gaat", "Whom the LATE is about")
                + (several ? "" : ": " + ReportContext.InSentence(context.Comparison(traits[0].Comparison))),
            [
                new Column(context.Pick("Kenmerk", "Trait")),
                new Column(context.Pick("Iedereen", "Everybody")),
                new Column(context.Pick("Volgers", "Compliers")),
                new Column(context.Pick("Altijd-nemers", "Always-takers")),
                new Column(context.Pick("Nooit-nemers", "Never-takers")),
            ],
            [
                .. TableBuilder.Grouped(
                    context.Results.ComplierTraits,
                    row => (several ? context.Comparison(row.Comparison) + " – " : "") + context.Variable(row.Variable),
                    row =>
                    {
                        var style = row.Category is null ? NumberStyle.Decimal2 : NumberStyle.Percent;
                        var reason = context.Reason(row.Reason);
                        return new Row(
                            context.Category(row.Variable, row.Category),
                            [
                                Cell.Of(row.All, style, reason),
                                Cell.Of(row.Compliers, style, reason),
                                always ? Cell.Of(row.AlwaysTakers, style, reason) : new Cell.Empty(),
                                never ? Cell.Of(row.NeverTakers, style, reason) : new Cell.Empty(),
                            ],
                            RowKind.Indented
                        );
                    }
                ),
            ]
        ).WithoutEmptyColumns();
    }
}
