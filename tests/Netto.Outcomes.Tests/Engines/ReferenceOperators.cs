using System.Runtime.CompilerServices;
using Netto.Outcomes.Plans;
using NodaTime;

namespace Netto.Outcomes.Tests.Engines;

/// <summary>The operators on single cells, missing ones included.</summary>
internal static class ReferenceOperators
{
    public static object? Apply(UnaryOperator unary, object? value) =>
        unary switch
        {
            UnaryOperator.IsMissing => value is null,
            _ when value is null => null,
            UnaryOperator.Not => !(bool)value,
            UnaryOperator.YearOf => (double)((LocalDate)value).Year,
            UnaryOperator.StartOfYear => new LocalDate(((LocalDate)value).Year, 1, 1),
            UnaryOperator.Floor => Math.Floor((double)value),
            _ => throw new SwitchExpressionException(unary),
        };

    public static object? Apply(BinaryOperator binary, object? left, object? right) =>
        binary switch
        {
            BinaryOperator.And => left is false || right is false ? false
            : left is null || right is null ? null
            : true,
            BinaryOperator.Or => left is true || right is true ? true
            : left is null || right is null ? null
            : false,
            BinaryOperator.FirstPresent => left ?? right,
            BinaryOperator.Least or BinaryOperator.Greatest when left is null || right is null => left ?? right,
            _ when left is null || right is null => null,
            _ => OfPresent(binary, left, right),
        };

    private static object? OfPresent(BinaryOperator binary, object left, object right) =>
        binary switch
        {
            BinaryOperator.Equal => ReferenceOrder.Ascending.Compare(left, right) == 0,
            BinaryOperator.Less => ReferenceOrder.Ascending.Compare(left, right) < 0,
            BinaryOperator.LessOrEqual => ReferenceOrder.Ascending.Compare(left, right) <= 0,
            BinaryOperator.Least => ReferenceOrder.Ascending.Compare(left, right) <= 0 ? left : right,
            BinaryOperator.Greatest => ReferenceOrder.Ascending.Compare(left, right) >= 0 ? left : right,
            BinaryOperator.PlusDays => ((LocalDate)left).PlusDays((int)(double)right),
            BinaryOperator.PlusMonths => ((LocalDate)left).PlusMonths((int)(double)right),
            BinaryOperator.DaysBetween => (double)(DayNumbers.Of((LocalDate)right) - DayNumbers.Of((LocalDate)left)),
            BinaryOperator.Divide => (double)right == 0 ? null : (double)left / (double)right,
            BinaryOperator.Add => (double)left + (double)right,
            BinaryOperator.Subtract => (double)left - (double)right,
            BinaryOperator.Multiply => (double)left * (double)right,
            _ => throw new SwitchExpressionException(binary),
        };
}

/// <summary>Cells in order, missing ones last in either direction.</summary>
internal sealed class ReferenceOrder : IComparer<object?>
{
    private readonly int sign;

    private ReferenceOrder(int sign) => this.sign = sign;

    public static ReferenceOrder Ascending { get; } = new(1);

    public static ReferenceOrder Descending { get; } = new(-1);

    public int Compare(object? x, object? y) =>
        (x, y) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            (string left, string right) => sign * Math.Sign(string.CompareOrdinal(left, right)),
            (IComparable left, _) => sign * Math.Sign(left.CompareTo(y)),
            _ => throw new SwitchExpressionException(x),
        };
}
