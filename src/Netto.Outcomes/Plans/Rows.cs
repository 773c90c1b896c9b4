using NodaTime;

namespace Netto.Outcomes.Plans;

/// <summary>A frame with any number of rows a person, and what can be asked of it.</summary>
internal sealed record Rows(Frame Node)
{
    public static Rows Of(TableShape table) => new(new Frame.Table(table));

    public Series<PerRow, LocalDate> Start => Date(PeriodColumns.Start);

    public Series<PerRow, LocalDate> End => Date(PeriodColumns.End);

    public Series<PerRow, LocalDate> Date(string column) => new(Column(column, ValueKind.Date));

    public Series<PerRow, double> Number(string column) => new(Column(column, ValueKind.Number));

    public Series<PerRow, string> Text(string column) => new(Column(column, ValueKind.Text));

    public Series<PerRow, bool> Flag(string column) => new(Column(column, ValueKind.Flag));

    public Rows Where(Series<PerRow, bool> condition) => new(new Frame.Filtered(Node, condition.Node));

    public Rows Where(Func<Rows, Series<PerRow, bool>> condition) => Where(condition(this));

    public Rows With<TValue>(string column, Series<PerRow, TValue> value) =>
        new(new Frame.Extended(Node, column, value.Node));

    public Rows Named(string name) => new(new Frame.Named(Node, name));

    /// <summary>Periods that touch, overlap or lie at most so many days apart, made one.</summary>
    public Rows Merged(int largestGapInDays) => new(new Frame.Merged(Node, largestGapInDays));

    /// <summary>These periods and those of another frame.</summary>
    public Rows And(Rows other) => new(new Frame.Stacked(Node, other.Node));

    /// <summary>
    /// What of each period lies in <c>[from, until)</c>; an open end runs to <paramref name="until"/>, and periods outside
    /// fall away.
    /// </summary>
    public Rows Within(Series<PerPerson, LocalDate> from, Series<PerPerson, LocalDate> until)
    {
        var clipped = With(PeriodColumns.Start, Start.AtLeast(from.OnRows()))
            .With(PeriodColumns.End, End.AtMost(until.OnRows()));
        return clipped.Where(rows => rows.Start < rows.End);
    }

    /// <summary>The rows whose period holds the day.</summary>
    public Rows On(Series<PerPerson, LocalDate> day) =>
        Where(rows => (rows.Start <= day).And(rows.End.IsMissing().OrElse(rows.End > day)));

    /// <summary>The rows that start in <c>[from, until)</c>.</summary>
    public Rows StartingIn(Series<PerPerson, LocalDate> from, Series<PerPerson, LocalDate> until) =>
        Where(rows => (rows.Start >= from).And(rows.Start < until));

    public Series<PerPerson, bool> Exist() => new(new Expression.Gathered(Node, new Gathering.Exists()));

    /// <summary>Whether any row meets the condition: as <c>Where(…).Exist()</c>, in one pass with the frame's other values.</summary>
    public Series<PerPerson, bool> Any(Series<PerRow, bool> condition) =>
        new(new Expression.Gathered(Node, new Gathering.Any(condition.Node)));

    public Series<PerPerson, double> Count() => new(new Expression.Gathered(Node, new Gathering.Count()));

    public Series<PerPerson, double> Sum(Series<PerRow, double> term) =>
        new(new Expression.Gathered(Node, new Gathering.Sum(term.Node)));

    /// <summary>Days in the periods, each day as often as there are periods that hold it.</summary>
    public Series<PerPerson, double> Days() => Sum(Start.DaysUntil(End));

    public Series<PerPerson, TValue> Least<TValue>(Series<PerRow, TValue> value) =>
        new(new Expression.Gathered(Node, new Gathering.Least(value.Node)));

    public Series<PerPerson, TValue> Greatest<TValue>(Series<PerRow, TValue> value) =>
        new(new Expression.Gathered(Node, new Gathering.Greatest(value.Node)));

    public Series<PerPerson, TValue> First<TValue>(Series<PerRow, TValue> value, params SortKey[] keys) =>
        new(new Expression.Gathered(Node, new Gathering.First(value.Node, keys)));

    public static SortKey Ascending<TValue>(Series<PerRow, TValue> value) => new(value.Node, RowOrder.Ascending);

    public static SortKey Descending<TValue>(Series<PerRow, TValue> value) => new(value.Node, RowOrder.Descending);

    private Expression.RowColumn Column(string name, ValueKind kind)
    {
        var found = Node.KindOf(name);
        return found == kind
            ? new Expression.RowColumn(name, kind)
            : throw new ArgumentException($"Column {name} holds a {found}, not a {kind}.", nameof(name));
    }
}
