using System.Runtime.CompilerServices;
using Netto.Outcomes.Plans;
using NodaTime;

namespace Netto.Outcomes.Tests.Engines;

/// <summary>Runs plans on lists of rows, one person after the other, as naively as the meaning of each operation allows.</summary>
internal sealed class ReferenceEngine : IEngine
{
    public IReadOnlyDictionary<string, object?[]> Evaluate(
        Histories histories,
        IReadOnlyList<KeyValuePair<string, Expression>> values
    ) =>
        histories.RootRows.ToDictionary(
            person => person.Person,
            person => values.Select(value => new OnePerson(histories, person).Value(value.Value, row: null)).ToArray()
        );

    private sealed class OnePerson(Histories histories, Row person)
    {
        public object? Value(Expression expression, Row? row) =>
            expression switch
            {
                Expression.Literal literal => literal.Value,
                Expression.RowColumn column => row![column.Name],
                Expression.PersonColumn column => person[column.Name],
                Expression.Unary unary => ReferenceOperators.Apply(unary.Operator, Value(unary.Operand, row)),
                Expression.Binary binary => ReferenceOperators.Apply(
                    binary.Operator,
                    Value(binary.Left, row),
                    Value(binary.Right, row)
                ),
                Expression.Choice choice => Value(choice.Condition, row) is true
                    ? Value(choice.Then, row)
                    : Value(choice.Otherwise, row),
                Expression.IsOneOf isOneOf => Value(isOneOf.Operand, row) is string text
                    ? isOneOf.Values.Contains(text)
                    : null,
                Expression.Kept kept => Value(kept.Value, row: null),
                Expression.Gathered gathered => Gather([.. Rows(gathered.Source)], gathered.Gathering),
                _ => throw new SwitchExpressionException(expression),
            };

        private IEnumerable<Row> Rows(Frame frame) =>
            frame switch
            {
                Frame.Table table => histories.Tables[table.Shape.Name].Rows.Where(row => row.Person == person.Person),
                Frame.Filtered filtered => Rows(filtered.Source).Where(row => Value(filtered.Condition, row) is true),
                Frame.Extended extended => Rows(extended.Source)
                    .Select(row => row.With(extended.Column, Value(extended.Value, row))),
                Frame.Merged merged => MergedDayByDay([.. Rows(merged.Source)], merged.LargestGapInDays),
                Frame.Stacked stacked => Rows(stacked.Above).Concat(Rows(stacked.Below)),
                Frame.Named named => Rows(named.Source),
                _ => throw new SwitchExpressionException(frame),
            };

        // Every day is marked; a period ends where more unmarked days follow than the gap allows.
        private IEnumerable<Row> MergedDayByDay(IReadOnlyList<Row> rows, int gap)
        {
            var days = new SortedSet<int>();
            foreach (var row in rows)
            {
                if (row[PeriodColumns.Start] is LocalDate start && row[PeriodColumns.End] is LocalDate end)
                {
                    for (var day = DayNumbers.Of(start); day < DayNumbers.Of(end); day++)
                    {
                        days.Add(day);
                    }
                }
            }
            int? first = null;
            var last = 0;
            foreach (var day in days)
            {
                if (first is { } begun && day - last - 1 > gap)
                {
                    yield return Period(begun, last);
                    first = null;
                }
                first ??= day;
                last = day;
            }
            if (first is { } open)
            {
                yield return Period(open, last);
            }
        }

        private Row Period(int first, int last) =>
            new(
                person.Person,
                new Dictionary<string, object?>
                {
                    [PeriodColumns.Start] = DayNumbers.Date(first),
                    [PeriodColumns.End] = DayNumbers.Date(last + 1),
                }
            );

        private object? Gather(IReadOnlyList<Row> rows, Gathering gathering) =>
            gathering switch
            {
                Gathering.Exists => rows.Count > 0,
                Gathering.Any any => rows.Any(row => Value(any.Condition, row) is true),
                Gathering.Count => (double)rows.Count,
                Gathering.Sum sum => SumOfMillionths(rows.Select(row => Value(sum.Term, row))),
                Gathering.Least least => Sorted(rows, least.Value).FirstOrDefault(),
                Gathering.Greatest greatest => Sorted(rows, greatest.Value).LastOrDefault(),
                Gathering.First first => FirstOf(rows, first),
                _ => throw new SwitchExpressionException(gathering),
            };

        private static object SumOfMillionths(IEnumerable<object?> terms)
        {
            var millionths = terms
                .OfType<double>()
                .Sum(term => (decimal)Math.Round(term * 1_000_000, MidpointRounding.AwayFromZero));
            return (double)millionths / 1e6;
        }

        private IEnumerable<object?> Sorted(IReadOnlyList<Row> rows, Expression value) =>
            rows.Select(row => Value(value, row)).Where(cell => cell is not null).Order(ReferenceOrder.Ascending);

        private object? FirstOf(IReadOnlyList<Row> rows, Gathering.First first)
        {
            var ordered = rows.OrderBy(_ => 0);
            foreach (var key in first.Keys.Append(new SortKey(first.Value, RowOrder.Ascending)))
            {
                var order = key.Direction == RowOrder.Ascending ? ReferenceOrder.Ascending : ReferenceOrder.Descending;
                ordered = ordered.ThenBy(row => Value(key.Value, row), order);
            }
            var found = ordered.FirstOrDefault();
            return found is null ? null : Value(first.Value, found);
        }
    }
}
