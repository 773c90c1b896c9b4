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
        var complete = Array.FindAll(observed, row => covariates.All(column => !double.IsNaN(column.Values[row])));
        var taken = covariates.Select(column => Take(column, complete)).ToList();
        return new EstimationSample
        {
            Rows = complete,
            Outcome = Take(outcome, complete),
            Covariates = [.. taken.Where(Varies)],
            Dropped = observed.Length - complete.Length,
            Constant = [.. taken.Where(column => !Varies(column)).Select(column => column.Label)],
        };
    }

    /// <summary>A column of the table at these rows.</summary>
    public DataColumn Column(string label, double[] values) => Take(new DataColumn(label, values), Rows);

    /// <summary>A 0/1 column at these rows.</summary>
    public DataColumn Indicator(string label, Func<int, bool> holds) =>
        new(label, Array.ConvertAll(Rows, row => holds(row) ? 1.0 : 0.0));

    private static DataColumn Take(DataColumn column, int[] rows) =>
        new(column.Label, Array.ConvertAll(rows, row => column.Values[row]));

    private static bool Varies(DataColumn column) => Array.Exists(column.Values, value => value != column.Values[0]);
}
