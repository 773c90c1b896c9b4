namespace Netto.Registers.Schema;

/// <summary>Names and texts as they stand in SQL.</summary>
public static class SqlNames
{
    /// <summary>A name in double quotes: <c>start</c>, <c>end</c> and <c>class</c> are words of SQL too.</summary>
    public static string Quoted(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>A text in single quotes.</summary>
    public static string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
