using System.Globalization;
using System.Runtime.CompilerServices;
using NodaTime;
using NodaTime.Text;

namespace Netto.Outcomes.Plans;

/// <summary>
/// Writes a plan as text that is equal exactly when the plans are: the compiler finds by it what two outcomes share.
/// </summary>
internal sealed class PlanText
{
    private readonly Dictionary<object, string> known = new(ReferenceEqualityComparer.Instance);

    public string Of(Frame frame) => Remember(frame, () => Write(frame));

    public string Of(Expression expression) => Remember(expression, () => Write(expression));

    private string Remember(object node, Func<string> write)
    {
        if (!known.TryGetValue(node, out var text))
        {
            text = write();
            known.Add(node, text);
        }
        return text;
    }

    private string Write(Frame frame) =>
        frame switch
        {
            Frame.Table table => table.Shape.Name,
            Frame.Filtered filtered => $"filter({Of(filtered.Source)}; {Of(filtered.Condition)})",
            Frame.Extended extended => $"with({Of(extended.Source)}; {extended.Column} = {Of(extended.Value)})",
            Frame.Merged merged => $"merge({Of(merged.Source)}; {merged.LargestGapInDays})",
            Frame.Stacked stacked => $"stack({Of(stacked.Above)}; {Of(stacked.Below)})",
            Frame.Named named => $"{named.Name}:{Of(named.Source)}",
            _ => throw new SwitchExpressionException(frame),
        };

    private string Write(Expression expression) =>
        expression switch
        {
            Expression.Literal literal => LiteralText(literal),
            Expression.RowColumn column => column.Name,
            Expression.PersonColumn column => $"person.{column.Name}",
            Expression.Unary unary => $"{unary.Operator}({Of(unary.Operand)})",
            Expression.Binary binary => $"{binary.Operator}({Of(binary.Left)}, {Of(binary.Right)})",
            Expression.Choice choice => $"Choose({Of(choice.Condition)}, {Of(choice.Then)}, {Of(choice.Otherwise)})",
            Expression.IsOneOf isOneOf => $"IsOneOf({Of(isOneOf.Operand)}, {string.Join('|', isOneOf.Values)})",
            Expression.Kept kept => $"{kept.Name}:{Of(kept.Value)}",
            Expression.Gathered gathered => $"gather({Of(gathered.Source)}; {Of(gathered.Gathering)})",
            _ => throw new SwitchExpressionException(expression),
        };

    public string Of(Gathering gathering) =>
        gathering switch
        {
            Gathering.Exists => "exists",
            Gathering.Any any => $"any {Of(any.Condition)}",
            Gathering.Count => "count",
            Gathering.Sum sum => $"sum {Of(sum.Term)}",
            Gathering.Least least => $"least {Of(least.Value)}",
            Gathering.Greatest greatest => $"greatest {Of(greatest.Value)}",
            Gathering.First first =>
                $"first {Of(first.Value)} by {string.Join(", ", first.Keys.Select(key => $"{Of(key.Value)} {key.Direction}"))}",
            _ => throw new SwitchExpressionException(gathering),
        };

    private static string LiteralText(Expression.Literal literal) =>
        literal.Value switch
        {
            null => $"missing {literal.ValueKind}",
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            LocalDate date => LocalDatePattern.Iso.Format(date),
            var value => $"'{value}'",
        };
}
