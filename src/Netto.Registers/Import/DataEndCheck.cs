using Netto.DuckDb;
using Netto.Protocol;
using Netto.Registers.Rules;
using Netto.Registers.Schema;
using NodaTime;
using static Netto.Registers.Schema.SqlNames;

namespace Netto.Registers.Import;

/// <summary>
/// Compares the last day of the data by the protocol with the last day that the registers name. Registers that fall
/// silent long before would make people who are still followed look jobless and out of benefit.
/// </summary>
internal sealed class DataEndCheck
{
    /// <summary>Silence shorter than a quarter proves nothing.</summary>
    private const int ShortestSilence = 92;

    /// <summary>Silence must be this many times as long as the days between dates in the year before it.</summary>
    private const int Unusual = 20;

    private const string Days = "register_days_";
    private const string Entries = "followed_entries_";

    private readonly DuckDbConnection connection;
    private readonly ImportPlan plan;

    internal DataEndCheck(DuckDbConnection connection, ImportPlan plan)
    {
        this.connection = connection;
        this.plan = plan;
        connection.Execute(
            $"CREATE TABLE {Days} (day DATE NOT NULL); CREATE TABLE {Entries} (day DATE NOT NULL, n BIGINT NOT NULL)"
        );
    }

    /// <summary>Takes in the dates of the rows that were kept.</summary>
    internal void Add(CheckedTable rows)
    {
        string[] columns = rows.Table.Timing switch
        {
            RegisterTiming.Spell spell => [spell.Start, spell.End],
            RegisterTiming.Event known => [known.Column],
            _ => [],
        };
        foreach (var column in columns)
        {
            connection.Execute(
                $"INSERT INTO {Days} SELECT DISTINCT {Quoted(column)} FROM {CheckedTable.Name} "
                    + $"WHERE fail_ = 0 AND {Quoted(column)} IS NOT NULL"
            );
        }
        if (rows.Table == RegisterSchema.Entries)
        {
            connection.Execute(
                $"INSERT INTO {Entries} SELECT entry_date, count(*) FROM {CheckedTable.Name} WHERE fail_ = 0 GROUP BY entry_date"
            );
        }
    }

    /// <summary>Last day that the registers name, up to the last day of the data by the protocol; null when nothing is dated.</summary>
    internal DateOnly? LastDay()
    {
        var limit = plan.DataUntil is { } until ? $" WHERE day <= DATE '{Iso(until)}'" : "";
        var last = connection.ReadValue($"SELECT max(day) FROM {Days}{limit}");
        return last.IsNull ? null : last.AsDate();
    }

    /// <summary>Stops when people are followed beyond the day on which the registers fall silent.</summary>
    /// <exception cref="InputException">REG018.</exception>
    internal void RefuseSilence(string folder)
    {
        if (plan is not { DataUntil: { } until, FollowUpMonths: { } months } || LastDay() is not { } last)
        {
            return;
        }
        var silence = until.ToDateOnly().DayNumber - last.DayNumber;
        var dates = connection.ReadValue(
            $"SELECT count(DISTINCT day) FROM {Days} WHERE day BETWEEN ? AND ?",
            [last.AddYears(-1), last]
        );
        if (silence <= ShortestSilence || silence <= Unusual * 365.0 / dates.AsLong())
        {
            return;
        }
        var beyond = People($"{InWindows()} AND day + INTERVAL {months} MONTH > DATE '{last:yyyy-MM-dd}'");
        if (beyond > 0)
        {
            throw RegisterErrors.One(
                RegisterErrors.ShorterThanFollowUp(folder, last, (beyond, People(InWindows())), (until, months))
            );
        }
    }

    /// <summary>Forgets what it took in.</summary>
    internal void Complete() => connection.Execute($"DROP TABLE {Days}; DROP TABLE {Entries}");

    private long People(string where) =>
        connection.ReadValue($"SELECT coalesce(sum(n), 0)::BIGINT FROM {Entries} WHERE {where}").AsLong();

    private string InWindows() =>
        plan.Windows.Count == 0
            ? "true"
            : $"({string.Join(" OR ", plan.Windows.Select(window => $"day BETWEEN DATE '{Iso(window.From)}' AND DATE '{Iso(window.Until)}'"))})";

    private static string Iso(LocalDate date) => $"{date.Year:0000}-{date.Month:00}-{date.Day:00}";
}
