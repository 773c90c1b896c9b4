using Netto.Evaluation.Results;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>Whether effects differ between subgroups: outcomes down, traits across, a table for each comparison.</summary>
internal static class InteractionTables
{
    // What a report calls shown.
    private const double Shown = 0.05;

    public static IEnumerable<ReportTable> Of(ReportContext context) =>
        context.Design.Comparisons.Select(comparison => Of(context, comparison)).OfType<ReportTable>();

    private static ReportTable? Of(ReportContext context, DesignComparison comparison)
    {
        var tests = context
            .Results.InteractionTests.Where(test =>
                test.Comparison == comparison.Id && test.Method == comparison.MainMethod && test.PValue is not null
            )
            .ToList();
        if (tests.Count == 0)
        {
            return null;
        }
        var variables = tests.Select(test => test.Variable).Distinct(StringComparer.Ordinal).ToList();
        return new ReportTable(
            $"interactions-{comparison.Id}",
            context.Pick("Verschilt het effect tussen deelgroepen? ", "Does the effect differ between subgroups? ")
                + context.Pick(comparison.Label),
            [
                new Column(context.Pick("Uitkomst", "Outcome")),
                .. variables.SelectMany(variable =>
                    new[]
                    {
                        new Column("p", Name(context, variable)),
                        new Column(context.Pick("p, gecorrigeerd", "p, adjusted"), Name(context, variable)),
                    }
                ),
            ],
            [
                .. tests
                    .GroupBy(test => test.Outcome, StringComparer.Ordinal)
                    .Select(outcome => new Row(
                        context.Outcome(outcome.Key),
                        [
                            .. variables.SelectMany(variable =>
                                Cells(outcome.FirstOrDefault(test => test.Variable == variable))
                            ),
                        ]
                    )),
            ]
        )
        {
            Notes =
            [
                context.Pick(
                    "Een lage p-waarde betekent dat de effecten van de deelgroepen van elkaar verschillen; gecorrigeerd is voor het aantal toetsen.",
                    "A low p-value means that the effects in the subgroups differ from each other; adjusted is for the number of tests."
                ),
                .. WithoutTest(context),
            ],
        }.WithoutEmptyColumns();
    }

    /// <summary>
    /// One sentence on the outcome of the headline: by which traits its effect differs, or that this was not shown. Adjusted
    /// for the number of tests where the protocol asks for it. Empty without a test.
    /// </summary>
    public static string Verdict(ReportContext context)
    {
        var headline = HeadlineFact.Of(context);
        var tests = context
            .Results.InteractionTests.Where(test =>
                test.Outcome == headline?.Outcome
                && test.Comparison == headline?.Comparison
                && test.Method == headline?.Method
                && test.PValue is not null
            )
            .OrderBy(test => test.PValue)
            .ToList();
        if (tests.Count == 0)
        {
            return "";
        }
        var outcome = context.Quoted(context.Outcome(headline!.Outcome!));
        var found = tests.Where(test => test.PAdjusted < Shown).ToList();
        return found.Count > 0
            ? context.Pick(
                $"Het effect op {outcome} verschilt naar {Named(context, found)}.",
                $"The effect on {outcome} differs by {Named(context, found)}."
            )
            : context.Pick(
                $"Dat het effect op {outcome} tussen deelgroepen verschilt, is niet aangetoond. De laagste p-waarde hoort bij {Named(context, tests[..1])}.",
                $"That the effect on {outcome} differs between subgroups was not shown. The lowest p-value is that of {Named(context, tests[..1])}."
            );
    }

    private static string Named(ReportContext context, List<InteractionTest> tests) =>
        context.Language.Enumerate([
            .. tests.Select(test =>
                context.Quoted(Name(context, test.Variable))
                + $" ({context.PValue(test.PValue!.Value)}"
                + (
                    test.PAdjusted is { } adjusted
                        ? context.Pick("; gecorrigeerd voor het aantal toetsen ", "; adjusted for the number of tests ")
                            + context.PValue(adjusted)
                        : ""
                )
                + ")"
            ),
        ]);

    private static Cell[] Cells(InteractionTest? test) =>
        test is null
            ? [new Cell.Empty(), new Cell.Empty()]
            :
            [
                Cell.Of(test.PValue, NumberStyle.PValue),
                test.PAdjusted is { } adjusted ? new Cell.Number(adjusted, NumberStyle.PValue) : new Cell.Empty(),
            ];

    // Comparisons whose tests could not be made are named once, with the reason, not row by row.
    private static IEnumerable<string> WithoutTest(ReportContext context) =>
        context
            .Results.InteractionTests.Where(test => test is { PValue: null, Reason: not null })
            .Where(test => context.Design.Comparisons.Any(c => c.Id == test.Comparison && c.MainMethod == test.Method))
            .GroupBy(test => test.Reason!, StringComparer.Ordinal)
            .Select(reason =>
                context.Pick("Niet getoetst: ", "Not tested: ")
                + context.Language.Enumerate([
                    .. reason.Select(test => context.Comparison(test.Comparison)).Distinct(StringComparer.Ordinal),
                ])
                + $" ({context.Reason(reason.Key)})."
            );

    private static string Name(ReportContext context, string variable) =>
        context.Design.Subgroups.FirstOrDefault(subgroup => subgroup.Variable == variable)?.VariableLabel is { } label
            ? context.Pick(label)
            : context.Variable(variable);
}
