using Netto.Evaluation.Results;
using Netto.Reporting.Documents;
using Netto.Reporting.Figures;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>How hard the findings are, and what they rest on.</summary>
internal sealed class EvidenceSection : ISection
{
    // Outcomes with a figure of their trends; the test is shown for all.
    private const int MostPreTrends = 2;

    public ReportSection? Build(ReportContext context)
    {
        var blocks = new List<Block>();
        if (context.Results.Evidence.Count > 0)
        {
            blocks.Add(new Block.TableBlock(Grades(context)));
        }
        if (context.Results.FirstStages.Count > 0)
        {
            blocks.Add(
                new Block.Subheading(
                    context.Pick($"Volgt {context.Treatment} de loting?", $"Does {context.Treatment} follow the draw?"),
                    "first-stage"
                )
            );
            blocks.Add(new Block.TableBlock(FirstStageTables.FirstStages(context)));
        }
        if (context.Results.ComplierTraits.Count > 0)
        {
            var compliers = FirstStageTables.Compliers(context);
            blocks.Add(new Block.Folded(compliers.Title, [new Block.TableBlock(compliers)]));
        }
        if (context.Results.PreTrendTests.Count > 0)
        {
            blocks.Add(
                new Block.Subheading(
                    context.Pick("Liepen de kantoren vooraf gelijk op?", "Did the offices run in parallel before?"),
                    "pre-trends"
                )
            );
            blocks.AddRange(PreTrends(context));
            blocks.Add(new Block.TableBlock(PreTrendTests(context)));
        }
        if (context.Results.Bounds.Count > 0)
        {
            blocks.Add(
                new Block.Subheading(
                    context.Pick("Uitkomsten die maar voor een deel te zien zijn", "Outcomes seen for some only"),
                    "bounds"
                )
            );
            blocks.Add(new Block.TableBlock(Bounds(context)));
        }
        if (context.Results.Warnings.Count > 0)
        {
            blocks.Add(new Block.Subheading(context.Pick("Waarschuwingen", "Warnings"), "warnings"));
            blocks.Add(
                new Block.Bullets([.. context.Results.Warnings.Select(warning => WarningText.Of(context, warning))])
            );
        }
        return blocks.Count == 0
            ? null
            : new ReportSection(
                "evidence",
                context.Pick("Hoe hard zijn de uitkomsten?", "How hard are the findings?"),
                blocks
            );
    }

    private static ReportTable Grades(ReportContext context)
    {
        string Grade(string grade) =>
            grade switch
            {
                "hard" => context.Pick("hard", "hard"),
                "fairly-hard" => context.Pick("tamelijk hard", "fairly hard"),
                "less-hard" => context.Pick("minder hard", "less hard"),
                "soft" => context.Pick("zacht", "soft"),
                _ => grade,
            };
        string Part(EvidenceRow row) =>
            row.Part switch
            {
                "selected" => context.Pick(
                    "uitkomsten van een deel van de personen",
                    "outcomes of a part of the people"
                ),
                "subgroups" => context.Pick("deelgroepen", "subgroups"),
                _ => row.Method is null
                    ? context.Pick("alle personen", "everybody")
                    : context.Pick("effect op wie de loting volgt", "effect on who follows the draw")
                        + $" ({context.Method(row.Method)})",
            };
        return new ReportTable(
            "evidence",
            context.Pick("Hoe hard elke vergelijking is", "How hard each comparison is"),
            [
                new Column(context.Pick("Waarover", "About")),
                new Column(context.Pick("Oordeel", "Grade")),
                new Column(context.Pick("Gronden", "Grounds")),
            ],
            [
                .. TableBuilder.Grouped(
                    context.Results.Evidence,
                    row => context.Comparison(row.Comparison),
                    row => new Row(
                        Part(row),
                        [new Cell.Text(Grade(row.Grade)), new Cell.Text(Grounds(context, row))],
                        RowKind.Indented
                    )
                ),
            ]
        )
        {
            Notes =
            [
                .. context
                    .Design.Comparisons.Where(comparison => comparison.HowHard is not null)
                    .Select(comparison =>
                        context.Pick("Het protocol over ", "The protocol on ")
                        + ReportContext.InSentence(context.Pick(comparison.Label))
                        + ": "
                        + ReportContext
                            .InSentence(context.Pick(comparison.HowHard!))
                            .Replace(" - ", " – ", StringComparison.Ordinal)
                    ),
            ],
        };
    }

