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
        for (var j = 0; j < gram.Columns; j++)
        {
            var with = gram.Submatrix([.. kept, j]);
            if (gram[j, j] > 0 && Cholesky.TryFactor(with, RankTolerance) is not null)
            {
                kept.Add(j);
                continue;
            }
            dropped.Add(j);
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
