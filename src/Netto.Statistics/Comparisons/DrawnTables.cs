using Netto.Statistics.Resampling;

namespace Netto.Statistics.Comparisons;

/// <summary>Tables drawn with the margins of one table: everybody keeps the row, the columns are dealt anew.</summary>
internal sealed class DrawnTables
{
    private readonly int[] _rowEnds;
    private readonly int[] _columns;
    private readonly int _columnCount;
    private readonly double[] _logFactorials;
    private readonly double _limit;

    /// <summary>Prepares the draws.</summary>
    /// <param name="table">The observed table, whole counts.</param>
    /// <param name="tolerance">Tables likelier by less than this share count as equally likely.</param>
    internal DrawnTables(ContingencyTable table, double tolerance)
    {
        _columnCount = table.ColumnTotals.Count;
        _logFactorials = TwoRowTable.LogFactorials((int)table.N);
        _columns = [.. table.ColumnTotals.SelectMany((total, j) => Enumerable.Repeat(j, (int)total))];
        _rowEnds = new int[table.RowTotals.Count];
        var (end, observed) = (0, 0.0);
        for (var i = 0; i < _rowEnds.Length; i++)
        {
            _rowEnds[i] = end += (int)table.RowTotals[i];
            for (var j = 0; j < _columnCount; j++)
            {
                observed -= _logFactorials[(int)table[i, j]];
            }
        }

        _limit = observed + tolerance;
    }

    internal double PValue(ResamplingPlan plan)
    {
        var unlikely = plan.Run((random, _) => LogLikelihood(random) <= _limit).Count(found => found);
        return (1.0 + unlikely) / (1.0 + plan.Draws);
    }

    // Log of the probability of a drawn table, but for what the margins alone decide.
    private double LogLikelihood(RandomSource random)
    {
        var dealt = (int[])_columns.Clone();
        random.Shuffle<int>(dealt);
        var counts = new int[_columnCount];
        var (start, sum) = (0, 0.0);
        foreach (var end in _rowEnds)
        {
            Array.Clear(counts);
            for (; start < end; start++)
            {
                counts[dealt[start]]++;
            }

            foreach (var count in counts)
            {
                sum -= _logFactorials[count];
            }
        }

        return sum;
    }
}
