namespace Netto.Statistics.Streaming;

/// <summary>Least squares and 2SLS on data that come in blocks and are never held.</summary>
/// <remarks>
/// One pass gathers centred sums of products, from which the coefficients follow; a second one the scores for hc1 or cr1. The
/// memory is that of one block, k² sums and, with cr1, k sums a cluster. Agrees with <see cref="Linear.LinearRegression"/> and
/// <see cref="InstrumentalVariables.TwoStageLeastSquares"/> (White 1980). Difference in differences is least squares with a product column.
/// Badly conditioned columns are warned about (EST103): the refined QR of the estimators in memory needs all rows.
/// </remarks>
public static class StreamedRegression
{
    private const double IllConditioned = 1e5;
    private const double NearlyPerfect = 1e-6;

    /// <summary>Estimates a model.</summary>
    /// <param name="blocks">The data; enumerated twice unless the covariance is classical, with the same rows each time.</param>
    /// <param name="model">Outcome, regressors, instruments, covariance.</param>
    /// <exception cref="StatisticsException">When values are not finite, weights are negative, or nothing can be estimated.</exception>
    public static StreamedFit Fit(IEnumerable<DataBlock> blocks, StreamedModel model)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentNullException.ThrowIfNull(model);
        var reader = new BlockReader(blocks, model.Progress, model.Cancellation);
        var labels = model.Columns;
        var sums = MomentSums.None(labels);
        var lone = new LoneColumns(model);
        reader.Read(block =>
        {
            sums += MomentSums.Of(labels, block);
            lone.Add(block);
        });
        var fit = Fit(sums, model, reader);
        var hanging = lone.Warnings(fit.Coefficients.Terms, fit.StandardErrors);
        Warning[] few =
            fit.ClusterCount is { } clusters && Covariances.ClusterSandwich.AreFew(clusters)
                ? [Covariances.ClusterSandwich.FewWarning(clusters, model.ClusterLabel)]
                : [];
        return fit with { Warnings = [.. fit.Warnings, .. hanging, .. few] };
    }

    private static StreamedFit Fit(MomentSums sums, StreamedModel model, BlockReader reader)
    {
        Check(sums, model);
        var (main, first) = Equations(sums, model);
        var needsScores =
            model.Covariance != StreamedCovariance.Classical
            || main.ResidualSumOfSquares <= NearlyPerfect * main.TotalSumOfSquares;
        StreamedEquation[] equations = [main, .. first];
        ScorePassSums[] passes = [.. equations.Select(e => new ScorePassSums(e, model))];
        if (needsScores)
        {
            reader.Read(block =>
            {
                foreach (var pass in passes)
                {
                    pass.Add(block);
                }
            });
        }
        StreamedEstimate Of(int j) => new(equations[j], needsScores ? passes[j].Sums : null, model);
        (JointTest F, double EffectiveF)[] tests =
        [
            .. first.Select((own, j) => Tested(Of(j + 1), Kept(own, model.Excluded))),
        ];
        return Result(Of(0), model, tests);
    }

    private static (JointTest F, double EffectiveF) Tested(StreamedEstimate stage, string[] excluded) =>
        (
            stage.ClusterCount is { } clusters && clusters <= excluded.Length
                ? InstrumentalVariables.FirstStage.NoTest(excluded, clusters)
                : stage.Table().Wald(excluded),
            stage.EffectiveF(excluded)
        );

    private static (StreamedEquation Main, StreamedEquation[] First) Equations(MomentSums sums, StreamedModel model)
    {
        var system = new MomentSystem(sums, model.HasConstant ? ConstantUse.Present : ConstantUse.Absent);
        string[] regressors = [.. model.Regressors.Where(l => l != Design.Constant)];
        if (model.Instruments.Count == 0)
        {
            return (StreamedEquation.LeastSquares(system, model.Outcome, regressors), []);
        }
        // Exogenous columns first, so that an instrument that repeats them is the one that goes.
        string[] z = [.. regressors.Intersect(model.Instruments, StringComparer.Ordinal), .. model.Excluded];
        z = [.. z.Where(l => l != Design.Constant)];
        var main = StreamedEquation.TwoStage(system, model.Outcome, regressors, z);
        return (main, [.. model.Endogenous.Select(d => StreamedEquation.LeastSquares(system, d, z))]);
    }

    private static string[] Kept(StreamedEquation first, string[] excluded) =>
        [.. excluded.Where(z => first.Terms.Contains(z, StringComparer.Ordinal))];

    private static void Check(MomentSums sums, StreamedModel model)
    {
        if (sums.Rows == 0)
        {
            throw new StatisticsException(StatisticsErrors.TooFewRows, "The blocks hold no rows.", "Give some.");
        }
        if (
            model.Instruments.Count > 0
            && (model.Endogenous.Length == 0 || model.Excluded.Length < model.Endogenous.Length)
        )
        {
            throw new StatisticsException(
                StatisticsErrors.Underidentified,
                $"{model.Excluded.Length} instrument(s) for {model.Endogenous.Length} endogenous variable(s).",
                "Give an instrument for each, or take least squares."
            );
        }
        if (model is { Weights: StreamedWeights.Probability, Covariance: StreamedCovariance.Classical })
        {
            throw new StatisticsException(
                StatisticsErrors.WrongOption,
                "Probability weights have no classical covariance.",
                "Use hc1 or cr1."
            );
        }
    }

    private static StreamedFit Result(
        StreamedEstimate estimate,
        StreamedModel model,
        (JointTest F, double EffectiveF)[] tests
    )
    {
        var equation = estimate.Equation;
        DroppedColumn[] dropped =
        [
            .. equation.Dropped.Select(d => new DroppedColumn(d, "it depends linearly on columns before it")),
        ];
        return new StreamedFit
        {
            Method = model.Instruments.Count == 0 ? "ols" : "tsls",
            N = estimate.N,
            StandardErrors = model.Covariance switch
            {
                StreamedCovariance.Classical => "classical",
                StreamedCovariance.HC1 => "hc1",
                _ => "cr1",
            },
            Coefficients = estimate.Table(),
            ResidualDegreesOfFreedom = estimate.Free,
            ClusterCount = estimate.ClusterCount,
            ResidualSumOfSquares = estimate.ResidualSumOfSquares,
            TotalSumOfSquares = equation.TotalSumOfSquares,
            ConditionNumber = equation.Condition,
            FirstStages = [.. tests.Select(t => t.F)],
            EffectiveFs = [.. tests.Select(t => t.EffectiveF)],
            Moments = equation.System.Sums,
            Scores = estimate.Scores,
            DroppedRows = [],
            DroppedColumns = dropped,
            Warnings =
            [
                .. Warnings(equation, dropped),
                .. Weak(model, tests),
                .. Linear.Fits.Perfection((estimate.ResidualSumOfSquares, equation.TotalSumOfSquares), estimate.Free),
            ],
        };
    }

    private static IEnumerable<Warning> Weak(StreamedModel model, (JointTest F, double EffectiveF)[] tests) =>
        model
            .Endogenous.Zip(tests)
            .Where(p => InstrumentalVariables.TwoStageLeastSquares.IsWeak(p.Second.EffectiveF))
            .Select(p => InstrumentalVariables.TwoStageLeastSquares.Weak(p.First, p.Second.EffectiveF));

    private static IEnumerable<Warning> Warnings(StreamedEquation equation, DroppedColumn[] dropped)
    {
        foreach (var column in dropped)
        {
            yield return new Warning(Warning.ColumnDropped, $"{column.Label} dropped: {column.Reason}.");
        }
        if (equation.Condition > IllConditioned)
        {
            yield return new Warning(
                Warning.IllConditioned,
                $"Condition number {equation.Condition:E1}: estimate in memory, where it can be refined."
            );
        }
    }
}
