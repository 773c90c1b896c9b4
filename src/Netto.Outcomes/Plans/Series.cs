using NodaTime;

namespace Netto.Outcomes.Plans;

/// <summary>Marks a series with one value a person.</summary>
internal abstract class PerPerson;

/// <summary>Marks a series with one value a row of a frame.</summary>
internal abstract class PerRow;

/// <summary>
/// A column of values: one a person (<see cref="PerPerson"/>) or one a row (<see cref="PerRow"/>). What holds for a person
/// may be used on each of that person's rows; a value of rows becomes a person's only by gathering.
/// </summary>
internal sealed record Series<TShape, TValue>(Expression Node)
    where TShape : class
{
    public static implicit operator Series<PerRow, TValue>(Series<TShape, TValue> series) => new(series.Node);

    public static Series<TShape, bool> operator <(Series<TShape, TValue> left, Series<TShape, TValue> right) =>
        new(new Expression.Binary(BinaryOperator.Less, left.Node, right.Node));

    public static Series<TShape, bool> operator <=(Series<TShape, TValue> left, Series<TShape, TValue> right) =>
        new(new Expression.Binary(BinaryOperator.LessOrEqual, left.Node, right.Node));

    public static Series<TShape, bool> operator >(Series<TShape, TValue> left, Series<TShape, TValue> right) =>
        right < left;

    public static Series<TShape, bool> operator >=(Series<TShape, TValue> left, Series<TShape, TValue> right) =>
        right <= left;

    public Series<TShape, bool> Is(Series<TShape, TValue> other) =>
        new(new Expression.Binary(BinaryOperator.Equal, Node, other.Node));

    public Series<TShape, bool> IsMissing() => new(new Expression.Unary(UnaryOperator.IsMissing, Node));

    public Series<TShape, bool> IsPresent() => IsMissing().Not();

    /// <summary>This value where there is one, else the other.</summary>
    public Series<TShape, TValue> Or(Series<TShape, TValue> other) =>
        new(new Expression.Binary(BinaryOperator.FirstPresent, Node, other.Node));

    public Series<TShape, TValue> AtLeast(Series<TShape, TValue> other) =>
        new(new Expression.Binary(BinaryOperator.Greatest, Node, other.Node));

    public Series<TShape, TValue> AtMost(Series<TShape, TValue> other) =>
        new(new Expression.Binary(BinaryOperator.Least, Node, other.Node));

    /// <summary>The person's value as a value of each of the person's rows.</summary>
    public Series<PerRow, TValue> OnRows() => new(Node);
}

/// <summary>Arithmetic and logic that only some values have.</summary>
internal static class SeriesOperations
{
    public static Series<TShape, bool> And<TShape>(this Series<TShape, bool> left, Series<TShape, bool> right)
        where TShape : class => new(new Expression.Binary(BinaryOperator.And, left.Node, right.Node));

    public static Series<TShape, bool> OrElse<TShape>(this Series<TShape, bool> left, Series<TShape, bool> right)
        where TShape : class => new(new Expression.Binary(BinaryOperator.Or, left.Node, right.Node));

    public static Series<TShape, bool> Not<TShape>(this Series<TShape, bool> operand)
        where TShape : class => new(new Expression.Unary(UnaryOperator.Not, operand.Node));

    public static Series<TShape, double> Plus<TShape>(this Series<TShape, double> left, Series<TShape, double> right)
        where TShape : class => new(new Expression.Binary(BinaryOperator.Add, left.Node, right.Node));

    public static Series<TShape, double> Minus<TShape>(this Series<TShape, double> left, Series<TShape, double> right)
        where TShape : class => new(new Expression.Binary(BinaryOperator.Subtract, left.Node, right.Node));

    public static Series<TShape, double> Times<TShape>(this Series<TShape, double> left, Series<TShape, double> right)
        where TShape : class => new(new Expression.Binary(BinaryOperator.Multiply, left.Node, right.Node));

    public static Series<TShape, double> DividedBy<TShape>(
        this Series<TShape, double> left,
        Series<TShape, double> right
    )
        where TShape : class => new(new Expression.Binary(BinaryOperator.Divide, left.Node, right.Node));

    /// <summary>The largest whole number that is not larger.</summary>
    public static Series<TShape, double> Floor<TShape>(this Series<TShape, double> operand)
        where TShape : class => new(new Expression.Unary(UnaryOperator.Floor, operand.Node));

    public static Series<TShape, LocalDate> PlusDays<TShape>(
        this Series<TShape, LocalDate> date,
        Series<TShape, double> days
    )
        where TShape : class => new(new Expression.Binary(BinaryOperator.PlusDays, date.Node, days.Node));

    /// <summary>Months later; where that month has no such day, its last day (31 January + 1 month = 28 or 29 February).</summary>
    public static Series<TShape, LocalDate> PlusMonths<TShape>(
        this Series<TShape, LocalDate> date,
        Series<TShape, double> months
    )
        where TShape : class => new(new Expression.Binary(BinaryOperator.PlusMonths, date.Node, months.Node));

    /// <summary>Days from this date to the other; negative when the other is earlier.</summary>
    public static Series<TShape, double> DaysUntil<TShape>(
        this Series<TShape, LocalDate> from,
        Series<TShape, LocalDate> until
    )
        where TShape : class => new(new Expression.Binary(BinaryOperator.DaysBetween, from.Node, until.Node));

    public static Series<TShape, double> Year<TShape>(this Series<TShape, LocalDate> date)
        where TShape : class => new(new Expression.Unary(UnaryOperator.YearOf, date.Node));

    public static Series<TShape, LocalDate> StartOfYear<TShape>(this Series<TShape, LocalDate> date)
        where TShape : class => new(new Expression.Unary(UnaryOperator.StartOfYear, date.Node));

    public static Series<TShape, bool> IsIn<TShape>(this Series<TShape, string> text, params string[] values)
        where TShape : class => new(new Expression.IsOneOf(text.Node, values));

    /// <summary>The same values under a name that the SQL shows.</summary>
    public static Series<PerPerson, TValue> Named<TValue>(this Series<PerPerson, TValue> series, string name) =>
        new(new Expression.Kept(name, series.Node));

    public static Series<TShape, TValue> Choose<TShape, TValue>(
        this Series<TShape, bool> condition,
        Series<TShape, TValue> then,
        Series<TShape, TValue> otherwise
    )
        where TShape : class => new(new Expression.Choice(condition.Node, then.Node, otherwise.Node));

    /// <summary>1 where it holds, 0 where it does not or is missing.</summary>
    public static Series<TShape, double> AsNumber<TShape>(this Series<TShape, bool> condition)
        where TShape : class =>
        new(
            new Expression.Choice(
                condition.Node,
                new Expression.Literal(1.0, ValueKind.Number),
                new Expression.Literal(0.0, ValueKind.Number)
            )
        );
}
