namespace Netto.Statistics.Streaming;

/// <summary>Blocks of the sums of products, about the means when the model has a constant.</summary>
internal sealed class MomentSystem(MomentSums sums, ConstantUse constant)
{
    /// <summary>Share of a column's square that must be new; normal equations in doubles cannot see less.</summary>
    private const double RankTolerance = 1e-13;

    internal MomentSums Sums => sums;

    internal ConstantUse Constant => constant;

    /// <summary>What a column is measured from.</summary>
    internal double Centre(string label) => constant == ConstantUse.Present ? sums.Means[IndexOf(label)] : 0;

    internal double Product(string one, string other)
    {
        var (i, j) = (IndexOf(one), IndexOf(other));
        var raw = constant == ConstantUse.Present ? 0 : sums.Weight * sums.Means[i] * sums.Means[j];
        return sums.Centred[i, j] + raw;
    }

    internal Matrix Products(IReadOnlyList<string> rows, IReadOnlyList<string> columns)
    {
        var m = new Matrix(rows.Count, columns.Count);
        for (var j = 0; j < columns.Count; j++)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                m[i, j] = Product(rows[i], columns[j]);
            }
        }
        return m;
    }

    /// <summary>Splits columns in those to keep and those that depend on columns before them, by Cholesky in order.</summary>
    internal static (int[] Kept, int[] Dropped) Independent(Matrix gram)
    {
        var (kept, dropped) = (new List<int>(), new List<int>());
        var lower = new List<double[]>();
        for (var j = 0; j < gram.Columns; j++)
        {
            var row = new double[kept.Count];
            for (var i = 0; i < row.Length; i++)
            {
                var known = Vectors.Dot(lower[i].AsSpan(0, i), row.AsSpan(0, i));
                row[i] = (gram[j, kept[i]] - known) / lower[i][i];
            }
            var pivot = gram[j, j] - Vectors.Dot(row, row);
            if (!(pivot > RankTolerance * gram[j, j]))
            {
                dropped.Add(j);
                continue;
            }
            kept.Add(j);
            lower.Add([.. row, Math.Sqrt(pivot)]);
        }
        return ([.. kept], [.. dropped]);
    }

    private int IndexOf(string label)
    {
        for (var j = 0; j < sums.Labels.Count; j++)
        {
            if (string.Equals(sums.Labels[j], label, StringComparison.Ordinal))
            {
                return j;
            }
        }
        throw new StatisticsException(StatisticsErrors.UnknownTerm, $"No sums of {label}.", "Gather them too.");
    }
}

/// <summary>Whether columns are taken about their means.</summary>
internal enum ConstantUse
{
    /// <summary>The model has a constant.</summary>
    Present,

    /// <summary>It has none.</summary>
    Absent,
}
