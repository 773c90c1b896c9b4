using System.Runtime.CompilerServices;
using Netto.Outcomes.Plans;
using NodaTime;

namespace Netto.Outcomes.Sql;

/// <summary>Writes expressions as SQL; how the three kinds of leaves look is given by the place where they stand.</summary>
internal sealed class ExpressionWriter(
    Func<string, string> rowColumn,
    Func<string, string> personColumn,
    Func<Expression, string> ofPerson
)
{
    /// <summary>The parts of a condition that must all hold.</summary>
    public static IEnumerable<Expression> Conjuncts(Expression condition) =>
        condition is Expression.Binary { Operator: BinaryOperator.And } and
            ? Conjuncts(and.Left).Concat(Conjuncts(and.Right))
            : [condition];

    public string Write(Expression expression) =>
        expression switch
        {
            Expression.Literal literal => WriteLiteral(literal),
            Expression.RowColumn column => rowColumn(column.Name),
            Expression.PersonColumn column => personColumn(column.Name),
            Expression.Unary unary => WriteUnary(unary),
            Expression.Binary binary => WriteBinary(binary),
            Expression.Choice choice => $"CASE {WriteBranches(choice)} END",
            Expression.IsOneOf isOneOf =>
                $"{Write(isOneOf.Operand)} IN ({string.Join(", ", isOneOf.Values.Select(SqlText.Text))})",
            Expression.Gathered or Expression.Kept => ofPerson(expression),
            _ => throw new SwitchExpressionException(expression),
        };

    /// <summary>The same without the parentheses that only a place among other operators needs.</summary>
    public string WriteBare(Expression expression)
    {
        var sql = Write(expression);
        return expression is Expression.Binary && sql[0] == '(' ? sql[1..^1] : sql;
    }

    /// <summary>A condition as one of several that AND joins: OR binds weaker and keeps its parentheses.</summary>
    public string WriteConjunct(Expression condition) =>
        condition is Expression.Binary { Operator: BinaryOperator.Or } ? Write(condition) : WriteBare(condition);

    public string WriteGathering(Gathering gathering) =>
        gathering switch
        {
            Gathering.Exists => "TRUE",
            Gathering.Any any => $"bool_or({WriteBare(any.Condition)})",
            Gathering.Count => "count(*)",
            Gathering.Sum sum => WriteSum(sum.Term),
            Gathering.Least least => $"min({Write(least.Value)})",
            Gathering.Greatest greatest => $"max({Write(greatest.Value)})",
            Gathering.First first => WriteFirst(first),
            _ => throw new SwitchExpressionException(gathering),
        };

    // Days and ones are whole already; everything else is added in millionths, so that order does not matter.
    private string WriteSum(Expression term)
    {
        var sql = Write(term);
        return IsWhole(term) ? $"sum({WriteBare(term)})" : $"sum(CAST(round({sql} * 1000000) AS BIGINT)) / 1e6";
    }

    private static bool IsWhole(Expression term) =>
        term switch
        {
            Expression.Literal { Value: double value } => value == Math.Floor(value),
            Expression.Binary { Operator: BinaryOperator.DaysBetween } => true,
            Expression.Choice choice => IsWhole(choice.Then) && IsWhole(choice.Otherwise),
            _ => false,
        };

    // Literals put nothing in order, and DuckDB refuses them there.
    private string WriteFirst(Gathering.First first)
    {
        var keys = first
            .Keys.Append(new SortKey(first.Value, RowOrder.Ascending))
            .Where(key => key.Value is not Expression.Literal)
            .Select(key => $"{Write(key.Value)} {(key.Direction == RowOrder.Ascending ? "ASC" : "DESC")} NULLS LAST")
            .ToList();
        var order = keys.Count == 0 ? "" : $" ORDER BY {string.Join(", ", keys)}";
        return $"first({Write(first.Value)}{order})";
    }

    private string WriteBranches(Expression.Choice choice)
    {
        var branch = $"WHEN {WriteBare(choice.Condition)} THEN {Write(choice.Then)}";
        return choice.Otherwise switch
        {
            Expression.Choice next => $"{branch} {WriteBranches(next)}",
            Expression.Literal { Value: null } when choice.Then is not Expression.Literal { Value: null } => branch,
            var otherwise => $"{branch} ELSE {Write(otherwise)}",
        };
    }

    private string WriteUnary(Expression.Unary unary)
    {
        var operand = Write(unary.Operand);
        return unary.Operator switch
        {
            UnaryOperator.Not when unary.Operand is Expression.Unary { Operator: UnaryOperator.IsMissing } missing =>
                $"({Write(missing.Operand)} IS NOT NULL)",
            UnaryOperator.Not => $"(NOT {operand})",
            UnaryOperator.IsMissing => $"({operand} IS NULL)",
            UnaryOperator.YearOf => $"year({operand})",
            UnaryOperator.StartOfYear => $"make_date(year({operand}), 1, 1)",
            UnaryOperator.Floor => $"floor({operand})",
            _ => throw new SwitchExpressionException(unary.Operator),
        };
    }

    private string WriteBinary(Expression.Binary binary)
    {
        var left = Write(binary.Left);
        var right = Write(binary.Right);
        return binary.Operator switch
        {
            BinaryOperator.And => $"({string.Join(" AND ", Conjuncts(binary).Select(Write))})",
            BinaryOperator.Or => $"({left} OR {right})",
            BinaryOperator.Equal => $"({left} = {right})",
            BinaryOperator.Less => $"({left} < {right})",
            BinaryOperator.LessOrEqual => $"({left} <= {right})",
            BinaryOperator.Add => $"({left} + {right})",
            BinaryOperator.Subtract => $"({left} - {right})",
            BinaryOperator.Multiply => $"({left} * {right})",
            BinaryOperator.Divide => $"({left} / nullif({right}, 0))",
            BinaryOperator.PlusDays when binary.Right is Expression.Literal { Value: < 0.0 } =>
                $"({left} - {right[1..]})",
            BinaryOperator.PlusDays => $"({left} + {WholeNumber(binary.Right, right)})",
            BinaryOperator.PlusMonths => $"CAST({left} + to_months({WholeNumber(binary.Right, right)}) AS DATE)",
            BinaryOperator.DaysBetween => $"({right} - {left})",
            BinaryOperator.Least => $"least({left}, {right})",
            BinaryOperator.Greatest => $"greatest({left}, {right})",
            BinaryOperator.FirstPresent => $"coalesce({left}, {right})",
            _ => throw new SwitchExpressionException(binary.Operator),
        };
    }

    private static string WholeNumber(Expression expression, string sql) =>
        expression is Expression.Literal { Value: double value } && value == Math.Floor(value)
            ? sql
            : $"CAST({sql} AS INTEGER)";

    private static string WriteLiteral(Expression.Literal literal) =>
        literal.Value switch
        {
            null => $"CAST(NULL AS {TypeName(literal.ValueKind)})",
            bool flag => flag ? "TRUE" : "FALSE",
            double number => SqlText.Number(number),
            LocalDate date => SqlText.Date(date),
            string text => SqlText.Text(text),
            var value => throw new SwitchExpressionException(value),
        };

    private static string TypeName(ValueKind kind) =>
        kind switch
        {
            ValueKind.Flag => "BOOLEAN",
            ValueKind.Number => "DOUBLE",
            ValueKind.Date => "DATE",
            ValueKind.Text => "VARCHAR",
            _ => throw new SwitchExpressionException(kind),
        };
}
