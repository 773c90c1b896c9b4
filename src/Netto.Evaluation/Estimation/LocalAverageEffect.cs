using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Models;

namespace Netto.Evaluation.Estimation;

/// <summary>
/// Local average treatment effect: two-stage least squares with the random arm as instrument for service received and
/// the covariates in both stages; HC1 unless the comparison says otherwise.
/// </summary>
internal static class LocalAverageEffect
{
    /// <summary>Name of the endogenous regressor.</summary>
    public const string Received = "received";
    private const double WeakF = 10;

    /// <summary>Estimates for tasks on the same people: one first stage serves all.</summary>
    public static EffectEstimate[] Estimate(Study study, IReadOnlyList<EffectTask> tasks, CovariateColumns covariates)
    {
        if (study.Table.Received is not { } received)
            return [.. tasks.Select(_ => EffectEstimate.None("no-first-stage"))];
        var known = covariates.Of(Adjustment.For(study, tasks[0]));
        var service = new DataColumn(Received, received);
        var (sample, treated) = RandomisedSample.Of(study, tasks[0], [.. known, service]);
        return TaskSample.Estimate(
            TaskSample.Of(study, tasks, sample),
            own =>
                RandomisedSample.Refusal(own, treated) ?? (own.Constant.Contains(Received) ? "no-first-stage" : null),
            all => Fit(study, all, treated)
        );
    }

    private static EffectEstimate[] Fit(Study study, IReadOnlyList<TaskSample> all, DataColumn treated)
    {
        var (comparison, sample) = (all[0].Task.Comparison, all[0].Sample);
        var received = sample.Covariates.Single(column => column.Label == Received);
        var design = InstrumentedDesign.Of(received, treated, Exogenous(sample));
        var fits = TwoStageLeastSquares.Fit(
            [.. all.Select(own => own.Sample.Outcome)],
            design,
            new InstrumentalVariablesSpecification
            {
                Covariance = RobustErrors.Of(study, comparison, sample.Rows, CovarianceEstimator.HC1),
            }
        );
        var offices = RobustErrors.Clusters(study, comparison, sample.Rows);
        var drawn = BootstrapErrors.OfInstrumented(study, all, design, offices);
        var traits = sample.Covariates.Where(column => column.Label != Received).ToList();
        return
        [
            .. all.Select(
                (own, at) =>
                    Result(study, own.Task, (own.Sample, treated), fits[at]) with
                    {
                        BootstrapStandardError = drawn[at],
                        Clusters = offices?.Count,
                        ByOffice = RandomisedInfluence.ByOffice(own, (received, treated), traits, offices),
                    }
            ),
        ];
    }

    /// <summary>The shape of an Anderson-Rubin set as the results write it.</summary>
    public static ArInterval? Interval(ConfidenceSet? set) =>
        set?.Shape switch
        {
            null => null,
            ConfidenceSetShape.Interval => new ArInterval
            {
                Shape = "interval",
                Low = set.Low,
                High = set.High,
            },
            ConfidenceSetShape.HalfLine => new ArInterval
            {
                Shape = "half-line",
                Low = Numbers.Finite(set.Low),
                High = Numbers.Finite(set.High),
            },
            ConfidenceSetShape.Disjoint => new ArInterval
            {
                Shape = "two-rays",
                Low = set.Parts[0].High,
                High = set.Parts[^1].Low,
            },
            ConfidenceSetShape.WholeLine => new ArInterval
            {
                Shape = "whole-line",
                Low = null,
                High = null,
            },
            _ => new ArInterval
            {
                Shape = "empty",
                Low = null,
                High = null,
            },
        };

    private static EffectEstimate Result(
        Study study,
        EffectTask task,
        (EstimationSample Sample, DataColumn Treated) at,
        InstrumentalVariablesFit fit
    )
    {
        if (!fit.Coefficients.Has(Received))
            return EffectEstimate.None("no-first-stage", at.Sample);
        var first = fit.FirstStage;
        var notes = RandomisedSample.Notes(task, at.Treated).ToList();
        notes.AddRange(fit.DroppedColumns.Select(column => $"dropped-term: {column.Label}"));
        if (first.EffectiveF < WeakF)
            notes.Add("weak-instrument");
        return new EffectEstimate
        {
            Effect = MeanDifference.AtLevel(study, fit.Coefficients[Received]),
            StandardErrors = fit.StandardErrors,
            N = at.Sample.Rows.Length,
            Dropped = at.Sample.Dropped,
            To = RandomisedSample.TreatedMean(at.Sample, at.Treated),
            Notes = notes,
            AndersonRubin = Interval(fit.AndersonRubin?.Set),
            FirstStage = FirstStage(study, task, at, first),
            Regressions = RegressionTables.OfInstrumented(study, task, fit),
        };
    }

    private static FirstStageRow FirstStage(
        Study study,
        EffectTask task,
        (EstimationSample Sample, DataColumn Treated) at,
        FirstStage first
    )
    {
        var instrument = first.Fit.Coefficients[MeanDifference.Treated];
        var received = at.Sample.Covariates.Single(column => column.Label == Received).Values;
        var (served, control) = (Mean(received, at.Treated, 1), Mean(received, at.Treated, 0));
        return new FirstStageRow
        {
            Comparison = task.Comparison.Id,
            Method = Texts.Name(task.Method),
            Outcome = task.Outcome.Id,
            Subgroup = task.Part?.Id,
            Estimate = Numbers.Finite(instrument.Estimate),
            StdError = Numbers.Finite(instrument.StandardError),
            F = Numbers.Finite(first.F.Statistic),
            EffectiveF = Numbers.Finite(first.EffectiveF),
            N = at.Sample.Rows.Length,
            RSquared = Numbers.Finite(first.Fit.RSquared),
            Compliers = served - control,
            AlwaysTakers = control,
            NeverTakers = 1 - served,
        };
    }

    private static double Mean(double[] values, DataColumn treated, double side)
    {
        var (sum, n) = (0.0, 0);
        for (var row = 0; row < values.Length; row++)
        {
            if (treated.Values[row] == side)
            {
                sum += values[row];
                n++;
            }
        }
        return sum / n;
    }

    private static Design Exogenous(EstimationSample sample)
    {
        DataColumn[] columns = [.. sample.Covariates.Where(column => column.Label != Received)];
        return columns.Length == 0 ? Design.ConstantOnly(sample.Rows.Length) : Design.WithConstant(columns);
    }
}
