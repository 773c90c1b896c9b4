using Netto.Evaluation.Results;
using Netto.Reporting.Documents;
using Netto.Reporting.Figures;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>Who came in, whether the assignment held, and whether the groups are alike.</summary>
internal sealed class ExecutionSection : ISection
{
    public ReportSection Build(ReportContext context)
    {
        var blocks = new List<Block>();
        if (FlowFigure.Build(context) is { } flow)
        {
            blocks.Add(new Block.FigureBlock(flow));
        }
        blocks.Add(
            new Block.Folded(
                context.Pick("Deelnemers per stap, in een tabel", "Participants by step, in a table"),
                [new Block.TableBlock(FlowTable(context))]
            )
        );
        if (Assignment(context) is { } assignment)
        {
            blocks.Add(new Block.Paragraph(assignment));
        }
        if (InflowFigure.Build(context) is { } inflow)
        {
            blocks.Add(new Block.FigureBlock(inflow));
        }
        if (context.Results.Balance.Count > 0)
        {
            blocks.Add(
                new Block.Subheading(context.Pick("Zijn de groepen vergelijkbaar?", "Are the groups alike?"), "balance")
            );
            blocks.Add(new Block.Paragraph(BalanceText(context)));
            blocks.AddRange(LovePlot.Build(context) is { } love ? [new Block.FigureBlock(love)] : []);
            blocks.Add(new Block.TableBlock(BalanceTable(context)));
        }
        if (context.Results.SelfReporters.Count > 0)
        {
            blocks.Add(new Block.Subheading(context.Pick("Zelfmelders", "Self-reporters"), "self-reporters"));
            blocks.Add(new Block.TableBlock(SelfReporters(context)));
        }
        if (context.Results.Respondents.Count > 0)
        {
            blocks.Add(new Block.Subheading(context.Pick("Respondenten", "Respondents"), "respondents"));
            blocks.AddRange(RespondentTables.All(context).Select(table => new Block.TableBlock(table)));
        }
        if (context.Results.Offices.Count > 0)
        {
            blocks.AddRange(OfficeTables.Blocks(context));
        }
        blocks.Add(
            new Block.Subheading(
                context.Pick("Afwijkingen van het protocol", "Deviations from the protocol"),
                "deviations"
            )
        );
        blocks.AddRange(DeviationBlocks.Of(context));
        return new ReportSection("execution", context.Pick("Opzet en uitvoering", "Design and execution"), blocks);
    }

    private static ReportTable FlowTable(ReportContext context)
    {
        var arms = TableBuilder.ArmsIn(context, context.Results.Flow.Select(row => row.Arm));
        var rows = context
            .Results.Flow.GroupBy(row => row.Step, StringComparer.Ordinal)
            .Where(step =>
                !step.Key.StartsWith("not-observed", StringComparison.Ordinal) || step.Any(row => row.N != 0)
            )
            .OrderBy(step => FlowSteps.Order(step.Key))
            .Select(step => new Row(
                FlowSteps.Label(context, step.Key, step.First().Label),
                [
                    Count(step.FirstOrDefault(row => row.Arm is null)),
                    .. arms.Select(arm => Count(step.FirstOrDefault(row => row.Arm == arm.Id))),
                ],
                step.Key.Contains(':', StringComparison.Ordinal) || FlowSteps.IsLeftOut(step.Key)
                    ? RowKind.Indented
                    : RowKind.Normal
            ));
        return new ReportTable(
            "flow",
            context.Pick("Deelnemers per stap", "Participants by step"),
            [
                new Column(context.Pick("Stap", "Step")),
                new Column(context.Pick("Iedereen", "Everybody")),
                .. arms.Select(arm => new Column(TableBuilder.ArmHeader(context, arm.Id, arms.Count))),
            ],
            [.. rows]
        ).WithoutEmptyColumns();
    }

    private static Cell Count(FlowRow? row) =>
        row?.N is { } n ? new Cell.Number(n, NumberStyle.Count) : new Cell.Empty();

    private static string? Assignment(ReportContext context)
    {
        if (context.Results.AssignmentCheck is not { } check)
        {
            return null;
        }
        if (check.Share is not { } share || check.CiLow is not { } low || check.CiHigh is not { } high)
        {
            return context.Pick(
                    "Of de toewijzing klopt met het protocol is niet na te gaan: ",
                    "Whether the assignment follows the protocol cannot be checked: "
                )
                + context.Reason(check.Reason)
                + ".";
        }
        var n = context.Write(check.N, NumberStyle.Count);
        if (check.Errors == 0)
        {
            return context.Pick(
                $"De toewijzing is voor {n} personen nagerekend volgens het protocol. Bij niemand staat een andere groep geregistreerd.",
                $"The assignment was repeated from the protocol for {n} people. Nobody is on record in another group."
            );
        }
        var errors = context.Write(check.Errors, NumberStyle.Count);
        string P(double value) => context.Language.Write(value, NumberStyle.Percent);
        return context.Pick(
            $"De toewijzing is voor {n} personen nagerekend volgens het protocol. Bij {errors} van hen ({P(share)}; 95%-interval {P(low)} tot {P(high)}) staat een andere groep geregistreerd.",
            $"The assignment was repeated from the protocol for {n} people. For {errors} of them ({P(share)}; 95% interval {P(low)} to {P(high)}) another group is on record."
        );
    }

