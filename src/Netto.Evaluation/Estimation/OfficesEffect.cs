using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Protocol;
using Netto.Statistics.DifferenceInDifferences;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

namespace Netto.Evaluation.Estimation;

/// <summary>
/// Effects against the regular offices: difference-in-differences over offices and periods, plain or with service
/// received instrumented by the arm in the experiment period; clustered by office (CR2), wild bootstrap for totals when
/// there are few offices.
/// </summary>
internal static class OfficesEffect
{
    /// <summary>Estimates for tasks on the same people: design, first stage and adjustments of offices are found once.</summary>
    public static EffectEstimate[] Estimate(Study study, IReadOnlyList<EffectTask> tasks, CovariateColumns covariates)
    {
        if (OfficesSample.Refusal(study, tasks[0]) is { } reason)
            return [.. tasks.Select(_ => EffectEstimate.None(reason))];
        var outcome = new DataColumn(tasks[0].Outcome.Id, study.Table.Outcome(tasks[0].Outcome.Id)!.Values);
        var at = OfficesSample.Of(study, tasks[0], covariates.Of(Adjustment.For(study, tasks[0])), outcome);
        return TaskSample.Estimate(
            TaskSample.Of(study, tasks, at.Sample),
            own => Refusal(at, own),
            all => tasks[0].Method == EffectMethod.Did ? Plain(study, all, at) : Instrumented(study, all, at)
        );
    }

    private static EffectEstimate[] Plain(Study study, IReadOnlyList<TaskSample> all, OfficesSample at)
    {
        var fits = DifferenceInDifferencesRegression.Fit(
            [.. all.Select(own => own.Sample.Outcome)],
            at.Design,
            Specification(study, all[0].Task, at)
        );
        var byOffice = ByOffice(all, at, null);
        var drawn = fits[0].Wild is null
            ? BootstrapErrors.OfLinear(
                study,
                all,
                at.Design.ToDesign(),
                (draw, _) => draw.Of(at.Design.EffectTerm),
                at.Offices
            )
            : [.. fits.Select(fit => Drawn(study, all[0].Task, fit))];
        return
        [
            .. all.Select(
                (own, m) =>
                    Result(study, own, at, fits[m], at.Sign) with
                    {
                        Regressions = RegressionTables.OfLinear(study, (own.Task, "did"), fits[m].Regression!),
                        Notes = Notes(at, fits[m].Regression!.DroppedColumns),
                        BootstrapStandardError = drawn[m],
                        ByOffice = Signed(byOffice[m], at.Sign),
                    }
            ),
        ];
    }

    private static EffectEstimate[] Instrumented(Study study, IReadOnlyList<TaskSample> all, OfficesSample at)
    {
        var received = study.Table.Received is { } values ? at.Received(study, values) : null;
        if (received is null || Array.TrueForAll(received.Values, value => value == received.Values[0]))
            return [.. all.Select(own => EffectEstimate.None("no-first-stage", own.Sample))];
        var fits = DifferenceInDifferencesRegression.FitInstrumented(
            [.. all.Select(own => own.Sample.Outcome)],
            received,
            at.Design,
            Specification(study, all[0].Task, at)
        );
        var sign = ServedSign(at, received);
        var byOffice = ByOffice(all, at, received);
        var drawn = fits[0].Wild is null
            ? BootstrapErrors.OfInstrumented(study, all, at.Design.ToInstrumentedDesign(received), at.Offices)
            : [.. fits.Select(fit => Drawn(study, all[0].Task, fit))];
        return
        [
            .. all.Select(
                (own, m) =>
                    Instrumented(study, own, at, fits[m], (received, sign)) with
                    {
                        BootstrapStandardError = drawn[m],
                        ByOffice = Signed(byOffice[m], sign),
                    }
            ),
        ];
    }

    private static EffectEstimate Instrumented(
        Study study,
        TaskSample own,
        OfficesSample at,
        DifferenceInDifferencesFit fit,
        (DataColumn Received, int Sign) service
    )
    {
        var instrumented = fit.Instrumental!;
        var notes = Notes(at, instrumented.DroppedColumns);
        var first = FirstStage(own.Task, at, service.Received, instrumented);
        return Result(study, own, at, fit, service.Sign) with
        {
            Regressions = RegressionTables.OfInstrumented(study, own.Task, instrumented),
            AndersonRubin = Signed(LocalAverageEffect.Interval(instrumented.AndersonRubin?.Set), service.Sign),
            FirstStage = first,
            Notes = first.EffectiveF < 10 ? [.. notes, "weak-instrument"] : notes,
        };
    }

    private static EffectEstimate Result(
        Study study,
        TaskSample own,
        OfficesSample at,
        DifferenceInDifferencesFit fit,
        int sign
    )
    {
        var found = sign > 0 ? fit.Effect : Negated(fit.Effect);
        var set = fit.Wild?.Set;
        return new EffectEstimate
        {
            Effect = MeanDifference.AtLevel(study, found),
            StandardErrors = fit.Regression?.StandardErrors ?? fit.Instrumental?.StandardErrors,
            N = at.Sample.Rows.Length,
            Dropped = at.Sample.Dropped,
            Clusters = at.Offices.Count,
            To = at.FirstMean(own.Sample.Outcome),
            WildPValue = fit.Wild?.PValue,
            WildInterval = set is { Shape: ConfidenceSetShape.Interval }
                ? sign > 0
                    ? (set.Low, set.High)
                    : (-set.High, -set.Low)
                : null,
        };
    }

