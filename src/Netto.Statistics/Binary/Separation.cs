namespace Netto.Statistics.Binary;

/// <summary>
/// Finds regressors that predict the outcome perfectly for some rows: then the likelihood has no maximum
/// (Albert and Anderson 1984, Biometrika 71:1) and there is no estimate to give.
/// </summary>
internal static class Separation
{
    // A logit of 30 leaves the other outcome a chance of 1e-13; a probit of 6 one of 1e-9.
    private const double Diverging = 30;
    private const double FarOut = 6;
    private const int LongestList = 5;

    // Uncertainty of the linear predictor that no data with a maximum give.
    private const double NoInformation = 1e3;

    /// <summary>Looks at each two-valued column by itself: an empty cell of column × outcome is separation.</summary>
    internal static void CheckColumns(DataColumn outcome, Design design)
    {
        var found = new List<string>();
        foreach (var column in design.Columns)
        {
            if (Describe(column, outcome) is { } text)
            {
                found.Add(text);
            }
        }

        if (found.Count > 0)
        {
            throw new StatisticsException(
                "BIN002",
                $"Perfect separation: {Listed(found)}.",
                "No finite estimate exists. Leave those columns or those rows out."
            );
        }
    }

    // A factor with a level per person would name them all.
    private static string Listed(List<string> found) =>
        string.Join("; ", found.Take(LongestList))
        + (found.Count > LongestList ? $"; and {found.Count - LongestList} more" : "");

    /// <summary>Looks at the fit: a linear predictor far out that still grows has no end.</summary>
    internal static void CheckProgress(double[] predictor, double[] y, Design design, double[] step, string outcome)
    {
        var far = 0;
        var wrong = 0;
        for (var i = 0; i < predictor.Length; i++)
        {
            far += Math.Abs(predictor[i]) > Diverging ? 1 : 0;
            wrong += predictor[i] > 0 == y[i] > 0 ? 0 : 1;
        }

        if (far == 0 || (wrong > 0 && far < predictor.Length && !StillMoves(design, step)))
        {
            return;
        }

        throw Exception(outcome, Moving(design, step));
    }

    /// <summary>Looks at the estimates: rows far out together with coefficients that the data say nothing about.</summary>
    internal static void CheckEstimates(double[] predictor, Design design, Matrix covariance, string outcome)
    {
        if (!predictor.Any(z => Math.Abs(z) > FarOut))
        {
            return;
        }

        var labels = new List<string>();
        for (var j = 0; j < design.Count; j++)
        {
            if (Math.Sqrt(covariance[j, j]) * design.Columns[j].Values.Max(Math.Abs) > NoInformation)
            {
                labels.Add(design.Columns[j].Label);
            }
        }

        if (labels.Count > 0)
        {
            throw Exception(outcome, labels);
        }
    }

    internal static StatisticsException Exception(string outcome, IReadOnlyList<string> columns) =>
        new(
            "BIN002",
            $"Perfect separation: {string.Join(", ", columns)} together predict {outcome} without error for some rows.",
            "No finite estimate exists. Leave one of those columns out, or join categories."
        );

    private static bool StillMoves(Design design, double[] step) => Moving(design, step).Count > 0;

    private static List<string> Moving(Design design, double[] step)
    {
        var labels = new List<string>();
        for (var j = 0; j < design.Count; j++)
        {
            var largest = design.Columns[j].Values.Max(Math.Abs);
            if (Math.Abs(step[j]) * largest > 0.1)
            {
                labels.Add(design.Columns[j].Label);
            }
        }

        return labels;
    }

    private static string? Describe(DataColumn column, DataColumn outcome)
    {
        var (x, y) = (column.Values, outcome.Values);
        var first = x[0];
        var otherRow = Array.FindIndex(x, v => v != first);
        if (otherRow < 0)
        {
            return null;
        }

        var second = x[otherRow];
        var counts = new int[4];
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] != first && x[i] != second)
            {
                return null;
            }

            counts[(x[i] == first ? 0 : 2) + (y[i] > 0 ? 1 : 0)]++;
        }

        var empty = Array.IndexOf(counts, 0);
        if (empty < 0)
        {
            return null;
        }

        var (value, rows) = empty < 2 ? (first, counts[0] + counts[1]) : (second, counts[2] + counts[3]);
        return $"{outcome.Label} is always {(empty % 2 == 0 ? 1 : 0)} where {column.Label} is {value:R} ({rows} rows)";
    }
}
