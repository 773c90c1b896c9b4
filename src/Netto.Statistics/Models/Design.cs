namespace Netto.Statistics.Models;

/// <summary>The regressors of a model: labelled columns of equal length.</summary>
/// <remarks>Columns are not copied. The constant, where there is one, is a column like the others (<see cref="WithConstant"/>).</remarks>
public sealed class Design
{
    /// <summary>The label of the constant.</summary>
    public const string Constant = "(Intercept)";

    /// <summary>Makes a design of columns; throws EST001 when their lengths differ.</summary>
    /// <param name="columns">At least one column.</param>
    public Design(IEnumerable<DataColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Columns = [.. columns];
        if (Columns.Count == 0)
        {
            throw new StatisticsException(
                StatisticsErrors.NoRegressors,
                "The design has no columns.",
                "Give at least one."
            );
        }
        Rows = Columns[0].Length;
        foreach (var column in Columns)
        {
            Lengths.Check(column, Rows);
        }
    }

    /// <summary>The columns, in the order of the coefficients.</summary>
    public IReadOnlyList<DataColumn> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Count => Columns.Count;

    /// <summary>The labels of the columns.</summary>
    public IReadOnlyList<string> Labels => [.. Columns.Select(c => c.Label)];

    /// <summary>A design of columns.</summary>
    /// <param name="columns">At least one column.</param>
    public static Design Of(params DataColumn[] columns) => new(columns);

    /// <summary>A design with a constant first.</summary>
    /// <param name="columns">The other columns, at least one (use <see cref="ConstantOnly"/> for none).</param>
    public static Design WithConstant(params DataColumn[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentOutOfRangeException.ThrowIfZero(columns.Length, nameof(columns));
        return new([Ones(columns[0].Length), .. columns]);
    }

    /// <summary>A design with nothing but a constant.</summary>
    /// <param name="rows">Number of rows.</param>
    public static Design ConstantOnly(int rows) => new([Ones(rows)]);

    /// <summary>This design with one more column at the end.</summary>
    /// <param name="column">The column.</param>
    public Design Plus(DataColumn column) => new([.. Columns, column]);

    /// <summary>The columns with these numbers.</summary>
    /// <param name="indices">Column numbers, from 0.</param>
    public Design Select(IEnumerable<int> indices) => new(indices.Select(i => Columns[i]));

    internal double[][] Arrays() => [.. Columns.Select(c => c.Values)];

    internal static DataColumn Ones(int rows)
    {
        var ones = new double[rows];
        Array.Fill(ones, 1);
        return new DataColumn(Constant, ones);
    }
}
