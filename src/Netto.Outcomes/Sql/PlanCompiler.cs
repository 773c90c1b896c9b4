using System.Runtime.CompilerServices;
using Netto.Outcomes.Plans;

namespace Netto.Outcomes.Sql;

/// <summary>
/// Turns values a person into one SQL query for DuckDB. Named frames and what is gathered from one frame become common
/// table expressions, shared by all values that need them; only the columns that are asked for are read.
/// </summary>
internal sealed class PlanCompiler
{
    private const string RootAlias = "p";
    private readonly PlanText planText = new();
    private readonly PlanDepth planDepth = new();
    private readonly Dictionary<string, NamedQuery> frames = [];
    private readonly Dictionary<string, GatheringQuery> gatherings = [];
    private readonly Dictionary<string, NamedQuery> kepts = [];
    private readonly HashSet<string> names = [];
    private readonly TableShape root;

    private PlanCompiler(TableShape root)
    {
        this.root = root;
        names.Add(root.Name);
    }

    /// <summary>
    /// One row a person of <paramref name="root"/> (a table with a column <c>person</c>), a column for each value, in order.
    /// </summary>
    public static string Compile(TableShape root, IEnumerable<KeyValuePair<string, Expression>> values) =>
        new PlanCompiler(root).Compile(values);

    private string Compile(IEnumerable<KeyValuePair<string, Expression>> values)
    {
        var select = new SelectBuilder(SqlText.Name(root.Name), RootAlias);
        var writer = ForPersons(select);
        foreach (var (name, expression) in values)
        {
            var sql = writer.Write(expression);
            select.Column(name, expression.Kind == ValueKind.Number ? $"CAST({sql} AS DOUBLE)" : sql);
        }
        var queries = InOrderOfReading(select);
        var with = queries.Count == 0 ? "" : $"WITH {string.Join(",\n", queries.Select(query => query.Render()))}\n";
        return with + select.Render("");
    }

    private static List<NamedQuery> InOrderOfReading(SelectBuilder select)
    {
        var order = new List<NamedQuery>();
        var seen = new HashSet<NamedQuery>();
        void Visit(SelectBuilder reader)
        {
            foreach (var query in reader.Reads.Where(seen.Add))
            {
                foreach (var inner in query.Selects)
                {
                    Visit(inner);
                }
                order.Add(query);
            }
        }
        Visit(select);
        return order;
    }

    private ExpressionWriter ForPersons(SelectBuilder select) =>
        new(
            name => throw new InvalidOperationException($"Column {name} belongs to rows; here is one row a person."),
            name => $"{RootAlias}.{SqlText.Name(name)}",
            value => OfPerson(select, value)
        );

    private ExpressionWriter ForRows(FrameView view) =>
        new(
            view.Column,
            name =>
            {
                view.Select.Join(
                    $"JOIN {SqlText.Name(root.Name)} AS {RootAlias} ON {RootAlias}.person = {view.Select.PersonColumn}"
                );
                return $"{RootAlias}.{SqlText.Name(name)}";
            },
            value => OfPerson(view.Select, value)
        );

    // A frame that nobody named is written into the SELECT that needs it.
    private FrameView Open(Frame frame)
    {
        switch (frame)
        {
            case Frame.Table table:
                return new(new SelectBuilder(SqlText.Name(table.Shape.Name), "r"), name => $"r.{SqlText.Name(name)}");
            case Frame.Filtered filtered:
                var source = Open(filtered.Source);
                foreach (var condition in ExpressionWriter.Conjuncts(filtered.Condition))
                {
                    source.Select.Where(ForRows(source).WriteConjunct(condition));
                }
                return source;
            case Frame.Extended extended:
                var inner = Open(extended.Source);
                return inner.With(extended.Column, () => ForRows(inner).Write(extended.Value));
            case Frame.Named or Frame.Merged or Frame.Stacked:
                return Read(Close(frame));
            default:
                throw new SwitchExpressionException(frame);
        }
    }

    private static FrameView Read(NamedQuery query)
    {
        var select = new SelectBuilder(SqlText.Name(query.Name), "r");
        select.Reads.Add(query);
        return new(
            select,
            name =>
            {
                query.Require(name);
                return $"r.{SqlText.Name(name)}";
            }
        );
    }

    private NamedQuery Close(Frame frame)
    {
        var key = planText.Of(frame);
        if (!frames.TryGetValue(key, out var query))
        {
            query = frame is Frame.Named named ? Close(named.Source, named.Name) : Close(frame, "periods");
            frames.Add(key, query);
        }
        return query;
    }

    private NamedQuery Close(Frame frame, string name) =>
        frame switch
        {
            Frame.Merged merged => new NamedQuery.Merged(
                FreeName(name),
                OpenPeriods(merged.Source),
                merged.LargestGapInDays
            ),
            Frame.Stacked stacked => new NamedQuery.Stacked(
                FreeName(name),
                OpenPeriods(stacked.Above),
                OpenPeriods(stacked.Below)
            ),
            _ => new NamedQuery.Plain(FreeName(name), OpenWithPerson(frame)),
        };

