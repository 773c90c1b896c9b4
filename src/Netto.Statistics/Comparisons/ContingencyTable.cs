namespace Netto.Statistics.Comparisons;

/// <summary>A table of counts, rows × columns, with its margins. Rows and columns without anybody are left out.</summary>
public sealed class ContingencyTable
{
    private readonly double[][] _cells;

    /// <summary>Makes a table from rows of counts.</summary>
    /// <param name="rows">Rows of equal length; counts are finite and not negative.</param>
    /// <exception cref="StatisticsException">TST005: rows differ in length, or a count is negative or not finite.</exception>
    public ContingencyTable(IReadOnlyList<IReadOnlyList<double>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (
            rows.Count == 0
            || rows.Any(r => r.Count != rows[0].Count)
            || rows.Any(r => r.Any(c => !(c >= 0) || double.IsInfinity(c)))
        )
        {
            throw new StatisticsException(
                "TST005",
                "This is not a table of counts.",
                "Give rows of equal length with finite counts of zero or more."
            );
        }

        var columns = Enumerable.Range(0, rows[0].Count).Where(j => rows.Any(r => r[j] > 0)).ToArray();
        _cells = [.. rows.Where(r => r.Any(c => c > 0)).Select(r => columns.Select(j => r[j]).ToArray())];
        RowTotals = [.. _cells.Select(r => r.Sum())];
        ColumnTotals = [.. Enumerable.Range(0, columns.Length).Select(j => _cells.Sum(r => r[j]))];
        N = RowTotals.Sum();
    }

    /// <summary>Totals of the rows that hold anybody.</summary>
    public IReadOnlyList<double> RowTotals { get; }

    /// <summary>Totals of the columns that hold anybody.</summary>
    public IReadOnlyList<double> ColumnTotals { get; }

    /// <summary>Sum of all counts.</summary>
    public double N { get; }

    /// <summary>Count in a cell, both indices from 0, after empty rows and columns were left out.</summary>
    public double this[int row, int column] => _cells[row][column];

    /// <summary>Expected count under independence: row total × column total / n.</summary>
    public double Expected(int row, int column) => RowTotals[row] * ColumnTotals[column] / N;

    /// <summary>True when no test of association is possible: fewer than two rows or columns with anybody.</summary>
    internal bool IsDegenerate => RowTotals.Count < 2 || ColumnTotals.Count < 2;
}
