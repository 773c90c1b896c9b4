using Netto.Evaluation.Results;
using Netto.Reporting.Documents;
using Netto.Reporting.Figures;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>When service came, in which order, per year, at which level, and what was left at the end.</summary>
internal static class TakeUpDetails
{
    public static IEnumerable<Block> Blocks(ReportContext context)
    {
        foreach (
            var curves in context
                .Results.TimeToFirstService.Where(row => context.IsLeading(row.Subgroup))
                .GroupBy(curve => (curve.Outcome, curve.Subgroup))
        )
        {
            var about = curves.Key.Subgroup is { } subgroup ? $" – {context.Subgroup(subgroup)}" : "";
            var id = $"first-{curves.Key.Outcome}{(curves.Key.Subgroup is { } s ? "-" + s : "")}";
            var title =
                context.Pick("Tijd tot de eerste: ", "Time to the first: ")
                + context.Service(curves.Key.Outcome)
                + about;
            if (CurveFigure.Build(context, id, title, [.. curves]) is { } figure)
            {
                yield return new Block.FigureBlock(figure);
            }
        }
        if (context.Results.TakeUpPerYear.Count > 0)
        {
            yield return new Block.TableBlock(PerYear(context));
        }
        foreach (
            var chains in context
                .Results.Chains.Where(row => context.IsLeading(row.Subgroup))
                .GroupBy(row => row.Subgroup)
        )
        {
            yield return new Block.FigureBlock(Chains(context, chains.Key, [.. chains]));
        }
        if (context.Results.RunningServices.Count > 0)
        {
            yield return new Block.TableBlock(Running(context));
        }
        if (context.Results.TakeUpLevels.Count > 0)
        {
            yield return new Block.TableBlock(Levels(context));
        }
        if (context.Results.PlannedConversations.Count > 0)
        {
            yield return new Block.TableBlock(Planned(context));
        }
    }

    private static ReportTable PerYear(ReportContext context)
    {
        var rows = context.Results.TakeUpPerYear;
        var arms = TableBuilder.ArmsIn(context, rows.Select(row => row.Arm));
        return new ReportTable(
            "take-up-per-year",
            context.Pick("Gemiddeld aantal per jaar", "Mean number per year"),
            [new Column(context.Pick("Jaar", "Year")), .. arms.Select(arm => new Column(context.Pick(arm.Label)))],
            [
                .. TableBuilder.Grouped(
                    rows.GroupBy(row => (row.Kind, row.Year)),
                    group => context.Service(group.Key.Kind),
                    group => new Row(
                        context.Pick($"jaar {group.Key.Year}", $"year {group.Key.Year}"),
                        [
                            .. arms.Select(arm =>
                                Cell.Of(group.FirstOrDefault(row => row.Arm == arm.Id)?.Mean, NumberStyle.Decimal2)
                            ),
                        ],
                        RowKind.Indented
                    )
                ),
            ]
        )
        {
            Notes =
            [
                context.Pick(
                    "Van de mensen die in dat jaar nog een uitkering hadden.",
                    "Among those who were in benefit in that year."
                ),
            ],
        };
    }

    private static Figure Chains(ReportContext context, string? subgroup, List<ChainRow> rows)
    {
        const int Most = 10;
        string Name(ChainRow row) => string.Join(" → ", row.Chain.Select(context.Service));
        var shown = rows.Where(row => row.Share is not null && context.ArmOrNull(row.Arm) is { PartOf: null }).ToList();
        var order = shown
            .GroupBy(Name, StringComparer.Ordinal)
            .OrderByDescending(group => group.Sum(row => row.N))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(Most)
            .Select(group => group.Key)
            .ToList();
        var bars = shown
            .Where(row => order.Contains(Name(row)))
            .Select(row => new Bar(Name(row), row.Arm, row.Share!.Value));
        var figure = new BarFigure(context, [.. bars]) { Categories = order, CategoryTitle = "" };
        return new Figure(
            "chains" + (subgroup is null ? "" : "-" + subgroup),
            context.Pick("Trajecten en hun volgorde", "Trajectories and their order")
                + (subgroup is null ? "" : $" – {context.Subgroup(subgroup)}"),
            context.Pick("Meest voorkomend: ", "Most frequent: ") + string.Join("; ", order.Take(3)) + ".",
            figure.Rows(),
            context.Pick(
                "Aandeel van wie een traject had; de tien meest voorkomende.",
                "Share of those with any trajectory; the ten most frequent."
            )
        );
    }

