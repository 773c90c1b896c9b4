using Netto.DuckDb;
using Netto.Outcomes.Kinds;
using Netto.Outcomes.Plans;
using Netto.Outcomes.Sql;

namespace Netto.Outcomes.Measuring;

/// <summary>
/// Gathers values a person that one query answers: each is asked for by its expression, equal ones are computed once,
/// and after <see cref="Read"/> they are arrays in the order of the population.
/// </summary>
internal sealed class ValueReader
{
    private readonly PlanText planText = new();
    private readonly Dictionary<string, string> names = [];
    private readonly HashSet<string> states = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, Expression>> values =
    [
        new(PopulationShape.Ordinal, new Expression.PersonColumn(PopulationShape.Ordinal, ValueKind.Number)),
    ];

    public string Ask<TValue>(Series<PerPerson, TValue> series) => Ask(series.Node, "v");

    public string Ask<TValue>(Series<PerPerson, TValue> series, string name) => Ask(series.Node, name);

    /// <summary>Asks for a number that is 1 or 0, to be read with <see cref="ReadValues.States"/>.</summary>
    public string AskState(Series<PerPerson, double> series)
    {
        var name = Ask(series.Node, "s");
        states.Add(name);
        return name;
    }

    /// <summary>The query, for people who want to see it.</summary>
    public string Sql() => PlanCompiler.Compile(PopulationShape.Table, values);

    public IEnumerable<Expression> Expressions => values.Select(value => value.Value);

    public ReadValues Read(DuckDbConnection connection, int people, CancellationToken cancellation)
    {
        using var answer = connection.Query(Sql(), cancellation: cancellation);
        return ReadValues.Of(answer, people, states);
    }

    private string Ask(Expression expression, string stem)
    {
        var text = planText.Of(expression);
        if (!names.TryGetValue(text, out var name))
        {
            name = stem;
            for (var number = 2; names.ContainsValue(name); number++)
            {
                name = $"{stem}_{number}";
            }
            names.Add(text, name);
            values.Add(new(name, expression));
        }
        return name;
    }
}