    private static string BalanceText(ReportContext context)
    {
        var joint = context.Results.BalanceTests.FirstOrDefault(test =>
            test.Variable is null && test.PValue is not null
        );
        var text = context.Pick(
            "Door loting horen de groepen op elk kenmerk vrijwel gelijk te zijn; bij veel kenmerken is hier en daar een toevallig verschil te verwachten.",
            "After drawing lots the groups should be nearly equal on every trait; with many traits a chance difference here and there is to be expected."
        );
        return joint is null
            ? text
            : text
                + context.Pick(
                    $" De gezamenlijke toets over {Tested(context, joint)} ({context.Group(joint.Arm)} tegen {context.Group(joint.ComparedWith)}) geeft {context.PValue(joint.PValue!.Value)}.",
                    $" The joint test over {Tested(context, joint)} ({context.Group(joint.Arm)} against {context.Group(joint.ComparedWith)}) gives {context.PValue(joint.PValue!.Value)}."
                );
    }

    private static string Tested(ReportContext context, BalanceTest joint) =>
        joint.Variables is { } named
            ? context.Language.Enumerate([.. named.Select(id => ReportContext.InSentence(context.Variable(id)))])
            : context.Pick("alle kenmerken", "all traits");

    private static ReportTable BalanceTable(ReportContext context)
    {
        var arms = TableBuilder.ArmsIn(context, context.Results.Balance.Select(row => row.Arm));
        var rows = TableBuilder.Grouped(
            context.Results.Balance.GroupBy(row => (row.Variable, row.Category)),
            group => context.Variable(group.Key.Variable),
            group => new Row(
                context.Category(group.Key.Variable, group.Key.Category),
                [.. arms.Select(arm => BalanceCell(context, group.FirstOrDefault(row => row.Arm == arm.Id)))],
                RowKind.Indented
            )
        );
        var compared = context
            .Results.Balance.Select(row => row.ComparedWith)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
        return new ReportTable(
            "balance",
            context.Pick("Kenmerken per groep", "Traits by group"),
            TableBuilder.ArmColumns(context, context.Pick("Kenmerk", "Trait"), arms),
            [.. rows]
        )
        {
            Notes =
            [
                context.MarksNote(context.Results.Balance.Select(row => row.Mark))
                    + context.Pick(" Vergeleken met: ", " Compared with: ")
                    + context.Language.Enumerate([.. compared.Select(context.Arm)])
                    + ".",
            ],
        };
    }

    private static Cell BalanceCell(ReportContext context, BalanceRow? row) =>
        row switch
        {
            null => new Cell.Empty(),
            { Category: null, Mean: { } mean } => new Cell.Number(mean, NumberStyle.Decimal2, row.Mark),
            { Share: { } share } => new Cell.Number(share, NumberStyle.Percent, row.Mark),
            _ => new Cell.Missing(context.Reason(row.Reason)),
        };

    private static ReportTable SelfReporters(ReportContext context)
    {
        var rows = TableBuilder.Grouped(
            context.Results.SelfReporters,
            row => context.Variable(row.Variable),
            row => new Row(
                context.Category(row.Variable, row.Category),
                [
                    row.PartShare is { } part
                        ? new Cell.Number(part, NumberStyle.Percent, row.Mark)
                        : new Cell.Missing(context.Reason(row.Reason)),
                    Cell.Of(row.RestShare, NumberStyle.Percent),
                    Cell.Of(row.Difference, NumberStyle.Points),
                ],
                RowKind.Indented
            )
        );
        var first = context.Results.SelfReporters[0];
        var part = context.ArmOrNull(first.Part)?.N;
        var rest = context.ArmOrNull(first.Arm)?.N - part;
        return new ReportTable(
            "self-reporters",
            context.Pick(
                "Zelfmelders tegen de anderen in hun groep",
                "Self-reporters against the others in their group"
            ),
            [
                new Column(context.Pick("Kenmerk", "Trait")),
                new Column($"{context.Arm(first.Part)} (n\u00a0=\u00a0{Size(context, part)})"),
                new Column(context.Pick("De anderen", "The others") + $" (n\u00a0=\u00a0{Size(context, rest)})"),
                new Column(context.Pick("Verschil", "Difference")),
            ],
            [.. rows]
        )
        {
            Notes = [context.MarksNote()],
        };
    }

    private static string Size(ReportContext context, int? people) =>
        people is { } n ? context.Write(n, NumberStyle.Count) : "–";
}
