using System.Runtime.CompilerServices;

namespace Netto.Outcomes.Plans;

/// <summary>A column of a table that a plan reads.</summary>
internal readonly record struct PlanSource(string Table, string Column);

/// <summary>Finds the tables and columns that plans need; columns that only break ties are not among them.</summary>
internal sealed class PlanSources
{
    private readonly SortedSet<(string Table, string Column)> found = [];
    private readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);

    public static IReadOnlyList<PlanSource> Of(IEnumerable<Expression> expressions)
    {
        var sources = new PlanSources();
        foreach (var expression in expressions)
        {
            sources.Visit(expression, within: null);
        }
        return [.. sources.found.Select(pair => new PlanSource(pair.Table, pair.Column))];
    }

    private void Visit(Expression expression, Frame? within)
    {
        switch (expression)
        {
            case Expression.RowColumn column when within is not null:
                Reach(within, column.Name);
                break;
            case Expression.Unary unary:
                Visit(unary.Operand, within);
                break;
            case Expression.Binary binary:
                Visit(binary.Left, within);
                Visit(binary.Right, within);
                break;
            case Expression.Choice choice:
                Visit(choice.Condition, within);
                Visit(choice.Then, within);
                Visit(choice.Otherwise, within);
                break;
            case Expression.IsOneOf isOneOf:
                Visit(isOneOf.Operand, within);
                break;
            case Expression.Kept kept:
                Visit(kept.Value, within);
                break;
            case Expression.Gathered gathered:
                Visit(gathered.Source);
                Visit(gathered.Gathering, gathered.Source);
                break;
        }
    }

    private void Visit(Gathering gathering, Frame source)
    {
        switch (gathering)
        {
            case Gathering.Any any:
                Visit(any.Condition, source);
                break;
            case Gathering.Sum sum:
                Visit(sum.Term, source);
                break;
            case Gathering.Least least:
                Visit(least.Value, source);
                break;
            case Gathering.Greatest greatest:
                Visit(greatest.Value, source);
                break;
            case Gathering.First first:
                // The keys after the first only break ties.
                Visit(first.Value, source);
                Visit(first.Keys[0].Value, source);
                break;
        }
    }

    private void Visit(Frame frame)
    {
        if (!seen.Add(frame))
        {
            return;
        }
        switch (frame)
        {
            case Frame.Filtered filtered:
                Visit(filtered.Source);
                Visit(filtered.Condition, filtered.Source);
                break;
            case Frame.Extended extended:
                Visit(extended.Source);
                Visit(extended.Value, extended.Source);
                break;
            case Frame.Merged merged:
                Visit(merged.Source);
                break;
            case Frame.Stacked stacked:
                Visit(stacked.Above);
                Visit(stacked.Below);
                break;
            case Frame.Named named:
                Visit(named.Source);
                break;
        }
    }

    // A column that the plan made itself was visited where it was made.
    private void Reach(Frame frame, string column)
    {
        switch (frame)
        {
            case Frame.Table table:
                found.Add((table.Shape.Name, column));
                break;
            case Frame.Filtered filtered:
                Reach(filtered.Source, column);
                break;
            case Frame.Extended extended when extended.Column != column:
                Reach(extended.Source, column);
                break;
            case Frame.Named named:
                Reach(named.Source, column);
                break;
            case Frame.Extended:
                break;
            case Frame.Merged merged:
                Reach(merged.Source, column);
                break;
            case Frame.Stacked stacked:
                Reach(stacked.Above, column);
                Reach(stacked.Below, column);
                break;
            default:
                throw new SwitchExpressionException(frame);
        }
    }
}
