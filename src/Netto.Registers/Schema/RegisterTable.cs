namespace Netto.Registers.Schema;

/// <summary>What a row of a table is in time.</summary>
public abstract record RegisterTiming
{
    private RegisterTiming() { }

    /// <summary>Not dated.</summary>
    public sealed record None : RegisterTiming;

    /// <summary>Happens on one day.</summary>
    /// <param name="Column">The column with the day.</param>
    public sealed record Event(string Column) : RegisterTiming;

    /// <summary>Lasts from <paramref name="Start"/> up to, not including, <paramref name="End"/>; an empty end is still open.</summary>
    /// <param name="Start">The column with the first day.</param>
    /// <param name="End">The column with the first day after.</param>
    public sealed record Spell(string Start, string End) : RegisterTiming;

    /// <summary>Holds for a calendar year.</summary>
    /// <param name="Column">The column with the year.</param>
    public sealed record Year(string Column) : RegisterTiming;
}

/// <summary>Whether a table takes columns that it does not name.</summary>
public enum RegisterExtras
{
    /// <summary>Other columns are left out, and the log says so.</summary>
    LeftOut,

    /// <summary>Other columns are covariates: they pass through, with the type found in the data.</summary>
    Covariates,
}

/// <summary>One of the canonical tables.</summary>
/// <param name="Name">Its fixed name, and that of its file without the ending.</param>
/// <param name="RowIs">What one row is.</param>
/// <param name="Columns">Its columns, required ones first; the first is always <c>person</c>.</param>
/// <param name="Timing">What a row is in time.</param>
public sealed record RegisterTable(
    string Name,
    string RowIs,
    IReadOnlyList<RegisterColumn> Columns,
    RegisterTiming Timing
)
{
    /// <summary>The columns that together occur once; empty where equal rows are possible.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>The columns that, with the person, make spells be of one kind; such spells do not overlap. Null: they may.</summary>
    public IReadOnlyList<string>? NoOverlapWithin { get; init; }

    /// <summary>Whether it takes other columns.</summary>
    public RegisterExtras Extras { get; init; } = RegisterExtras.LeftOut;

    /// <summary>The column that may stand in place of the person, for rows of which nobody knows whose they are; null: every row has its person.</summary>
    public string? InsteadOfPerson { get; init; }

    /// <summary>The columns that a file must have; where another may stand in place of the person, one of the two beside them.</summary>
    public IEnumerable<RegisterColumn> RequiredColumns =>
        Columns.Where(column =>
            column.Presence != RegisterPresence.Optional
            && (InsteadOfPerson is null || column.Name != RegisterSchema.Person)
        );

    /// <summary>The column of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public RegisterColumn Column(string name) =>
        Columns.FirstOrDefault(column => column.Name == name)
        ?? throw new ArgumentException($"Table {Name} has no column {name}.", nameof(name));

    /// <summary>The statement that makes the empty table, in any DuckDB database.</summary>
    public string CreateSql() =>
        $"CREATE TABLE {Name} ({string.Join(", ", Columns.Select(column => $"{SqlNames.Quoted(column.Name)} {column.SqlType}"))})";
}
