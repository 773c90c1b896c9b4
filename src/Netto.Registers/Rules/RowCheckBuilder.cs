using Netto.Protocol;
using Netto.Registers.Schema;
using NodaTime;
using static Netto.Registers.Schema.SqlNames;

namespace Netto.Registers.Rules;

/// <summary>Writes the checks of single rows of a table as SQL.</summary>
internal sealed class RowCheckBuilder
{
    private const string EarliestDate = "DATE '1850-01-01'";
    private const string EndOfTime = "DATE '2500-01-01'";

    private readonly RegisterTable table;
    private readonly ImportPlan plan;
    private readonly DecimalMark mark;
    private readonly IReadOnlyDictionary<string, DateForm> dates;
    private readonly List<ReadColumn> columns = [];
    private readonly List<RowCheck> failing = [];
    private readonly List<RowCheck> mending = [];

    private RowCheckBuilder(
        RegisterTable table,
        ImportPlan plan,
        (DecimalMark Mark, IReadOnlyDictionary<string, DateForm> Dates) forms
    )
    {
        this.table = table;
        this.plan = plan;
        (mark, dates) = forms;
    }

    /// <summary>The checks of a table with these columns.</summary>
    /// <param name="table">The table.</param>
    /// <param name="present">Columns of the file that are read, without the citizen number; covariates with the type found.</param>
    /// <param name="plan">What the protocol says.</param>
    /// <param name="forms">How the file writes decimals, and each of its date columns dates.</param>
    internal static RowChecks For(
        RegisterTable table,
        IReadOnlyList<RegisterColumn> present,
        ImportPlan plan,
        (DecimalMark Mark, IReadOnlyDictionary<string, DateForm> Dates) forms
    )
    {
        var builder = new RowCheckBuilder(table, plan, forms);
        builder.CheckPerson(present);
        foreach (var column in present)
        {
            builder.Read(column);
        }
        builder.CheckTiming();
        return new RowChecks(builder.columns, builder.failing, builder.mending);
    }

    private void CheckPerson(IReadOnlyList<RegisterColumn> present)
    {
        if (table.InsteadOfPerson is { } other && present.Any(column => column.Name == other))
        {
            var text = $"t.{Quoted("v_" + other)}";
            Fail(ImportRule.WrongType, RegisterSchema.CitizenNumber, $"t.person IS NULL AND {text} IS NULL");
            Fail(ImportRule.WrongType, other, $"t.person IS NOT NULL AND {text} IS NOT NULL");
        }
        else
        {
            Fail(ImportRule.WrongType, RegisterSchema.CitizenNumber, "t.person IS NULL");
        }
        Fail(ImportRule.ElevenTest, RegisterSchema.CitizenNumber, "NOT t.valid_");
    }

    private void Read(RegisterColumn column)
    {
        var (text, typed) = (Quoted("v_" + column.Name), Quoted("t_" + column.Name));
        var trimmed = $"nullif(trim({Quoted(column.Name)}), '')";
        var stored = $"t.{typed}";
        if (column.Presence == RegisterPresence.Required)
        {
            Fail(ImportRule.WrongType, column.Name, $"t.{text} IS NULL");
        }
        CheckType(column, text, typed);
        stored = CheckDates(column, typed, stored);
        stored = CheckCodes(column, typed, stored);
        columns.Add(new ReadColumn(column, trimmed, TypedSql(column, text), stored));
    }

    private void CheckType(RegisterColumn column, string text, string typed)
    {
        var misread = $"t.{text} IS NOT NULL AND t.{typed} IS NULL";
        if (column.Type == RegisterType.Date)
        {
            var looksLikeDate = $"regexp_full_match(t.{text}, '{DateForms.Pattern(dates[column.Name])}')";
            MendOrFail(ImportRule.ImpossibleDate, column, $"{misread} AND {looksLikeDate}");
            MendOrFail(ImportRule.WrongType, column, $"{misread} AND NOT {looksLikeDate}");
        }
        else if (column.Type != RegisterType.Text)
        {
            MendOrFail(ImportRule.WrongType, column, misread);
        }
    }

    private string CheckDates(RegisterColumn column, string typed, string stored)
    {
        if (column.Type != RegisterType.Date)
        {
            return stored;
        }
        var impossible = $"t.{typed} < {EarliestDate} OR t.{typed} >= {EndOfTime}";
        if (table.Timing is RegisterTiming.Spell spell && column.Name == spell.End)
        {
            Mend(ImportRule.EndOfTime, column.Name, $"t.{typed} >= {EndOfTime}");
            stored = $"CASE WHEN t.{typed} < {EndOfTime} THEN t.{typed} END";
            impossible = $"t.{typed} < {EarliestDate}";
        }
        else if (column.Name == "birth_date" && plan.DataUntil is { } until)
        {
            impossible += $" OR t.{typed} > {DateLiteral(until)}";
        }
        return MendOrFail(ImportRule.ImpossibleDate, column, impossible)
            ? $"CASE WHEN NOT coalesce({impossible}, false) THEN {stored} END"
            : stored;
    }

