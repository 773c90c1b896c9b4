using Netto.Outcomes.Plans;

namespace Netto.Outcomes.Tests.Generative;

/// <summary>Plans of any shape the algebra allows, not deeper than asked.</summary>
internal sealed class RandomPlans(Random random, RandomHistories histories)
{
    private static readonly BinaryOperator[] Arithmetic =
    [
        BinaryOperator.Add,
        BinaryOperator.Subtract,
        BinaryOperator.Multiply,
        BinaryOperator.Divide,
        BinaryOperator.Least,
        BinaryOperator.Greatest,
        BinaryOperator.FirstPresent,
    ];

    private int names;

    public Expression Next(int depth) => Value(Kind(), within: null, depth);

    private ValueKind Kind() => (ValueKind)random.Next(4);

    private Expression Value(ValueKind kind, Frame? within, int depth)
    {
        if (depth == 0 || random.Next(5) == 0)
        {
            return Leaf(kind, within);
        }
        return random.Next(7) switch
        {
            6 => new Expression.Kept($"kept_{names++ % 2}", Value(kind, within: null, depth - 1)),
            0 => Gathered(kind, depth - 1),
            1 => new Expression.Choice(
                Value(ValueKind.Flag, within, depth - 1),
                Value(kind, within, depth - 1),
                Value(kind, within, depth - 1)
            ),
            _ => OfKind(kind, within, depth - 1),
        };
    }

    private Expression OfKind(ValueKind kind, Frame? within, int depth) =>
        kind switch
        {
            ValueKind.Flag => Flag(within, depth),
            ValueKind.Number => Number(within, depth),
            ValueKind.Date => Date(within, depth),
            _ => new Expression.Binary(
                BinaryOperator.FirstPresent,
                Value(ValueKind.Text, within, depth),
                Value(ValueKind.Text, within, depth)
            ),
        };

    private Expression Flag(Frame? within, int depth)
    {
        var compared = Kind();
        return random.Next(6) switch
        {
            0 => new Expression.Unary(UnaryOperator.Not, Value(ValueKind.Flag, within, depth)),
            1 => new Expression.Unary(UnaryOperator.IsMissing, Value(compared, within, depth)),
            2 => new Expression.IsOneOf(Value(ValueKind.Text, within, depth), ["a", "it's"]),
            3 => new Expression.Binary(
                random.Next(2) == 0 ? BinaryOperator.And : BinaryOperator.Or,
                Value(ValueKind.Flag, within, depth),
                Value(ValueKind.Flag, within, depth)
            ),
            _ => new Expression.Binary(
                Pick(BinaryOperator.Equal, BinaryOperator.Less, BinaryOperator.LessOrEqual),
                Value(compared, within, depth),
                Value(compared, within, depth)
            ),
        };
    }

    private Expression Number(Frame? within, int depth) =>
        random.Next(4) switch
        {
            0 => new Expression.Binary(
                BinaryOperator.DaysBetween,
                Value(ValueKind.Date, within, depth),
                Value(ValueKind.Date, within, depth)
            ),
            1 => new Expression.Unary(Pick(UnaryOperator.YearOf), Value(ValueKind.Date, within, depth)),
            2 => new Expression.Unary(UnaryOperator.Floor, Value(ValueKind.Number, within, depth)),
            _ => new Expression.Binary(
                Pick(Arithmetic),
                Value(ValueKind.Number, within, depth),
                Value(ValueKind.Number, within, depth)
            ),
        };

    private Expression Date(Frame? within, int depth) =>
        random.Next(4) switch
        {
            0 => new Expression.Unary(UnaryOperator.StartOfYear, Value(ValueKind.Date, within, depth)),
            1 => new Expression.Binary(
                Pick(BinaryOperator.Least, BinaryOperator.Greatest, BinaryOperator.FirstPresent),
                Value(ValueKind.Date, within, depth),
                Value(ValueKind.Date, within, depth)
            ),
            _ => new Expression.Binary(
                Pick(BinaryOperator.PlusDays, BinaryOperator.PlusMonths),
                Value(ValueKind.Date, within, depth),
                new Expression.Literal((double)random.Next(-14, 15), ValueKind.Number)
            ),
        };

    private Expression Leaf(ValueKind kind, Frame? within)
    {
        var columns = within?.Columns.Where(column => within.KindOf(column) == kind).ToList() ?? [];
        return columns.Count > 0 && random.Next(3) > 0
            ? new Expression.RowColumn(columns[random.Next(columns.Count)], kind)
            : PersonLeaf(kind);
    }

    private Expression PersonLeaf(ValueKind kind) =>
        kind switch
        {
            _ when random.Next(12) == 0 => new Expression.Literal(null, kind),
            ValueKind.Date when random.Next(2) == 0 => new Expression.PersonColumn("from_date", kind),
            ValueKind.Number when random.Next(2) == 0 => new Expression.PersonColumn("level", kind),
            ValueKind.Text when random.Next(2) == 0 => new Expression.PersonColumn("office", kind),
            ValueKind.Date => new Expression.Literal(histories.Date(), kind),
            ValueKind.Number => new Expression.Literal(histories.Number(), kind),
            ValueKind.Text => new Expression.Literal(histories.Text(), kind),
            _ => new Expression.Literal(random.Next(2) == 0, kind),
        };

    private Expression.Gathered Gathered(ValueKind kind, int depth)
    {
        var frame = Frame(depth);
        Gathering gathering = random.Next(3) switch
        {
            0 when kind == ValueKind.Flag => new Gathering.Exists(),
            1 when kind == ValueKind.Flag => new Gathering.Any(Value(ValueKind.Flag, frame, depth)),
            0 when kind == ValueKind.Number => new Gathering.Count(),
            1 when kind == ValueKind.Number => new Gathering.Sum(Value(ValueKind.Number, frame, depth)),
            0 when kind == ValueKind.Date => new Gathering.Least(Value(kind, frame, depth)),
            1 when kind == ValueKind.Date => new Gathering.Greatest(Value(kind, frame, depth)),
            _ => new Gathering.First(Value(kind, frame, depth), [Key(frame, depth), Key(frame, depth)]),
        };
        return new(frame, gathering);
    }

    private SortKey Key(Frame frame, int depth) =>
        new(Value(Kind(), frame, depth), random.Next(2) == 0 ? RowOrder.Ascending : RowOrder.Descending);

    private Frame Frame(int depth)
    {
        if (depth == 0)
        {
            return new Frame.Table(RandomHistories.Spells);
        }
        var source = Frame(depth - 1);
        return random.Next(6) switch
        {
            0 => new Frame.Filtered(source, Value(ValueKind.Flag, source, depth - 1)),
            1 => new Frame.Extended(source, "start", Value(ValueKind.Date, source, depth - 1)),
            2 => new Frame.Extended(source, "end", Value(ValueKind.Date, source, depth - 1)),
            3 => new Frame.Merged(source, random.Next(0, 40)),
            4 => new Frame.Stacked(source, Frame(depth - 1)),
            _ => new Frame.Named(source, $"step_{names++ % 3}"),
        };
    }

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
