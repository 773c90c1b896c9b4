using System.Text;

namespace Netto.Outcomes.Sql;

/// <summary>One SELECT in the making: columns and joins are added when something asks for them.</summary>
internal sealed class SelectBuilder(string source, string alias)
{
    private readonly List<string> joins = [];
    private readonly List<string> conditions = [];
    private readonly Dictionary<string, string> columns = [];
    private readonly List<string> columnOrder = [];

    public string Alias => alias;

    public string PersonColumn => $"{alias}.person";

    /// <summary>The named queries that this one reads.</summary>
    public HashSet<NamedQuery> Reads { get; } = [];

    public bool Groups { get; set; }

    public void Join(string join)
    {
        if (!joins.Contains(join))
        {
            joins.Add(join);
        }
    }

    public void Where(string condition)
    {
        if (!conditions.Contains(condition))
        {
            conditions.Add(condition);
        }
    }

    public bool HasColumn(string name) => columns.ContainsKey(name);

    /// <summary>Adds a column unless it is there.</summary>
    public void Column(string name, string expression)
    {
        if (columns.TryAdd(name, expression))
        {
            columnOrder.Add(name);
        }
    }

    public string Render(string indent)
    {
        var text = new StringBuilder();
        text.Append(indent).Append("SELECT");
        for (var index = 0; index < columnOrder.Count; index++)
        {
            var name = columnOrder[index];
            text.Append(index == 0 ? "\n" : ",\n").Append(indent).Append("    ").Append(Selected(name, columns[name]));
        }
        text.Append('\n').Append(indent).Append("FROM ").Append(source).Append(" AS ").Append(alias);
        foreach (var join in joins)
        {
            text.Append('\n').Append(indent).Append(join);
        }
        for (var index = 0; index < conditions.Count; index++)
        {
            text.Append('\n').Append(indent).Append(index == 0 ? "WHERE " : "  AND ").Append(conditions[index]);
        }
        if (Groups)
        {
            text.Append('\n').Append(indent).Append("GROUP BY ").Append(PersonColumn);
        }
        return text.ToString();
    }

    private static string Selected(string name, string expression)
    {
        var quoted = SqlText.Name(name);
        return
            expression.EndsWith("." + quoted, StringComparison.Ordinal)
            && !expression.Contains(' ', StringComparison.Ordinal)
            ? expression
            : $"{expression} AS {quoted}";
    }
}