    private string CheckCodes(RegisterColumn column, string typed, string stored)
    {
        var known = KnownCodes(column.Codes);
        if (known.Count == 0)
        {
            return stored;
        }
        var unknown = $"t.{typed} NOT IN ({string.Join(", ", known.Keys.Select(Literal))})";
        var mended = MendOrFail(ImportRule.UnknownCode, column, unknown);
        var others = known.Where(pair => pair.Key != pair.Value).ToList();
        if (others.Count > 0)
        {
            Mend(
                ImportRule.OtherCode,
                column.Name,
                $"t.{typed} IN ({string.Join(", ", others.Select(pair => Literal(pair.Key)))})"
            );
        }
        var renamed = string.Concat(others.Select(pair => $" WHEN {Literal(pair.Key)} THEN {Literal(pair.Value)}"));
        var value = others.Count > 0 ? $"CASE t.{typed}{renamed} ELSE t.{typed} END" : $"t.{typed}";
        return mended ? $"CASE WHEN NOT ({unknown}) THEN {value} END" : value;
    }

    private void CheckTiming()
    {
        if (table.Timing is RegisterTiming.Spell spell)
        {
            CheckSpell(spell);
        }
        var dated = table.Timing switch
        {
            RegisterTiming.Spell known => known.Start,
            RegisterTiming.Event known => known.Column,
            _ => null,
        };
        if (dated is not null && plan.DataUntil is { } until)
        {
            MendOrFail(
                ImportRule.OutsideFollowUp,
                table.Column(dated) with
                {
                    Presence = RegisterPresence.Optional,
                },
                $"t.{Quoted("t_" + dated)} > {DateLiteral(until)}"
            );
        }
        if (table != RegisterSchema.Entries)
        {
            Fail(
                ImportRule.PersonWithoutEntry,
                RegisterSchema.CitizenNumber,
                "t.person IS NOT NULL AND t.ord_ IS NULL"
            );
        }
    }

    private void CheckSpell(RegisterTiming.Spell spell)
    {
        var (start, end) = (Quoted("t_" + spell.Start), Quoted("t_" + spell.End));
        var backwards = $"t.{end} < t.{start}";
        var mended = MendOrFail(
            ImportRule.EndBeforeStart,
            table.Column(spell.End) with
            {
                Presence = RegisterPresence.Optional,
            },
            backwards
        );
        if (!mended)
        {
            return;
        }
        for (var index = 0; index < columns.Count; index++)
        {
            var (name, other) = columns[index].Column.Name == spell.Start ? (spell.Start, end) : (spell.End, start);
            if (columns[index].Column.Name == name)
            {
                var stored = $"CASE WHEN {backwards} THEN t.{other} ELSE {columns[index].Stored} END";
                columns[index] = columns[index] with { Stored = stored };
            }
        }
    }

    private Dictionary<string, string> KnownCodes(RegisterCodes codes) =>
        codes switch
        {
            RegisterCodes.Fixed known => known.Values.ToDictionary(code => code, code => code, StringComparer.Ordinal),
            RegisterCodes.FromProtocol named when plan.Codes.TryGetValue(named.List, out var found) => new(
                found,
                StringComparer.Ordinal
            ),
            _ => [],
        };

    /// <summary>Mends where the protocol wants it and the cell may become empty; else the row fails.</summary>
    private bool MendOrFail(ImportRule rule, RegisterColumn column, string condition)
    {
        var repairs = ImportRuleNames.ActionOf(rule, plan.Rules) == ImportAction.Repair;
        if (repairs && column.Presence != RegisterPresence.Required)
        {
            Mend(rule, column.Name, condition);
            return true;
        }
        Fail(rule, column.Name, condition);
        return false;
    }

    private void Mend(ImportRule rule, string column, string condition) =>
        mending.Add(new RowCheck(rule, column, condition, ImportAction.Repair));

    private void Fail(ImportRule rule, string column, string condition)
    {
        var action = ImportRuleNames.ActionOf(rule, plan.Rules);
        var effective = action == ImportAction.Stop ? ImportAction.Stop : ImportAction.Quarantine;
        failing.Add(new RowCheck(rule, column, condition, effective));
    }

    private string TypedSql(RegisterColumn column, string text) =>
        column.Type switch
        {
            RegisterType.Text => text,
            RegisterType.Date => DateForms.TypedSql(dates[column.Name], text),
            // A cast alone would round 1.5 to 2.
            RegisterType.Whole =>
                $"CASE WHEN NOT regexp_matches({text}, '[^0-9-]') THEN TRY_CAST({text} AS INTEGER) END",
            RegisterType.Number => NumberSql(text),
            _ => $"CASE WHEN lower({text}) IN ('1','true','t','yes','y','ja','j') THEN true"
                + $" WHEN lower({text}) IN ('0','false','f','no','n','nee') THEN false END",
        };

    private string NumberSql(string text)
    {
        var (plain, stray) = mark == DecimalMark.Comma ? ($"replace({text}, ',', '.')", '.') : (text, ',');
        var number = $"TRY_CAST({plain} AS DOUBLE)";
        return $"CASE WHEN NOT contains({text}, '{stray}') AND isfinite({number}) THEN {number} END";
    }

    private static string DateLiteral(LocalDate date) => $"DATE '{date.Year:0000}-{date.Month:00}-{date.Day:00}'";
}
