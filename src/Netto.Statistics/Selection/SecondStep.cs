using Netto.Statistics.Linear;

namespace Netto.Statistics.Selection;

/// <summary>Least squares or two-stage least squares of the outcome on W = (x, λ) with instruments Q = (q, λ), for those seen.</summary>
internal sealed class SecondStep
{
    private SecondStep(Design regressors, Design instruments)
    {
        W = regressors.Arrays();
        Q = instruments.Arrays();
        Terms = regressors.Labels;
        InstrumentTerms = instruments.Labels;
    }

    /// <summary>Regressors, the ratio last.</summary>
    internal double[][] W { get; }

    /// <summary>Instruments, the ratio last; the same as <see cref="W"/> when nothing is endogenous.</summary>
    internal double[][] Q { get; }

    internal IReadOnlyList<string> Terms { get; }

    internal IReadOnlyList<string> InstrumentTerms { get; }

    /// <summary>Ŵ: regressors projected on the instruments.</summary>
    internal required double[][] Projected { get; init; }

    /// <summary>Π = (Q'Q)⁻¹Q'W, instruments × regressors.</summary>
    internal required Matrix Projection { get; init; }

    /// <summary>(Q'Q)⁻¹.</summary>
    internal required Matrix InstrumentBread { get; init; }

    /// <summary>(Ŵ'Ŵ)⁻¹.</summary>
    internal required Matrix Bread { get; init; }

    internal required double[] Coefficients { get; init; }

    /// <summary>y − Wb with the regressors themselves.</summary>
    internal required double[] Residuals { get; init; }

    internal required IReadOnlyList<DroppedColumn> Dropped { get; init; }

    internal required IReadOnlyList<Warning> Warnings { get; init; }

    internal static SecondStep Fit(PreparedSelection prepared)
    {
        var ratio = new DataColumn(SelectionFit.InverseMillsRatio, prepared.Ratio);
        var weights = prepared.SeenWeights;
        var (w, droppedW) = FullRank(prepared.Regressors.Plus(ratio), weights);
        var (q, droppedQ) = prepared.Instruments is { } given ? FullRank(given.Plus(ratio), weights) : (w, []);
        CheckOrder(w, q);
        var (projection, projected) = Project(w, q, weights);
        var y = prepared.Outcome.Values;
        var solution = LeastSquaresSolver.Solve(projected, y, weights);
        if (solution.Dropped.Length > 0)
        {
            throw new StatisticsException(
                StatisticsErrors.Underidentified,
                $"The instruments say nothing of their own about {string.Join(", ", solution.Dropped.Select(j => w.Labels[j]))}.",
                "Add an instrument, or leave that regressor out."
            );
        }

        return new SecondStep(w, q)
        {
            Projection = projection,
            Projected = projected,
            InstrumentBread = Inverse(q.Arrays(), weights, "The instruments"),
            Bread = solution.Bread,
            Coefficients = solution.Coefficients,
            Residuals = LeastSquaresSolver.Residuals(w.Arrays(), y, solution.Coefficients),
            Dropped = [.. droppedW, .. droppedQ.Where(d => droppedW.All(o => o.Label != d.Label))],
            Warnings = RatioWarnings(w),
        };
    }

    /// <summary>First stages, ratio taken as given, HC1.</summary>
    internal IReadOnlyList<SelectionFirstStage> FirstStages(PreparedSelection prepared)
    {
        if (prepared.Instruments is null)
        {
            return [];
        }

        var design = new Design(InstrumentTerms.Select((label, j) => new DataColumn(label, Q[j])));
        string[] excluded = [.. InstrumentTerms.Except(Terms, StringComparer.Ordinal)];
        var weights = prepared.SeenWeights is { } w
            ? new ObservationWeights.Analytic(new DataColumn("weight", w))
            : ObservationWeights.None;
        var stages = new List<SelectionFirstStage>();
        foreach (var endogenous in Terms.Except(InstrumentTerms, StringComparer.Ordinal))
        {
            var column = new DataColumn(endogenous, W[Terms.ToList().IndexOf(endogenous)]);
            var fit = LinearRegression.Fit(column, design, new() { Weights = weights });
            stages.Add(new(endogenous, fit.Coefficients, fit.Test(excluded)));
        }

        return stages;
    }

    private static (Matrix Projection, double[][] Projected) Project(Design w, Design q, double[]? weights)
    {
        var instruments = q.Arrays();
        var projection = new Matrix(q.Count, w.Count);
        var projected = new double[w.Count][];
        for (var j = 0; j < w.Count; j++)
        {
            var own = q.Labels.ToList().IndexOf(w.Labels[j]);
            if (own >= 0)
            {
                projection[own, j] = 1;
                projected[j] = w.Columns[j].Values;
                continue;
            }

            var solution = LeastSquaresSolver.Solve(instruments, w.Columns[j].Values, weights);
            solution.Coefficients.CopyTo(projection.Column(j));
            projected[j] = Likelihood.LinearPredictor.Of(instruments, solution.Coefficients);
        }

        return (projection, projected);
    }

    private static (Design Design, IReadOnlyList<DroppedColumn> Dropped) FullRank(Design design, double[]? weights)
    {
        // Any outcome will do: only the rank matters here.
        var solution = LeastSquaresSolver.Solve(design.Arrays(), design.Columns[^1].Values, weights);
        return (design.Select(solution.Kept), Fits.Dropped(design, solution.Dropped));
    }

    private static Matrix Inverse(double[][] columns, double[]? weights, string what) =>
        ScaledInverse.TryOf(CrossProducts.Gram(columns, weights))?.Inverse
        ?? throw new StatisticsException(
            StatisticsErrors.Singular,
            $"{what} depend on each other to rounding.",
            "Leave one of them out."
        );

    private static void CheckOrder(Design w, Design q)
    {
        string[] endogenous = [.. w.Labels.Except(q.Labels, StringComparer.Ordinal)];
        var excluded = q.Labels.Except(w.Labels, StringComparer.Ordinal).Count();
        if (excluded < endogenous.Length)
        {
            throw new StatisticsException(
                StatisticsErrors.Underidentified,
                $"{excluded} instruments for {endogenous.Length} endogenous variables ({string.Join(", ", endogenous)}).",
                "Add an instrument, or drop a variable."
            );
        }
    }

    private static IReadOnlyList<Warning> RatioWarnings(Design w) =>
        w.Labels[^1] == SelectionFit.InverseMillsRatio
            ? []
            :
            [
                new(
                    Warning.ColumnDropped,
                    "The inverse Mills ratio depends linearly on the regressors: name an exclusion for being seen."
                ),
            ];
}
