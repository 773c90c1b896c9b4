using Netto.Statistics.Binary;
using Netto.Statistics.Likelihood;
using Netto.Statistics.Linear;

namespace Netto.Statistics.Surveys;

/// <summary>
/// Regressions of the population: weighted estimating equations, linearised covariance (Binder 1983, International Statistical Review 51:279). As R <c>survey::svyglm</c>,
/// with the expected information also for the probit.
/// </summary>
/// <remarks>Rows of weight zero, outside the rows looked at, or with a missing value are not estimated from but stay part of the sample.</remarks>
public static class SurveyRegression
{
    /// <summary>Least squares.</summary>
    /// <param name="survey">The survey design.</param>
    /// <param name="outcome">The outcome, n values.</param>
    /// <param name="design">The regressors, n × k.</param>
    /// <exception cref="StatisticsException">EST003: nobody is left. EST010: no regressor is left.</exception>
    public static SurveyRegressionFit Linear(SurveyDesign survey, DataColumn outcome, Design design)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(design);
        var rows = SurveyRows.Of(survey, [outcome, .. design.Columns]);
        double[][] x = [.. design.Columns.Select(c => rows.Pick(c.Values))];
        var weights = rows.Pick(rows.Weights);
        var solution = LeastSquaresSolver.Solve(x, rows.Pick(outcome.Values), weights);
        double[][] kept = [.. solution.Kept.Select(j => x[j])];
        var factor = new double[weights.Length];
        Vectors.Multiply(weights, solution.Residuals, factor);
        var covariance = Covariance(rows, new RowScores(kept, factor), solution.Bread);
        if (weights.Length <= kept.Length)
        {
            // Through as many points as coefficients the line is exact, which says nothing of its error.
            Array.Fill(covariance.Values, double.NaN);
        }
        string[] terms = [.. solution.Kept.Select(j => design.Columns[j].Label)];
        return Result(
            "ols",
            rows,
            CoefficientTable.From(terms, solution.Coefficients, covariance, Left(rows, terms))
        ) with
        {
            ConditionNumber = solution.ConditionNumber,
            DroppedColumns = Fits.Dropped(design, solution.Dropped),
            Warnings = [.. Warnings(Fits.Dropped(design, solution.Dropped), Left(rows, terms))],
        };
    }

    /// <summary>Probit or logit of a 0/1 outcome.</summary>
    /// <param name="survey">The survey design.</param>
    /// <param name="outcome">The outcome, n values of 0 or 1.</param>
    /// <param name="design">The regressors, n × k.</param>
    /// <param name="link">Probit or logit.</param>
    /// <exception cref="StatisticsException">BIN001, BIN002, EST011, EST013: as <see cref="BinaryRegression"/>.</exception>
    public static SurveyRegressionFit Binary(SurveyDesign survey, DataColumn outcome, Design design, BinaryLink link)
    {
        ArgumentNullException.ThrowIfNull(design);
        string[] columns = [.. design.Labels.Where(l => l != Design.Constant)];
        return Binary(survey, outcome, design, link, [.. columns.Select(RegressorChange.OfColumn)]);
    }

    /// <summary>Probit or logit of a 0/1 outcome, with the average effects of some changes.</summary>
    /// <param name="survey">The survey design.</param>
    /// <param name="outcome">The outcome, n values of 0 or 1.</param>
    /// <param name="design">The regressors, n × k.</param>
    /// <param name="link">Probit or logit.</param>
    /// <param name="changes">The changes whose average effects are wanted, n values a column.</param>
    /// <exception cref="StatisticsException">BIN001, BIN002, EST011, EST013: as <see cref="BinaryRegression"/>.</exception>
    public static SurveyRegressionFit Binary(
        SurveyDesign survey,
        DataColumn outcome,
        Design design,
        BinaryLink link,
        IReadOnlyList<RegressorChange> changes
    )
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(changes);
        var rows = SurveyRows.Of(survey, [outcome, .. design.Columns]);
        var specification = new BinarySpecification
        {
            Link = link,
            Covariance = CovarianceEstimator.HC0,
            Weights = new ObservationWeights.Probability(new DataColumn("weight", rows.Pick(rows.Weights))),
        };
        var picked = new Design(design.Columns.Select(c => c with { Values = rows.Pick(c.Values) }));
        var fit = BinaryRegression.Fit(outcome with { Values = rows.Pick(outcome.Values) }, picked, specification);
        var bread = link == BinaryLink.Logit ? fit.InverseInformation : InverseExpected(fit);
        var terms = fit.Coefficients.Terms;
        var coefficients = CoefficientTable.From(
            terms,
            [.. fit.Coefficients.Select(b => b.Estimate)],
            Covariance(rows, fit.Scores, bread),
            Left(rows, terms)
        );
        return Result(fit.Method, rows, coefficients) with
        {
            ConditionNumber = fit.ConditionNumber,
            Iterations = fit.Iterations,
            DroppedColumns = fit.DroppedColumns,
            Warnings = [.. Warnings(fit.DroppedColumns, Left(rows, terms))],
            MarginalEffects = fit.With(coefficients).MarginalEffects([.. changes.Select(c => c.Select(rows.Pick))]),
        };
    }

    private static double Left(SurveyRows rows, IReadOnlyList<string> terms) => rows.DegreesOfFreedom + 1 - terms.Count;

    private static IEnumerable<Warning> Warnings(IReadOnlyList<DroppedColumn> dropped, double df)
    {
        foreach (var column in dropped)
        {
            yield return new(Warning.ColumnDropped, $"{column.Label} dropped: {column.Reason}.");
        }

        if (!(df > 0))
        {
            yield return new(
                Warning.FewClusters,
                "There are no more units than strata and coefficients: no interval can be given."
            );
        }
    }

    // Weighted scores of the rows used, times the inverse information, are the influence of a row; elsewhere it is zero.
    private static Matrix Covariance(SurveyRows rows, RowScores scores, Matrix bread)
    {
        var k = scores.Columns.Length;
        var influence = new double[k][];
        for (var j = 0; j < k; j++)
        {
            var own = LinearPredictor.Of(scores.Columns, bread.Column(j).ToArray());
            var all = new double[rows.Weights.Length];
            for (var r = 0; r < own.Length; r++)
            {
                all[rows.Used[r]] = own[r] * scores.Factor[r];
            }

            influence[j] = all;
        }

        return SurveyVariance.Of(rows.Design, influence);
    }

    private static Matrix InverseExpected(BinaryFit fit)
    {
        var information = new double[fit.LinearPredictor.Length];
        for (var i = 0; i < information.Length; i++)
        {
            var z = fit.LinearPredictor[i];
            var density = LinkFunctions.Density(fit.Link, z);
            var spread = LinkFunctions.Probability(fit.Link, z) * LinkFunctions.Probability(fit.Link, -z);
            information[i] = fit.Weights![i] * density * density / spread;
        }

        return ScaledInverse.TryOf(CrossProducts.Gram(fit.Design.Arrays(), information))?.Inverse
            ?? throw Separation.Exception("the outcome", fit.Design.Labels);
    }

    private static SurveyRegressionFit Result(string method, SurveyRows rows, CoefficientTable coefficients) =>
        new()
        {
            Method = method,
            N = rows.Used.Length,
            Coefficients = coefficients,
            UnitCount = SurveyStructure.Of(rows.Design) is var s
                ? rows.Used.Select(i => s.UnitOfRow[i]).Distinct().Count()
                : 0,
            ConditionNumber = double.NaN,
            DroppedRows = rows.Dropped,
            DroppedColumns = [],
            Warnings = [],
        };
}
