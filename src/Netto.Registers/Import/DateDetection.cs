using System.Globalization;
using Netto.DuckDb;
using Netto.Protocol;
using Netto.Registers.Rules;
using static Netto.Registers.Schema.SqlNames;

namespace Netto.Registers.Import;

/// <summary>
/// Finds how each column writes its dates, from all of its values. Where day and month could change places in every
/// value, the other columns of this import that are certain decide; where none is, the import stops: it never guesses.
/// </summary>
internal sealed class DateDetection(DuckDbConnection connection, CancellationToken cancellation)
{
    /// <summary>So many certain dates outweigh one with day and month the other way round, which is then a wrong cell.</summary>
    private const int Outweighs = 20;

    private readonly HashSet<DateForm> certain = [];

    /// <summary>The forms of the date columns of the raw table.</summary>
    /// <exception cref="InputException">REG017: a column is ambiguous, or has the month first.</exception>
    internal Dictionary<string, DateForm> Of(string file, IEnumerable<string> columns)
    {
        var found = columns.Select(name => Count(name)).ToList();
        certain.UnionWith(found.Where(column => column.IsCertain).Select(column => column.Form));
        var problems = found.Where(column => !IsReadable(column)).Select(column => Problem(file, column)).ToList();
        return problems.Count == 0
            ? found.ToDictionary(column => column.Name, column => column.Form, StringComparer.Ordinal)
            : throw new InputException(problems);
    }

    /// <summary>The form of a covariate when all that it holds are dates of one form; else null.</summary>
    internal DateForm? OfCovariate(string name)
    {
        var column = Count(name);
        return column.IsAllDates && IsReadable(column) && AllOnCalendar(column) ? column.Form : null;
    }

    /// <summary>
    /// The forms of the columns that hold dates only; columns where day and month could change places help each other as in
    /// an import, and are null where none is certain.
    /// </summary>
    internal Dictionary<string, DateForm?> OfTable(IEnumerable<string> columns)
    {
        var dates = columns.Select(Count).Where(column => column.IsAllDates).ToList();
        certain.UnionWith(dates.Where(column => column.IsCertain).Select(column => column.Form));
        return dates.ToDictionary(
            column => column.Name,
            column => IsReadable(column) && AllOnCalendar(column) ? column.Form : (DateForm?)null,
            StringComparer.Ordinal
        );
    }

    private bool IsReadable(DateColumn column) =>
        !DateForms.DayFirst.Any(known => known.Form == column.Form)
        || column.IsCertain
        || (column.MonthFirst == 0 && certain.Contains(column.Form));

    private DateColumn Count(string name)
    {
        var signs = DateForms.DayFirst;
        var counts = signs.Select(
            (known, index) =>
                $"count(*) FILTER ({Meets(known.Form)}) AS shaped{index}, "
                + $"count(*) FILTER ({Meets(known.Form)} AND {Part(known.Sign, 1)} BETWEEN 13 AND 31 AND {Part(known.Sign, 2)} <= 12) AS day{index}, "
                + $"count(*) FILTER ({Meets(known.Form)} AND {Part(known.Sign, 1)} <= 12 AND {Part(known.Sign, 2)} BETWEEN 13 AND 31) AS month{index}"
        );
        var found = connection.ReadColumns(
            $"SELECT count(*) AS n, count(*) FILTER ({Meets(DateForm.YearFirst)}) AS iso, "
                + $"count(*) FILTER ({Meets(DateForm.Digits)}) AS digits, {string.Join(", ", counts)} "
                + $"FROM (SELECT DISTINCT trim({Quoted(name)}) AS x FROM {LoadedFile.RawTable} WHERE trim({Quoted(name)}) <> '')",
            cancellation: cancellation
        );
        long Of(string column) => found.Longs(column).Values[0];
        var candidates = new List<DateColumn>
        {
            new(name, DateForm.YearFirst, Of("n"), Of("iso"), 0, 0),
            new(name, DateForm.Digits, Of("n"), Of("digits"), 0, 0),
        };
        for (var index = 0; index < signs.Count; index++)
        {
            string Named(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}{index}");
            candidates.Add(
                new(name, signs[index].Form, Of("n"), Of(Named("shaped")), Of(Named("day")), Of(Named("month")))
            );
        }
        return candidates.MaxBy(candidate => candidate.Shaped)!;
    }

    private bool AllOnCalendar(DateColumn column) =>
        connection
            .ReadValue(
                $"SELECT count(*) FROM {LoadedFile.RawTable} WHERE trim({Quoted(column.Name)}) <> '' "
                    + $"AND {DateForms.TypedSql(column.Form, $"trim({Quoted(column.Name)})")} IS NULL"
            )
            .AsLong() == 0;

    private Diagnostic Problem(string file, DateColumn column)
    {
        var text = $"trim({Quoted(column.Name)})";
        var monthFirst = column.MonthFirst > 0;
        var sign = DateForms.DayFirst.Single(known => known.Form == column.Form).Sign;
        var telling = monthFirst ? $"AND {Part(sign, 2, text)} > 12" : "";
        var first = connection.ReadColumns(
            $"SELECT rowid + 1 AS row_, {text} AS x FROM {LoadedFile.RawTable} "
                + $"WHERE regexp_full_match({text}, '{DateForms.Pattern(column.Form)}') {telling} ORDER BY rowid LIMIT 1",
            cancellation: cancellation
        );
        return RegisterErrors.UnclearDates(
            file,
            column.Name,
            (first.Longs("row_").Values[0], first.Texts("x").Values[0]!),
            DateForms.NameOf(column.Form),
            monthFirst
                ? "Dates have the month first, or day and month change places from row to row."
                : "Every date can be read with the day first and with the month first."
        );
    }

    private static string Meets(DateForm form) => $"regexp_full_match(x, '{DateForms.Pattern(form)}')";

    private static string Part(char sign, int part, string text = "x") =>
        string.Create(CultureInfo.InvariantCulture, $"TRY_CAST(split_part({text}, '{sign}', {part}) AS INTEGER)");

    /// <summary>What a column holds: distinct values, how many look like the form, and which of them can be read in one way only.</summary>
    private sealed record DateColumn(
        string Name,
        DateForm Form,
        long Values,
        long Shaped,
        long DayFirst,
        long MonthFirst
    )
    {
        internal bool IsAllDates => Values > 0 && Shaped == Values && Form != DateForm.Digits;

        internal bool IsCertain => DayFirst > 0 && DayFirst >= Outweighs * MonthFirst;
    }
}
