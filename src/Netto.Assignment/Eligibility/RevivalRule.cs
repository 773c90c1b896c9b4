using NodaTime;

namespace Netto.Assignment;

/// <summary>A right and those that revived it, as one.</summary>
/// <param name="FirstDay">The first day, from which weeks are counted.</param>
/// <param name="EndDate">First day without the benefit after the last of them; null while it runs.</param>
/// <param name="Rights">The rights, in order.</param>
public sealed record RevivedRight(LocalDate FirstDay, LocalDate? EndDate, IReadOnlyList<InflowRight> Rights);

/// <summary>A right resumed within a number of days keeps its first day.</summary>
public static class RevivalRule
{
    /// <summary>Joins the rights of one person.</summary>
    /// <param name="rights">All rights of the person, in any order.</param>
    /// <param name="revivalDays">Largest number of days between end and resumption, included; null: no right is ever resumed.</param>
    /// <returns>In order of the first day. An open right swallows everything after it.</returns>
    public static IReadOnlyList<RevivedRight> Join(IReadOnlyList<InflowRight> rights, int? revivalDays)
    {
        var joined = new List<RevivedRight>();
        foreach (
            var right in rights
                .OrderBy(right => right.EntryDate)
                .ThenBy(right => right.EndDate ?? LocalDate.MaxIsoValue)
        )
        {
            if (joined.Count > 0 && Resumes(joined[^1], right, revivalDays))
            {
                var before = joined[^1];
                joined[^1] = new RevivedRight(
                    before.FirstDay,
                    Later(before.EndDate, right.EndDate),
                    [.. before.Rights, right]
                );
            }
            else
            {
                joined.Add(new RevivedRight(right.EntryDate, right.EndDate, [right]));
            }
        }

        return joined;
    }

    private static bool Resumes(RevivedRight before, InflowRight right, int? revivalDays)
    {
        if (before.EndDate is not { } end || right.EntryDate < end)
        {
            return true;
        }

        return revivalDays is { } days && Period.DaysBetween(end, right.EntryDate) <= days;
    }

    private static LocalDate? Later(LocalDate? a, LocalDate? b) =>
        a is null || b is null ? null : LocalDate.Max(a.Value, b.Value);
}
