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
    private readonly List<KeyValuePair<string, Expression>> values =
    [
        new(PopulationShape.Ordinal, new Expression.PersonColumn(PopulationShape.Ordinal, ValueKind.Number)),
    ];

    public string Ask<TValue>(Series<PerPerson, TValue> series) => Ask(series.Node, "v");

    public string Ask<TValue>(Series<PerPerson, TValue> series, string name) => Ask(series.Node, name);

    /// <summary>The query, for people who want to see it.</summary>
    public string Sql() => PlanCompiler.Compile(PopulationShape.Table, values);

    public IEnumerable<Expression> Expressions => values.Select(value => value.Value);

    public ReadValues Read(DuckDbConnection connection, int people, CancellationToken cancellation) =>
        new(connection.ReadColumns(Sql(), cancellation: cancellation), people);

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

/// <summary>The answer to a <see cref="ValueReader"/>, in the order of the population.</summary>
internal sealed class ReadValues
{
    private readonly DuckDbColumns columns;
    private readonly int people;
    private readonly int[] ordinals;

    public ReadValues(DuckDbColumns columns, int people)
    {
        this.columns = columns;
        this.people = people;
        ordinals = Array.ConvertAll(columns.Doubles(PopulationShape.Ordinal).Values, ordinal => (int)ordinal);
    }

    /// <summary>Numbers; NaN where missing.</summary>
    public double[] Numbers(string name)
    {
        var found = columns.Doubles(name).NullAsNaN();
        return Arrange(row => found[row]);
    }

    /// <summary>Flags; missing counts as false.</summary>
    public bool[] Flags(string name)
    {
        var column = columns.Booleans(name);
        return Arrange(row => column.Validity.IsValid(row) && column.Values[row]);
    }

    /// <summary>Days since 1970-01-01; null where missing.</summary>
    public int?[] Days(string name)
    {
        var column = columns.Dates(name);
        return Arrange(row => column.Validity.IsValid(row) ? column.Days[row] : (int?)null);
    }

    private T[] Arrange<T>(Func<int, T> value)
    {
        var arranged = new T[people];
        for (var row = 0; row < ordinals.Length; row++)
        {
            arranged[ordinals[row]] = value(row);
        }
        return arranged;
    }
}