    private static string Grounds(ReportContext context, EvidenceRow row) =>
        string.Join("; ", row.Grounds.Select(ground => Ground(context, ground)));

    // Tests of trends carry how many of how many fail.
    private static string Ground(ReportContext context, string ground)
    {
        var cut = ground.IndexOf(": ", StringComparison.Ordinal);
        if (cut < 0 || ground[(cut + 2)..].Split('/') is not [var broken, var all])
        {
            return context.Pick(Phrases.Of(ground));
        }
        return context.Pick(Phrases.Of(ground[..cut]))
            + context.Pick($" (bij {broken} van de {all} toetsen)", $" (in {broken} of {all} tests)");
    }

    private static IEnumerable<Block> PreTrends(ReportContext context)
    {
        var primary = context
            .Design.Outcomes.Where(outcome => outcome.Primary)
            .Select(outcome => outcome.Id)
            .ToHashSet(StringComparer.Ordinal);
        var shown = context
            .Results.PreTrends.Select(row => row.Outcome)
            .Distinct(StringComparer.Ordinal)
            .Where(outcome => primary.Count == 0 || primary.Contains(outcome))
            .Take(MostPreTrends)
            .ToHashSet(StringComparer.Ordinal);
        var pairs = context
            .Results.PreTrends.Select(row => (row.Outcome, row.Comparison))
            .Distinct()
            .Where(pair => shown.Contains(pair.Outcome));
        return pairs
            .Select(pair => PreTrendFigure.Build(context, pair.Outcome, pair.Comparison))
            .OfType<Figure>()
            .Select(figure => new Block.FigureBlock(figure));
    }

    private static ReportTable PreTrendTests(ReportContext context) =>
        new(
            "pre-trend-tests",
            context.Pick("Toets op gelijke trends voor het experiment", "Test of equal trends before the experiment"),
            [
                new Column(context.Pick("Uitkomst", "Outcome")),
                new Column("F"),
                new Column("p"),
                new Column(context.Pick("Perioden", "Periods")),
                new Column(context.Pick("Kantoren", "Offices")),
            ],
            [
                .. context
                    .Results.PreTrendTests.DistinctBy(test => (test.Outcome, Rounded(test.Statistic), test.Clusters))
                    .Select(test => new Row(
                        context.Outcome(test.Outcome),
                        [
                            Cell.Of(test.Statistic, NumberStyle.Decimal2, context.Reason(test.Reason)),
                            Cell.Of(test.PValue, NumberStyle.PValue, context.Reason(test.Reason)),
                            Cell.Of(test.Periods),
                            Cell.Of(test.Clusters),
                        ]
                    )),
            ]
        )
        {
            Notes =
            [
                context.Pick(
                    "Geldt voor elke vergelijking die op deze kantoren rust. Een lage p-waarde betekent dat de kantoren vooraf al verschillend opliepen.",
                    "Holds for every comparison that rests on these offices. A low p-value means that the offices ran differently already before."
                ),
            ],
        };

    // Two comparisons over the same offices test the same thing, up to rounding in the last digits.
    private static double? Rounded(double? statistic) => statistic is { } value ? Math.Round(value, 6) : null;

    private static ReportTable Bounds(ReportContext context) =>
        new(
            "bounds",
            context.Pick("Grenzen op het effect (Lee 2009)", "Bounds on the effect (Lee 2009)"),
            [
                new Column(context.Pick("Uitkomst", "Outcome")),
                new Column(context.Pick("Vergelijking", "Comparison")),
                new Column(context.Pick("Ondergrens", "Lower bound")),
                new Column(context.Pick("Bovengrens", "Upper bound")),
                new Column(context.Pick("Weggelaten deel", "Share trimmed")),
            ],
            [
                .. context.Results.Bounds.Select(row =>
                {
                    var style = NumberStyles.Effect(context.Unit(row.Outcome));
                    return new Row(
                        context.Outcome(row.Outcome),
                        [
                            new Cell.Text(context.Comparison(row.Comparison)),
                            Cell.Of(row.Lower, style, context.Reason(row.Reason)),
                            Cell.Of(row.Upper, style, context.Reason(row.Reason)),
                            Cell.Of(row.Trimmed, NumberStyle.Percent),
                        ]
                    );
                }),
            ]
        );
}
