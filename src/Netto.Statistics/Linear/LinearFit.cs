using Netto.Statistics.Summaries;

namespace Netto.Statistics.Linear;

/// <summary>A linear model, estimated by (weighted) least squares.</summary>
public sealed record LinearFit : IFittedModel
{
    /// <inheritdoc />
    public string Method => "ols";

    /// <inheritdoc />
    public required double N { get; init; }

    /// <inheritdoc />
    public required string StandardErrors { get; init; }

    /// <inheritdoc />
    public required CoefficientTable Coefficients { get; init; }

    /// <summary>n − k.</summary>
    public required double ResidualDegreesOfFreedom { get; init; }

    /// <summary>Number of clusters, where the covariance is clustered.</summary>
    public required int? ClusterCount { get; init; }

    /// <summary>Weighted sum of squared residuals.</summary>
    public required double ResidualSumOfSquares { get; init; }

    /// <summary>Weighted total sum of squares, about the mean when the model has a constant.</summary>
    public required double TotalSumOfSquares { get; init; }

    /// <summary>Whether a column is constant.</summary>
    public required ConstantTerm Constant { get; init; }

    /// <summary>Fixed effects that were taken out; null when there were none.</summary>
    public Absorption.AbsorbedEffects? Absorbed { get; init; }

    /// <summary>Sum of squares of the outcome within the absorbed effects; the total when there are none.</summary>
    public double WithinSumOfSquares { get; init; }

    /// <summary>Share of <see cref="WithinSumOfSquares"/> that the coefficients explain.</summary>
    public double WithinRSquared =>
        WithinSumOfSquares > 0 ? 1 - (ResidualSumOfSquares / WithinSumOfSquares) : double.NaN;

    /// <summary>Log likelihood under normal errors, σ² = RSS/n; NaN when the fit is perfect.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Residuals y − Xb, in the order of the rows used.</summary>
    public required double[] Residuals { get; init; }

    /// <summary>Condition number of the regressors with columns of unit length.</summary>
    public required double ConditionNumber { get; init; }

    /// <summary>Which way the problem was solved.</summary>
    public required Solver Solver { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<DroppedRows> DroppedRows { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<DroppedColumn> DroppedColumns { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<FitMeasure> Measures =>
        [
            new("r_squared", RSquared),
            new("adjusted_r_squared", AdjustedRSquared),
            new("residual_standard_deviation", ResidualStandardDeviation),
            new("log_likelihood", LogLikelihood),
            new("condition_number", ConditionNumber),
        ];

    /// <summary>Residual standard deviation, √(RSS/(n − k)).</summary>
    public double ResidualStandardDeviation => Math.Sqrt(ResidualSumOfSquares / ResidualDegreesOfFreedom);

    /// <summary>1 − RSS/TSS; NaN when the outcome does not vary.</summary>
    public double RSquared => TotalSumOfSquares > 0 ? 1 - (ResidualSumOfSquares / TotalSumOfSquares) : double.NaN;

    /// <summary>R² corrected for the number of coefficients.</summary>
    public double AdjustedRSquared
    {
        get
        {
            var total = N - (Constant == ConstantTerm.Present ? 1 : 0);
            return 1 - ((1 - RSquared) * total / ResidualDegreesOfFreedom);
        }
    }

    /// <summary>The classical F test that all coefficients but the constant are zero.</summary>
    public JointTest OverallTest
    {
        get
        {
            var q = Coefficients.Count - (Constant == ConstantTerm.Present && Absorbed is null ? 1 : 0);
            var explained = (Absorbed is null ? TotalSumOfSquares : WithinSumOfSquares) - ResidualSumOfSquares;
            var f = explained / q / (ResidualSumOfSquares / ResidualDegreesOfFreedom);
            return JointTest.OfF("all but the constant", f, q, ResidualDegreesOfFreedom);
        }
    }

    internal Covariances.ClusterBiasReduced? BiasReduced { get; init; }

    /// <summary>(X'WX)⁻¹ of the kept columns.</summary>
    internal Matrix Bread { get; init; } = new(0, 0);

    /// <summary>What a covariance needs of the design alone, for other outcomes on it.</summary>
    internal Covariances.DesignParts Parts { get; init; } = new();

    /// <summary>Joint test that all named coefficients are zero, with the model's covariance; with CR2 the small-sample test of Pustejovsky and Tipton.</summary>
    /// <param name="terms">At least one term.</param>
    public JointTest Test(params IReadOnlyList<string> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (BiasReduced is null)
        {
            return Coefficients.Wald(terms);
        }
        var c = new Matrix(Coefficients.Count, terms.Count);
        for (var j = 0; j < terms.Count; j++)
        {
            c[Coefficients.IndexOf(terms[j]), j] = 1;
        }
        return BiasReduced.Test(string.Join(" = ", terms) + " = 0", c, [.. Coefficients.Select(b => b.Estimate)]);
    }

    /// <summary>Predicted means for new rows, with the standard error of the mean.</summary>
    /// <param name="design">Columns with the labels of the coefficients, in any order; more columns are allowed.</param>
    public IReadOnlyList<Coefficient> Predict(Design design)
    {
        ArgumentNullException.ThrowIfNull(design);
        if (Absorbed is not null)
        {
            throw new StatisticsException(
                StatisticsErrors.WrongOption,
                "No predictions with absorbed effects: they were not estimated.",
                "Put the factor among the regressors."
            );
        }
        var columns = new double[Coefficients.Count][];
        for (var j = 0; j < columns.Length; j++)
        {
            var term = Coefficients[j].Term;
            columns[j] =
                design.Columns.FirstOrDefault(c => string.Equals(c.Label, term, StringComparison.Ordinal))?.Values
                ?? throw new StatisticsException(
                    StatisticsErrors.UnknownTerm,
                    $"The new rows have no column {term}.",
                    "Make them with the formula of the model."
                );
        }
        return
        [
            .. Enumerable
                .Range(0, design.Rows)
                .Select(i => Coefficients.Contrast($"row {i + 1}", Array.ConvertAll(columns, c => c[i]))),
        ];
    }
}

/// <summary>Whether a model has a constant.</summary>
public enum ConstantTerm
{
    /// <summary>It has.</summary>
    Present,

    /// <summary>It has not.</summary>
    Absent,
}