    private static ReportTable Running(ReportContext context)
    {
        var rows = context.Results.RunningServices.Where(row => context.IsLeading(row.Subgroup)).ToList();
        var kinds = rows.Select(row => row.Kind).Distinct(StringComparer.Ordinal).ToList();
        string State(string state) =>
            state == "running"
                ? context.Pick("Lopend aan het eind van de volgperiode", "Running at the end of the follow-up")
                : context.Pick("Nieuw in het jaar erna", "New in the year after");
        return new ReportTable(
            "running-services",
            context.Pick("Trajecten na de volgperiode", "Trajectories after the follow-up"),
            [new Column(context.Pick("Groep", "Group")), .. kinds.Select(kind => new Column(context.Service(kind)))],
            [
                .. TableBuilder.Grouped(
                    rows.GroupBy(row => (row.State, row.Arm, row.Subgroup)),
                    group => State(group.Key.State),
                    group => new Row(
                        context.Arm(group.Key.Arm)
                            + (group.Key.Subgroup is { } subgroup ? $" – {context.Subgroup(subgroup)}" : ""),
                        [
                            .. kinds.Select(kind =>
                                group.FirstOrDefault(row => row.Kind == kind) is { } found
                                    ? Cell.Of(found.Share, NumberStyle.Percent, context.Reason(found.Reason))
                                    : new Cell.Empty()
                            ),
                        ],
                        RowKind.Indented
                    )
                ),
            ]
        );
    }

    private static ReportTable Levels(ReportContext context)
    {
        var rows = context
            .Results.TakeUpLevels.Where(row => row.Variable is null || row.Variable == context.LeadingVariable)
            .ToList();
        var columns = rows.Select(row => row.Arm).Distinct().ToList();
        string Level(string level) =>
            level switch
            {
                "none" => context.Pick("geen dienstverlening", "no service"),
                "conversation" => context.Pick("alleen een gesprek", "a conversation only"),
                _ => context.Pick("een gesprek en meer", "a conversation and more"),
            };
        return new ReportTable(
            "take-up-levels",
            context.Pick("Dienstverlening in drie niveaus", "Service in three levels"),
            [
                new Column(context.Pick("Niveau", "Level")),
                .. columns.Select(arm => new Column(
                    arm is null ? context.Pick("Alle groepen", "All groups") : context.Arm(arm)
                )),
            ],
            [
                .. TableBuilder.Grouped(
                    rows.GroupBy(row => (row.Variable, row.Category, row.Level)),
                    group =>
                        group.Key.Variable is null
                            ? context.Pick("Iedereen", "Everybody")
                            : $"{context.Variable(group.Key.Variable)}: {context.Category(group.Key.Variable, group.Key.Category)}",
                    group => new Row(
                        Level(group.Key.Level),
                        [
                            .. columns.Select(arm =>
                                Cell.Of(group.FirstOrDefault(row => row.Arm == arm)?.Share, NumberStyle.Percent)
                            ),
                        ],
                        RowKind.Indented
                    )
                ),
            ]
        );
    }

    private static ReportTable Planned(ReportContext context)
    {
        var rows = context.Results.PlannedConversations;
        var arms = rows.Select(row => row.Arm).Distinct().ToList();
        string Form(string form) =>
            form switch
            {
                "none" => context.Pick("geen gesprek", "no conversation"),
                "individual" => context.Pick("individueel", "individual"),
                "group" => context.Pick("in een groep", "in a group"),
                _ => context.Pick("vorm onbekend", "form unknown"),
            };
        return new ReportTable(
            "planned-conversations",
            context.Pick("Geplande gesprekken die zijn gevoerd", "Planned conversations that were held"),
            [
                new Column(context.Pick("Gesprek", "Conversation")),
                .. arms.Select(arm => new Column(
                    arm is null ? context.Pick("Alle groepen", "All groups") : context.Arm(arm)
                )),
            ],
            [
                .. TableBuilder.Grouped(
                    rows.GroupBy(row => (row.Month, row.Form)),
                    group => context.Pick($"Maand {group.Key.Month}", $"Month {group.Key.Month}"),
                    group => new Row(
                        Form(group.Key.Form),
                        [
                            .. arms.Select(arm =>
                                Cell.Of(group.FirstOrDefault(row => row.Arm == arm)?.Share, NumberStyle.Percent)
                            ),
                        ],
                        RowKind.Indented
                    )
                ),
            ]
        )
        {
            Notes =
            [
                context.Pick(
                    "Van wie in die maand nog een uitkering had.",
                    "Among those still in benefit in that month."
                ),
            ],
        };
    }
}
