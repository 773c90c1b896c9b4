namespace Netto.Statistics.Binary;

/// <summary>
/// A change whose average effect on the probability is asked: of one column of the design, or of a variable that is in several (an interaction, a power), all of which
/// then move. Values are per row of the data that the model was fitted on, n values; columns that are not named stand still.
/// </summary>
public abstract record RegressorChange
{
    private RegressorChange(string name) => Name = name;

    /// <summary>Name of the effect.</summary>
    public string Name { get; }

    /// <summary>A column by itself: from 0 to 1 where it is 0/1 (a level of a factor against its base level), else its derivative.</summary>
    /// <param name="label">Label of the column.</param>
    public static RegressorChange OfColumn(string label) => new Column(label);

    /// <summary>A small change of a variable.</summary>
    /// <param name="name">Name of the variable.</param>
    /// <param name="slopes">The derivative of each column that moves to the variable.</param>
    public static RegressorChange Slope(string name, IReadOnlyList<DataColumn> slopes) => new Small(name, slopes);

    /// <summary>A step from one value to another, for everybody.</summary>
    /// <param name="name">Name of the effect.</param>
    /// <param name="from">Each column that moves, before the step.</param>
    /// <param name="to">The same columns after it.</param>
    public static RegressorChange Step(string name, IReadOnlyList<DataColumn> from, IReadOnlyList<DataColumn> to) =>
        new Large(name, from, to);

    /// <summary>The same change on other rows.</summary>
    /// <param name="rows">Gives the values of a column on those rows.</param>
    public abstract RegressorChange Select(Func<double[], double[]> rows);

    private static IReadOnlyList<DataColumn> Select(IReadOnlyList<DataColumn> columns, Func<double[], double[]> rows) =>
        [.. columns.Select(c => c with { Values = rows(c.Values) })];

    internal sealed record Column(string Label) : RegressorChange(Label)
    {
        /// <inheritdoc />
        public override RegressorChange Select(Func<double[], double[]> rows) => this;
    }

    internal sealed record Small(string Term, IReadOnlyList<DataColumn> Slopes) : RegressorChange(Term)
    {
        /// <inheritdoc />
        public override RegressorChange Select(Func<double[], double[]> rows) => new Small(Term, Select(Slopes, rows));
    }

    internal sealed record Large(string Term, IReadOnlyList<DataColumn> From, IReadOnlyList<DataColumn> To)
        : RegressorChange(Term)
    {
        /// <inheritdoc />
        public override RegressorChange Select(Func<double[], double[]> rows) =>
            new Large(Term, Select(From, rows), Select(To, rows));
    }
}