    private FrameView OpenWithPerson(Frame frame)
    {
        var view = Open(frame);
        view.Select.Column("person", view.Select.PersonColumn);
        return view;
    }

    private FrameView OpenPeriods(Frame frame)
    {
        var view = OpenWithPerson(frame);
        view.Select.Column(PeriodColumns.Start, view.Column(PeriodColumns.Start));
        view.Select.Column(PeriodColumns.End, view.Column(PeriodColumns.End));
        return view;
    }

    private string OfPerson(SelectBuilder reader, Expression value) =>
        value switch
        {
            Expression.Gathered gathered => Gathered(reader, gathered),
            Expression.Kept kept => Kept(reader, kept),
            _ => throw new SwitchExpressionException(value),
        };

    private string Kept(SelectBuilder reader, Expression.Kept kept)
    {
        var key = planText.Of(kept);
        if (!kepts.TryGetValue(key, out var query))
        {
            var select = new SelectBuilder(SqlText.Name(root.Name), RootAlias);
            select.Column("person", $"{RootAlias}.person");
            select.Column("value", ForPersons(select).WriteBare(kept.Value));
            query = new NamedQuery.Plain(FreeName(kept.Name), new(select, name => name));
            kepts.Add(key, query);
        }
        reader.Reads.Add(query);
        var name = SqlText.Name(query.Name);
        reader.Join($"LEFT JOIN {name} ON {name}.person = {reader.PersonColumn}");
        return $"{name}.value";
    }

    private string Gathered(SelectBuilder reader, Expression.Gathered gathered)
    {
        var key = $"{planDepth.Of(gathered)} {planText.Of(gathered.Source)}";
        if (!gatherings.TryGetValue(key, out var found))
        {
            found = NewGathering(gathered.Source);
            gatherings.Add(key, found);
        }
        var column = GatheringColumn(found, gathered.Gathering);
        reader.Reads.Add(found.Query);
        var name = SqlText.Name(found.Query.Name);
        reader.Join($"LEFT JOIN {name} ON {name}.person = {reader.PersonColumn}");
        return gathered.Gathering switch
        {
            Gathering.Exists or Gathering.Any => $"coalesce({name}.{column}, FALSE)",
            Gathering.Count or Gathering.Sum => $"coalesce({name}.{column}, 0)",
            _ => $"{name}.{column}",
        };
    }

    private GatheringQuery NewGathering(Frame source)
    {
        var view = OpenWithPerson(source);
        view.Select.Groups = true;
        return new(new NamedQuery.Plain(FreeName($"{BaseName(source)}_by_person"), view), view, []);
    }

    private string GatheringColumn(GatheringQuery query, Gathering gathering)
    {
        var text = planText.Of(gathering);
        if (!query.ColumnNames.TryGetValue(text, out var name))
        {
            name = ColumnName(query.View.Select, gathering);
            query.View.Select.Column(name, ForRows(query.View).WriteGathering(gathering));
            query.ColumnNames.Add(text, name);
        }
        return SqlText.Name(name);
    }

    private static string ColumnName(SelectBuilder select, Gathering gathering)
    {
        var stem = gathering switch
        {
            Gathering.Exists => "present",
            Gathering.Any => "holds",
            Gathering.Count => "rows",
            Gathering.Sum sum => "sum" + OfColumn(sum.Term),
            Gathering.Least least => "least" + OfColumn(least.Value),
            Gathering.Greatest greatest => "greatest" + OfColumn(greatest.Value),
            Gathering.First first => "first" + OfColumn(first.Value),
            _ => throw new SwitchExpressionException(gathering),
        };
        return Numbered(stem, select.HasColumn);
    }

    private static string OfColumn(Expression value) => value is Expression.RowColumn column ? $"_{column.Name}" : "";

    private static string BaseName(Frame frame) =>
        frame switch
        {
            Frame.Table table => table.Shape.Name,
            Frame.Filtered filtered => BaseName(filtered.Source),
            Frame.Extended extended => BaseName(extended.Source),
            Frame.Merged or Frame.Stacked => "periods",
            Frame.Named named => named.Name,
            _ => throw new SwitchExpressionException(frame),
        };

    private string FreeName(string stem)
    {
        var name = Numbered(stem, names.Contains);
        names.Add(name);
        return name;
    }

    private static string Numbered(string stem, Func<string, bool> isTaken)
    {
        var name = stem;
        for (var number = 2; isTaken(name); number++)
        {
            name = $"{stem}_{number}";
        }
        return name;
    }

    /// <summary>What is gathered from one frame: the query, the frame inside it, and the column of each gathering.</summary>
    private sealed record GatheringQuery(NamedQuery Query, FrameView View, Dictionary<string, string> ColumnNames);
}
