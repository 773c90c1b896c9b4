using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>Service per year, after the follow-up, in three levels, and as it was planned.</summary>
internal static class TakeUpTables
{
    private static readonly string[] LevelsInOrder = ["none", "conversation", "conversation-and-more"];

    /// <summary>Mean number in each year among those then in benefit.</summary>
    public static ReportTable PerYear(ReportContext context)
    {
        var rows = context.Results.TakeUpPerYear;
        var arms = TableBuilder.ArmsIn(context, rows.Select(row => row.Arm));
        return new ReportTable(
            "take-up-per-year",
            context.Pick("Gemiddeld aantal per jaar", "Mean number per year"),
            [
                new Column(context.Pick("Jaar", "Year")),
                .. arms.Select(arm => new Column(TableBuilder.ArmHeader(context, arm.Id, arms.Count))),
            ],
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

    /// <summary>What ran at the end of the follow-up, and what began after it.</summary>
    public static ReportTable Running(ReportContext context)
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
                    rows.GroupBy(row => (row.State, row.Subgroup, row.Arm)),
                    group =>
                        State(group.Key.State)
                        + (group.Key.Subgroup is { } subgroup ? $" – {context.Subgroup(subgroup)}" : ""),
                    group => new Row(
                        context.Arm(group.Key.Arm),
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

    /// <summary>No service, a conversation, or more, by arm and leading trait.</summary>
    public static ReportTable Levels(ReportContext context)
    {
        var rows = context.Results.TakeUpLevels;
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
            context.Pick(
                $"Dienstverlening in drie niveaus, binnen {rows[0].ByMonth} maanden",
                $"Service in three levels, within {rows[0].ByMonth} months"
            ),
            [
                new Column(context.Pick("Niveau", "Level")),
                .. columns.Select(arm => new Column(
                    arm is null
                        ? context.Pick("Alle groepen", "All groups")
                        : TableBuilder.ArmHeader(context, arm, columns.Count)
                )),
            ],
            [
                .. TableBuilder.Grouped(
                    rows.GroupBy(row => (row.Variable, row.Category))
                        .SelectMany(part =>
                            part.GroupBy(row => (row.Variable, row.Category, row.Level))
                                .OrderBy(level => Array.IndexOf(LevelsInOrder, level.Key.Level))
                        ),
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

    /// <summary>Which planned conversations were held, and in which form.</summary>
    public static ReportTable Planned(ReportContext context)
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
                    arm is null
                        ? context.Pick("Alle groepen", "All groups")
                        : TableBuilder.ArmHeader(context, arm, arms.Count)
                )),
            ],
            [
                .. TableBuilder.Grouped(
                    rows.GroupBy(row => (row.Month, row.Subgroup, row.Form))
                        .Where(form => form.Any(row => row.Share > 0)),
                    group =>
                        context.Pick($"Maand {group.Key.Month}", $"Month {group.Key.Month}")
                        + (group.Key.Subgroup is { } among ? $" – {context.Subgroup(among)}" : ""),
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
