namespace Netto.DuckDb;

/// <summary>DuckDB refused or failed, or its layer was used in a way that is not allowed.</summary>
public sealed class DuckDbException : Exception
{
    private const int LongestSqlInMessage = 600;

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What went wrong, in DuckDB's words where it spoke.</param>
    /// <param name="sql">The statement that was run, or null where there was none.</param>
    public DuckDbException(string message, string? sql)
        : base(Compose(message, sql))
    {
        Reason = message;
        Sql = sql;
    }

    /// <summary>What went wrong, without the statement.</summary>
    public string Reason { get; }

    /// <summary>The whole statement that was run; null where there was none.</summary>
    public string? Sql { get; }

    private static string Compose(string message, string? sql)
    {
        if (string.IsNullOrWhiteSpace(sql))
        {
            return message;
        }
        var text = sql.Trim();
        var shown = text.Length <= LongestSqlInMessage ? text : text[..LongestSqlInMessage] + " …";
        return $"{message}{Environment.NewLine}in: {shown}";
    }
}
