using Netto.Statistics.Models;

namespace Netto.Evaluation.Estimation;

/// <summary>The complete rows of one estimation, by column.</summary>
internal sealed record EstimationSample
{
    /// <summary>Row numbers in the analysis table, ascending.</summary>
    public required int[] Rows { get; init; }

    /// <summary>The outcome.</summary>
    public required DataColumn Outcome { get; init; }

    /// <summary>Covariates that vary among these rows, without constant.</summary>
    public required IReadOnlyList<DataColumn> Covariates { get; init; }

    /// <summary>Rows left out because a trait is unknown.</summary>
    public required int Dropped { get; init; }

    /// <summary>Covariates that have one value here.</summary>
    public required IReadOnlyList<string> Constant { get; init; }

    /// <summary>Takes the rows for which outcome and covariates are known.</summary>
    /// <param name="rows">Candidate rows, ascending.</param>
    /// <param name="outcome">Over all rows of the table; NaN where not observed.</param>
    /// <param name="covariates">Over all rows of the table.</param>
    public static EstimationSample Of(int[] rows, DataColumn outcome, IReadOnlyList<DataColumn> covariates)
    {
        var observed = Array.FindAll(rows, row => !double.IsNaN(outcome.Values[row]));
        var taken = covariates.Select(column => Take(column, observed)).ToList();
        int[] kept = Complete(taken, observed.Length);
        var complete = observed;
        if (kept.Length < observed.Length)
        {
            complete = Array.ConvertAll(kept, at => observed[at]);
            taken = taken.ConvertAll(column => Take(column, kept));
        }
        return new EstimationSample
        {
            Rows = complete,
            Outcome = Take(outcome, complete),
            Covariates = [.. taken.Where(Varies)],
            Dropped = observed.Length - complete.Length,
            Constant = [.. taken.Where(column => !Varies(column)).Select(column => column.Label)],
        };
    }

    /// <summary>Classes left out with their people, because all of them have the same 0/1 outcome; with the number of people.</summary>
    public IReadOnlyList<string> Separated { get; init; } = [];

    /// <summary>
    /// For a 0/1 outcome: leaves out classes in which everybody has the same outcome, with their people, since no
    /// likelihood has a maximum with them (as Stata's probit and logit do).
    /// </summary>
    public EstimationSample WithoutSeparatedClasses()
    {
        var sample = this;
        while (sample.Covariates.FirstOrDefault(column => IsSeparated(sample, column)) is { } found)
        {
            var keep = Enumerable.Range(0, sample.Rows.Length).Where(row => found.Values[row] != 1).ToArray();
            var left = $"{found.Label}: {sample.Rows.Length - keep.Length}";
            var taken = sample.Covariates.Select(column => Take(column, keep)).ToList();
            sample = sample with
            {
                Rows = Array.ConvertAll(keep, row => sample.Rows[row]),
                Outcome = Take(sample.Outcome, keep),
                Covariates = [.. taken.Where(Varies)],
                Constant =
                [
                    .. sample.Constant,
                    .. taken
                        .Where(column => !Varies(column) && column.Label != found.Label)
                        .Select(column => column.Label),
                ],
                Separated = [.. sample.Separated, left],
            };
        }
        return sample;
    }

    /// <summary>
    /// The same sample with numbers measured from their mean: only the constant changes, and the normal equations of
    /// age beside its square keep their digits, which spares the slower exact path.
    /// </summary>
    public EstimationSample Centred() => this with { Covariates = [.. Covariates.Select(Centred)] };

    /// <summary>A column of the table at these rows.</summary>
    public DataColumn Column(string label, double[] values) => Take(new DataColumn(label, values), Rows);

    /// <summary>A 0/1 column at these rows.</summary>
    public DataColumn Indicator(string label, Func<int, bool> holds) =>
        new(label, Array.ConvertAll(Rows, row => holds(row) ? 1.0 : 0.0));

    private static DataColumn Take(DataColumn column, int[] rows)
    {
        var (values, taken) = (column.Values, new double[rows.Length]);
        for (var at = 0; at < rows.Length; at++)
            taken[at] = values[rows[at]];
        return new DataColumn(column.Label, taken);
    }

    // Places at which every column is known; column after column, since memory is read fastest in its order.
    private static int[] Complete(List<DataColumn> columns, int length)
    {
        var unknown = new bool[length];
        foreach (var column in columns)
        {
            var values = column.Values;
            for (var at = 0; at < length; at++)
                unknown[at] |= double.IsNaN(values[at]);
        }
        var places = new int[unknown.AsSpan().Count(value: false)];
        for (var (at, next) = (0, 0); at < length; at++)
        {
            if (!unknown[at])
                places[next++] = at;
        }
        return places;
    }

    private static DataColumn Centred(DataColumn column)
    {
        if (IsIndicator(column.Values))
            return column;
        var mean = column.Values.Average();
        return column with { Values = Array.ConvertAll(column.Values, value => value - mean) };
    }

    private static bool IsIndicator(double[] values)
    {
        foreach (var value in values)
        {
            if (value is not (0 or 1))
                return false;
        }
        return true;
    }

    private static bool IsSeparated(EstimationSample sample, DataColumn column)
    {
        var (values, outcome) = (column.Values, sample.Outcome.Values);
        var (members, ones) = (0, 0);
        for (var row = 0; row < values.Length; row++)
        {
            if (values[row] == 0)
                continue;
            if (values[row] != 1)
                return false;
            members++;
            ones += outcome[row] == 1 ? 1 : 0;
        }
        return members < values.Length && (ones == 0 || ones == members);
    }

    private static bool Varies(DataColumn column) =>
        column.Length > 0 && Array.Exists(column.Values, value => value != column.Values[0]);
}
