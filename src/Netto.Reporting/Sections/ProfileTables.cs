using Netto.Reporting.Documents;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>Who got each service.</summary>
internal static class ProfileTables
{
    /// <summary>Signs: services across, traits down.</summary>
    public static IEnumerable<Block> Signs(ReportContext context)
    {
        var rows = context.Results.ProfileSigns;
        if (rows.Count == 0)
        {
            yield break;
        }
        var services = rows.Select(row => row.Service).Distinct(StringComparer.Ordinal).ToList();
        yield return new Block.TableBlock(
            new ReportTable(
                "profile-signs",
                context.Pick(
                    "Wie krijgt welke dienst vaker (+) of minder vaak (−)?",
                    "Who gets which service more (+) or less (−) often?"
                ),
                [
                    new Column(context.Pick("Kenmerk", "Trait")),
                    .. services.Select(service => new Column(context.Service(service))),
                ],
                [
                    .. TableBuilder.Grouped(
                        rows.GroupBy(row => (row.Variable, row.Category)),
                        group => context.Variable(group.Key.Variable),
                        group => new Row(
                            context.Category(group.Key.Variable, group.Key.Category),
                            [
                                .. services.Select(service =>
                                    (Cell)
                                        new Cell.Text(
                                            (group.FirstOrDefault(row => row.Service == service)?.Sign ?? "").Replace(
                                                '-',
                                                '−'
                                            )
                                        )
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
                        "Een teken staat er alleen als de groepen met dienstverlening het eens zijn en het verschil significant is.",
                        "A sign stands only where the groups with service agree and the difference is significant."
                    ),
                ],
            }
        );
    }

    /// <summary>The full tables behind the signs, one for each service.</summary>
    public static IEnumerable<Block> Annex(ReportContext context)
    {
        foreach (var service in context.Results.Profiles.GroupBy(row => row.Service, StringComparer.Ordinal))
        {
            var arms = TableBuilder.ArmsIn(context, service.Select(row => row.Arm));
            yield return new Block.TableBlock(
                new ReportTable(
                    $"profile-{service.Key}",
                    context.Pick("Wie kreeg welke dienst: ", "Who got which service: ")
                        + ReportContext.InSentence(context.Service(service.Key)),
                    [
                        new Column(context.Pick("Kenmerk", "Trait")),
                        .. arms.SelectMany(arm =>
                            new[]
                            {
                                new Column(context.Pick("zonder", "without"), context.Pick(arm.Label)),
                                new Column(context.Pick("met", "with"), context.Pick(arm.Label)),
                            }
                        ),
                    ],
                    [
                        .. TableBuilder.Grouped(
                            service.GroupBy(row => (row.Variable, row.Category)),
                            group => context.Variable(group.Key.Variable),
                            group => new Row(
                                context.Category(group.Key.Variable, group.Key.Category),
                                [
                                    .. arms.SelectMany(arm =>
                                    {
                                        var row = group.FirstOrDefault(found => found.Arm == arm.Id);
                                        return new[]
                                        {
                                            Share(
                                                row?.WithoutShare,
                                                row?.Greater == "without" ? row.Mark : "",
                                                context.Reason(row?.Reason)
                                            ),
                                            Share(
                                                row?.WithShare,
                                                row?.Greater == "with" ? row.Mark : "",
                                                context.Reason(row?.Reason)
                                            ),
                                        };
                                    }),
                                ],
                                RowKind.Indented
                            )
                        ),
                    ]
                )
                {
                    Notes =
                    [
                        context.ProfileMarksNote()
                            + context.Pick(
                                " Getoetst is met tegen zonder; het teken staat bij het grotere deel.",
                                " With is tested against without; the mark stands at the larger share."
                            ),
                    ],
                }
            );
        }
    }

    private static Cell Share(double? share, string mark, string reason) =>
        share is { } value ? new Cell.Number(value, NumberStyle.Percent, mark) : new Cell.Missing(reason);
}
