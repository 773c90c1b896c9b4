namespace Netto.Statistics.Comparisons;

/// <summary>One column of a table that compares groups.</summary>
/// <typeparam name="T"><see cref="Tally"/> for shares, <see cref="Moments"/> for means.</typeparam>
/// <param name="Letter">Letter of the column (A, B, C, …).</param>
/// <param name="Statistic">What was counted in the group.</param>
/// <param name="PartOf">Letter of the column that contains this group, if the group is a part of another.</param>
public sealed record Column<T>(string Letter, T Statistic, string? PartOf = null)
    where T : struct;

/// <summary>The columns than which a column is significantly greater.</summary>
/// <param name="Letter">Letter of the column.</param>
/// <param name="GreaterThan">Letters of the columns it exceeds, in the order of the table.</param>
public sealed record ColumnVerdict(string Letter, IReadOnlyList<string> GreaterThan);

/// <summary>
/// Marks in tables of groups: column A gets the letter B when A is significantly greater than B. A group that is part
/// of another (self-reporters within the control arm) is tested against the remainder of that group.
/// </summary>
public static class ColumnLetters
{
    /// <summary>Letters for shares, by the pooled z test.</summary>
    /// <param name="columns">Columns in table order.</param>
    /// <param name="level">Two-sided significance level, 0.05 unless told.</param>
    /// <exception cref="StatisticsException">TST004: a column is part of a column that is not there.</exception>
    public static IReadOnlyList<ColumnVerdict> ForProportions(
        IReadOnlyList<Column<Tally>> columns,
        double level = 0.05
    ) => Judge(columns, (whole, part) => whole - part, (a, b) => Proportions.Compare(a, b), level);

    /// <summary>Letters for means, by Welch's t test.</summary>
    /// <param name="columns">Columns in table order.</param>
    /// <param name="level">Two-sided significance level, 0.05 unless told.</param>
    /// <exception cref="StatisticsException">TST004: a column is part of a column that is not there.</exception>
    public static IReadOnlyList<ColumnVerdict> ForMeans(IReadOnlyList<Column<Moments>> columns, double level = 0.05) =>
        Judge(columns, (whole, part) => whole - part, (a, b) => Means.Welch(a, b), level);

    private static List<ColumnVerdict> Judge<T>(
        IReadOnlyList<Column<T>> columns,
        Func<T, T, T> remainder,
        Func<T, T, TestResult> test,
        double level
    )
        where T : struct
    {
        CheckParents(columns);
        var verdicts = new List<ColumnVerdict>(columns.Count);
        foreach (var own in columns)
        {
            var greater = new List<string>();
            foreach (var other in columns)
            {
                if (!ReferenceEquals(own, other) && IsGreater(Disjoint(own, other, remainder), test, level))
                {
                    greater.Add(other.Letter);
                }
            }

            verdicts.Add(new(own.Letter, greater));
        }

        return verdicts;
    }

    private static (T Own, T Other) Disjoint<T>(Column<T> own, Column<T> other, Func<T, T, T> remainder)
        where T : struct
    {
        if (string.Equals(own.PartOf, other.Letter, StringComparison.Ordinal))
        {
            return (own.Statistic, remainder(other.Statistic, own.Statistic));
        }

        return string.Equals(other.PartOf, own.Letter, StringComparison.Ordinal)
            ? (remainder(own.Statistic, other.Statistic), other.Statistic)
            : (own.Statistic, other.Statistic);
    }

    private static bool IsGreater<T>((T Own, T Other) pair, Func<T, T, TestResult> test, double level)
    {
        var result = test(pair.Own, pair.Other);
        return result.PValue < level && result.Estimate > 0;
    }

    private static void CheckParents<T>(IReadOnlyList<Column<T>> columns)
        where T : struct
    {
        var missing = columns.FirstOrDefault(c =>
            c.PartOf is { } parent && !columns.Any(o => string.Equals(o.Letter, parent, StringComparison.Ordinal))
        );
        if (missing is not null)
        {
            throw new StatisticsException(
                "TST004",
                $"Column {missing.Letter} is part of column {missing.PartOf}, which is not in the table.",
                "Add that column or leave PartOf out."
            );
        }
    }
}
