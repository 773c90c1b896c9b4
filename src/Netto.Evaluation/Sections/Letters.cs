using Netto.Evaluation.Studies;
using Netto.Statistics.Comparisons;

namespace Netto.Evaluation.Sections;

/// <summary>The letters of a table row: which columns are significantly smaller.</summary>
internal static class Letters
{
    /// <summary>Letters for shares, in the order of the groups.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> ForShares(
        Study study,
        IReadOnlyList<Group> groups,
        IReadOnlyList<Tally> tallies
    ) =>
        [
            .. ColumnLetters
                .ForProportions(Columns(groups, tallies), study.Settings.LetterLevel)
                .Select(v => v.GreaterThan),
        ];

    /// <summary>Letters for means, in the order of the groups.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> ForMeans(
        Study study,
        IReadOnlyList<Group> groups,
        IReadOnlyList<Moments> moments
    ) => [.. ColumnLetters.ForMeans(Columns(groups, moments), study.Settings.LetterLevel).Select(v => v.GreaterThan)];

    private static List<Column<T>> Columns<T>(IReadOnlyList<Group> groups, IReadOnlyList<T> statistics)
        where T : struct =>
        [
            .. groups.Select(
                (group, at) => new Column<T>(group.Design.Letter, statistics[at], ParentLetter(groups, group))
            ),
        ];

    private static string? ParentLetter(IReadOnlyList<Group> groups, Group group) =>
        groups.FirstOrDefault(other => other.Id == group.Design.PartOf)?.Design.Letter;
}
