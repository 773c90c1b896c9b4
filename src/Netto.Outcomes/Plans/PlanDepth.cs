using System.Runtime.CompilerServices;

namespace Netto.Outcomes.Plans;

/// <summary>How many gatherings lie inside one another: values of one frame with equal depth can be gathered together.</summary>
internal sealed class PlanDepth
{
    private readonly Dictionary<object, int> known = new(ReferenceEqualityComparer.Instance);

    public int Of(Expression expression)
    {
        if (!known.TryGetValue(expression, out var depth))
        {
            depth = Measure(expression);
            known.Add(expression, depth);
        }
        return depth;
    }

    private int Measure(Expression expression) =>
        expression switch
        {
            Expression.Literal or Expression.RowColumn or Expression.PersonColumn => 0,
            Expression.Unary unary => Of(unary.Operand),
            Expression.Binary binary => Math.Max(Of(binary.Left), Of(binary.Right)),
            Expression.Choice choice => Math.Max(Of(choice.Condition), Math.Max(Of(choice.Then), Of(choice.Otherwise))),
            Expression.IsOneOf isOneOf => Of(isOneOf.Operand),
            Expression.Kept kept => Of(kept.Value),
            Expression.Gathered gathered => 1 + Math.Max(Of(gathered.Source), Of(gathered.Gathering)),
            _ => throw new SwitchExpressionException(expression),
        };

    private int Of(Frame frame) =>
        frame switch
        {
            Frame.Table => 0,
            Frame.Filtered filtered => Math.Max(Of(filtered.Source), Of(filtered.Condition)),
            Frame.Extended extended => Math.Max(Of(extended.Source), Of(extended.Value)),
            Frame.Merged merged => Of(merged.Source),
            Frame.Stacked stacked => Math.Max(Of(stacked.Above), Of(stacked.Below)),
            Frame.Named named => Of(named.Source),
            _ => throw new SwitchExpressionException(frame),
        };

    private int Of(Gathering gathering) =>
        gathering switch
        {
            Gathering.Exists or Gathering.Count => 0,
            Gathering.Any any => Of(any.Condition),
            Gathering.Sum sum => Of(sum.Term),
            Gathering.Least least => Of(least.Value),
            Gathering.Greatest greatest => Of(greatest.Value),
            Gathering.First first => first.Keys.Select(key => Of(key.Value)).Append(Of(first.Value)).Max(),
            _ => throw new SwitchExpressionException(gathering),
        };
}