    private static double? Drawn(Study study, EffectTask task, DifferenceInDifferencesFit fit) =>
        BootstrapErrors.Asked(study, task) ? Numbers.Finite(fit.Wild?.BootstrapStandardError) : null;

    // Only subgroups are held against each other.
    private static ClusteredEffect?[] ByOffice(IReadOnlyList<TaskSample> all, OfficesSample at, DataColumn? received) =>
        all[0].Task.Part is { } part
            ?
            [
                .. at
                    .Design.Influence([.. all.Select(own => own.Sample.Outcome)], received)
                    .Select(effect => ClusteredEffect.Of(part.Id, effect, at.Offices)),
            ]
            : new ClusteredEffect?[all.Count];

    private static ClusteredEffect? Signed(ClusteredEffect? effect, int sign) =>
        effect is null || sign > 0
            ? effect
            : effect with
            {
                Estimate = -effect.Estimate,
                Influence = effect.Influence.ToDictionary(own => own.Key, own => -own.Value, StringComparer.Ordinal),
            };

    /// <summary>An estimate of the opposite contrast.</summary>
    public static Coefficient Negated(Coefficient found) =>
        found with
        {
            Estimate = -found.Estimate,
            Statistic = -found.Statistic,
            Low = -found.High,
            High = -found.Low,
        };

    // Served against not served: plus when the first side of the comparison is the one that is served more.
    private static int ServedSign(OfficesSample at, DataColumn received)
    {
        var (first, second) = (new List<double>(), new List<double>());
        for (var row = 0; row < received.Length; row++)
        {
            if (at.Design.After.Values[row] > 0)
                (at.FirstSide[row] ? first : second).Add(received.Values[row]);
        }
        return first.Count > 0 && second.Count > 0 && first.Average() < second.Average() ? -1 : 1;
    }

    private static DifferenceInDifferencesSpecification Specification(Study study, EffectTask task, OfficesSample at)
    {
        var settings = study.Protocol.Analysis;
        var few = at.Offices.Count < settings.WildBootstrapBelowClusters && settings.BootstrapDraws > 0;
        return new DifferenceInDifferencesSpecification(at.Offices)
        {
            Kind = task.Comparison.StandardErrors == StandardErrorKind.Cr1 ? ClusterKind.CR1 : ClusterKind.CR2,
            Bootstrap =
                few && task.Part is null
                    ? new ResamplingPlan(settings.BootstrapDraws, (ulong)study.Settings.Seed)
                    {
                        Cancellation = study.Cancellation,
                    }
                    : null,
        };
    }

    private static string? Refusal(OfficesSample at, EstimationSample own)
    {
        if (own.Rows.Length == 0)
            return "not-observed";
        // Four cells are needed: both groups of offices before and during.
        var cells = new HashSet<(double, double)>();
        for (var row = 0; row < at.Sample.Rows.Length; row++)
            cells.Add((at.Design.Treated.Values[row], at.Design.After.Values[row]));
        if (cells.Count < 4)
            return "no-people";
        if (at.Offices.Count < 4)
            return "one-cluster";
        return Array.TrueForAll(own.Outcome.Values, value => value == own.Outcome.Values[0]) ? "no-variation" : null;
    }

    private static List<string> Notes(OfficesSample at, IReadOnlyList<DroppedColumn> dropped)
    {
        var notes = dropped.Select(column => $"dropped-term: {column.Label}").ToList();
        if (at.Offices.Count < 40)
            notes.Add("few-clusters");
        return notes;
    }

    private static ArInterval? Signed(ArInterval? interval, int sign) =>
        interval is null || sign > 0 ? interval : interval with { Low = -interval.High, High = -interval.Low };

    private static FirstStageRow FirstStage(
        EffectTask task,
        OfficesSample at,
        DataColumn received,
        InstrumentalVariablesFit fit
    )
    {
        var first = fit.FirstStage;
        var term = first.Fit.Coefficients[at.Design.EffectTerm];
        double[] control =
        [
            .. received.Values.Where((_, row) => at.Design.Treated.Values[row] > 0 && at.Design.After.Values[row] > 0),
        ];
        var always = control.Length > 0 ? control.Average() : (double?)null;
        return new FirstStageRow
        {
            Comparison = task.Comparison.Id,
            Method = Texts.Name(task.Method),
            Outcome = task.Outcome.Id,
            Subgroup = task.Part?.Id,
            Estimate = Numbers.Finite(term.Estimate),
            StdError = Numbers.Finite(term.StandardError),
            F = Numbers.Finite(first.F.Statistic),
            EffectiveF = Numbers.Finite(first.EffectiveF),
            N = at.Sample.Rows.Length,
            RSquared = Numbers.Finite(first.Fit.RSquared),
            Compliers = 1 - always,
            AlwaysTakers = always,
            NeverTakers = 0,
        };
    }
}
