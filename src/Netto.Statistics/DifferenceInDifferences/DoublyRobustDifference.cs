using Netto.Statistics.Binary;
using Netto.Statistics.Linear;

namespace Netto.Statistics.DifferenceInDifferences;

/// <summary>
/// Difference in differences of the change of the same people, with covariates (Sant'Anna and Zhao 2020, doi:10.1016/j.jeconom.2020.06.003): the
/// effect on the treated by outcome regression (their eq. 2.2), by normalised inverse probability weights (2.3 after Hájek) and doubly robust (2.6: right when one
/// of both models is), each with the influence function of all its steps.
/// </summary>
/// <remarks>
/// Logit by maximum likelihood for being treated, least squares for the change among the untreated. Standard error √(Σ(ψ − ψ̄)²/n²), normal distribution, as R
/// <c>DRDID</c> (its "traditional" doubly robust estimator). Deviation from R: propensities are not trimmed; a warning tells of untreated people at 0.995 or more.
/// </remarks>
public static class DoublyRobustDifference
{
    private const double NearlyCertain = 0.995;

    /// <summary>Estimates the effect on the treated in three ways.</summary>
    /// <param name="change">Outcome after minus outcome before, one value a person.</param>
    /// <param name="treated">1 for the treated, 0 for others.</param>
    /// <param name="covariates">Covariates of both models, the constant among them.</param>
    /// <exception cref="StatisticsException">EST013: nobody, or everybody, is treated. BIN: the covariates decide who is treated.</exception>
    public static DoublyRobustFit Fit(DataColumn change, DataColumn treated, Design covariates)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(treated);
        ArgumentNullException.ThrowIfNull(covariates);
        Check(change, treated, covariates);
        var propensity = BinaryRegression.Fit(treated, covariates, BinarySpecification.Logit);
        int[] others = [.. Enumerable.Range(0, treated.Length).Where(i => treated.Values[i] == 0)];
        var outcome = LinearRegression.Fit(
            Part(change, others),
            new Design(covariates.Columns.Select(c => Part(c, others))),
            new() { Covariance = CovarianceEstimator.Classical }
        );
        var influence = new DoublyRobustInfluence(change.Values, treated.Values, covariates, propensity, outcome);
        (string Name, (double Estimate, double[] Influence) Found)[] ways =
        [
            ("outcome_regression", influence.OutcomeRegression()),
            ("ipw", influence.Weighting()),
            ("doubly_robust", influence.DoublyRobust()),
        ];
        return new DoublyRobustFit
        {
            N = change.Length,
            Treated = change.Length - others.Length,
            Coefficients = CoefficientTable.From(
                [.. ways.Select(w => w.Name)],
                [.. ways.Select(w => w.Found.Estimate)],
                Covariance([.. ways.Select(w => w.Found.Influence)])
            ),
            Propensity = propensity,
            OutcomeModel = outcome,
            DroppedColumns =
            [
                .. propensity.DroppedColumns,
                .. outcome.DroppedColumns.Where(d => propensity.DroppedColumns.All(p => p.Label != d.Label)),
            ],
            Warnings = [.. propensity.Warnings, .. Overlap(propensity.Probabilities(), others)],
        };
    }

    private static Matrix Covariance(double[][] influence)
    {
        var centred = Array.ConvertAll(
            influence,
            psi => Array.ConvertAll(psi, v => v - (Vectors.Sum(psi) / psi.Length))
        );
        double n = centred[0].Length;
        return CrossProducts.Gram(centred).Scale(1 / (n * n));
    }

    private static IEnumerable<Warning> Overlap(double[] probabilities, int[] others)
    {
        var certain = others.Count(i => probabilities[i] >= NearlyCertain);
        if (certain > 0)
        {
            yield return new Warning(
                Warning.IllConditioned,
                $"{certain} untreated have a propensity of {NearlyCertain} or more: weights hang on them."
            );
        }
    }

    private static DataColumn Part(DataColumn column, int[] rows) =>
        column with
        {
            Values = Array.ConvertAll(rows, i => column.Values[i]),
        };

    private static void Check(DataColumn change, DataColumn treated, Design covariates)
    {
        Lengths.Check(treated, change.Length);
        Lengths.Check(covariates.Columns[0], change.Length);
        var count = treated.Values.Count(v => v == 1);
        if (!Array.TrueForAll(treated.Values, v => v is 0 or 1) || count == 0 || count == treated.Length)
        {
            throw new StatisticsException(
                StatisticsErrors.NoVariation,
                $"{treated.Label} is 1 in {count} of {treated.Length} rows and must be 0 or 1 with some of each.",
                "Give a 0/1 column of who is treated."
            );
        }
    }
}
