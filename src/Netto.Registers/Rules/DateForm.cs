namespace Netto.Registers.Rules;

/// <summary>How a column writes its dates.</summary>
public enum DateForm
{
    /// <summary>2020-01-31.</summary>
    YearFirst,

    /// <summary>20200131.</summary>
    Digits,

    /// <summary>31-01-2020 or 31-1-2020.</summary>
    DayFirstDash,

    /// <summary>31/01/2020.</summary>
    DayFirstSlash,

    /// <summary>31.01.2020.</summary>
    DayFirstDot,
}

/// <summary>Names of the forms of dates, and the SQL that reads them.</summary>
public static class DateForms
{
    /// <summary>The forms with the day first, each with its sign.</summary>
    internal static IReadOnlyList<(DateForm Form, char Sign)> DayFirst { get; } =
    [(DateForm.DayFirstDash, '-'), (DateForm.DayFirstSlash, '/'), (DateForm.DayFirstDot, '.')];

    /// <summary>The form as people write it, such as <c>dd-mm-yyyy</c>.</summary>
    public static string NameOf(DateForm form) =>
        form switch
        {
            DateForm.YearFirst => "yyyy-mm-dd",
            DateForm.Digits => "yyyymmdd",
            _ => $"dd{SignOf(form)}mm{SignOf(form)}yyyy",
        };

    /// <summary>A regular expression that a whole text of the form meets, whether or not it is on the calendar.</summary>
    internal static string Pattern(DateForm form) =>
        form switch
        {
            DateForm.YearFirst => @"\d{4}-\d{2}-\d{2}",
            DateForm.Digits => @"\d{8}",
            _ => $@"\d{{1,2}}[{SignOf(form)}]\d{{1,2}}[{SignOf(form)}]\d{{4}}",
        };

    /// <summary>SQL of the date in a text; NULL where the text is none of this form.</summary>
    internal static string TypedSql(DateForm form, string text) =>
        form switch
        {
            DateForm.YearFirst => $"CASE WHEN length({text}) = 10 THEN TRY_CAST({text} AS DATE) END",
            DateForm.Digits => $"CASE WHEN length({text}) = 8 THEN TRY_STRPTIME({text}, '%Y%m%d')::DATE END",
            _ => $"CASE WHEN {text} LIKE '%{SignOf(form)}____' "
                + $"THEN TRY_STRPTIME({text}, '%d{SignOf(form)}%m{SignOf(form)}%Y')::DATE END",
        };

    private static char SignOf(DateForm form) => DayFirst.Single(known => known.Form == form).Sign;
}
