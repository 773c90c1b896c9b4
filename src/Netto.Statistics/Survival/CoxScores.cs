namespace Netto.Statistics.Survival;

/// <summary>Score residuals of the rows (Therneau, Grambsch and Fleming 1990), weighted: their sum over rows is the gradient.</summary>
internal static class CoxScores
{
    /// <summary>w δ (x − x̄) − w e^{xb} Σ (x − x̄) dΛ per row, a column a regressor; x̄ at a row's own event is the mean over its terms.</summary>
    internal static double[][] Of(CoxLikelihood likelihood, CoxLikelihood.Point point)
    {
        var rows = likelihood.Times.Rows;
        var scores = new double[likelihood.X.Length][];
        var (hazard, moved) = (new double[rows], new double[rows]);
        foreach (var pass in point.Terms.Passes)
        {
            pass.Accumulate(likelihood.Times, _ => 1, hazard);
        }

        for (var j = 0; j < scores.Length; j++)
        {
            foreach (var pass in point.Terms.Passes)
            {
                var means = pass.Means[j];
                pass.Accumulate(likelihood.Times, term => means[term], moved);
            }

            var column = new double[rows];
            for (var i = 0; i < rows; i++)
            {
                column[i] = -point.Terms.Risk[i] * (likelihood.X[j][i] * hazard[i] - moved[i]);
            }

            AddEvents(likelihood, point, j, column);
            scores[j] = column;
        }

        return scores;
    }

    private static void AddEvents(CoxLikelihood likelihood, CoxLikelihood.Point point, int j, double[] column)
    {
        foreach (var pass in point.Terms.Passes)
        {
            for (var t = 0; t < pass.Sets.Times.Length; t++)
            {
                var (first, end) = (pass.FirstTerm[t], pass.FirstTerm[t + 1]);
                var mean = pass.Means[j].AsSpan(first, end - first).ToArray().Average();
                foreach (var row in pass.Sets.Deaths(t))
                {
                    column[row] += likelihood.WeightOf(row) * (likelihood.X[j][row] - mean);
                }
            }
        }
    }
}
