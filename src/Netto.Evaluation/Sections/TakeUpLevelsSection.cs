using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Evaluation.Sections;

/// <summary>
/// Three levels of service within some months, by class of each trait that the protocol names (000 tables 2.1-2.5): none,
/// a conversation only, or more.
/// </summary>
internal static class TakeUpLevelsSection
{
    private static readonly string[] Names = ["conversation", "conversation-and-more", "none"];

    public static IReadOnlyList<TakeUpLevelRow> Rows(Study study)
    {
        if (study.Protocol.Analysis.TakeUpLevels is not { } asked || study.Table.LevelServices.Count == 0)
            return [];
        var levels = new LevelsOfPeople(asked.ByMonth, Levels(study));
        var factors = asked
            .By.Select(study.Table.Factor)
            .OfType<FactorColumn>()
            .SelectMany(factor => factor.Levels.Select((level, code) => (Factor: factor, Level: level, Code: code)));
        return
        [
            .. Columns(study).SelectMany(who => Rows(levels, (null, null), who.Arm, who.Rows)),
            .. factors.SelectMany(of =>
                Columns(study)
                    .SelectMany(who =>
                        Rows(
                            levels,
                            (of.Factor.Id, of.Level),
                            who.Arm,
                            Array.FindAll(who.Rows, row => of.Factor.Codes[row] == of.Code)
                        )
                    )
            ),
        ];
    }

    private static IEnumerable<(string? Arm, int[] Rows)> Columns(Study study)
    {
        foreach (var group in study.Groups)
            yield return (group.Id, group.Rows);
        yield return (null, [.. study.Arms.SelectMany(arm => arm.Rows).Order()]);
    }

    private static int[] Levels(Study study)
    {
        var table = study.Table;
        var personal = Personal(study);
        var kinds = TakeUpSection
            .Kinds(table.LevelServices, table.Rows)
            .ToDictionary(kind => kind.Id, kind => kind.Counts, StringComparer.Ordinal);
        var levels = new int[table.Rows];
        for (var row = 0; row < levels.Length; row++)
        {
            var more = Count(kinds, "trajectories", row) + Count(kinds, "instruments", row) > 0;
            levels[row] =
                more ? 1
                : personal.Any(conversation => Count(kinds, conversation, row) > 0) ? 0
                : 2;
        }
        return levels;
    }

    /// <summary>The conversations that are service: where the protocol names what counts as received, only those of them.</summary>
    private static string[] Personal(Study study) =>
        study.Protocol.TreatmentReceived is TreatmentReceived.ServiceHeld rule
        && study.Protocol.Services.Conversations.Select(c => c.Id).Intersect(rule.Services).ToArray()
            is { Length: > 0 } own
            ? own
            : ["conversations"];

    private static double Count(Dictionary<string, double[]> kinds, string kind, int row) =>
        kinds.TryGetValue(kind, out var counts) ? counts[row] : 0;

    private static IEnumerable<TakeUpLevelRow> Rows(
        LevelsOfPeople levels,
        (string? Variable, string? Category) of,
        string? arm,
        int[] rows
    ) =>
        Names.Select(
            (name, level) =>
            {
                var n = rows.Count(row => levels.Levels[row] == level);
                return new TakeUpLevelRow
                {
                    Level = name,
                    Variable = of.Variable,
                    Category = of.Category,
                    Arm = arm,
                    N = n,
                    Of = rows.Length,
                    Share = rows.Length > 0 ? n / (double)rows.Length : null,
                    ByMonth = levels.ByMonth,
                };
            }
        );

    /// <summary>Index into the names of the levels for each person, and the months that count.</summary>
    private sealed record LevelsOfPeople(int ByMonth, int[] Levels);
}
