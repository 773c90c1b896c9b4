using System.Runtime.ExceptionServices;
using Netto.Evaluation.Estimation;
using Netto.Evaluation.Results;
using Netto.Evaluation.Sections;
using Netto.Evaluation.Studies;

namespace Netto.Evaluation;

/// <summary>
/// The steps of one evaluation. Tables that need no estimate are made beside the effects, whose last and longest tasks
/// would leave cores idle.
/// </summary>
internal sealed class EvaluationRun(Study study, IProgress<string>? progress, CancellationToken cancellation)
{
    public EvaluationResults Compute(EvaluationResults start)
    {
        Step("tables and effects");
        var (results, effects) = (start, (Estimated?)null);
        Together(() => effects = Effects(), () => results = Trends(Outcomes(Services(People(start)))));
        return Reading(With(results, effects!));
    }

    private EvaluationResults People(EvaluationResults results)
    {
        return results with
        {
            Flow = FlowSection.Rows(study),
            Offices = FlowSection.Offices(study),
            AssignmentCheck = FlowSection.Check(study),
            Inflow = FlowSection.Inflow(study),
            Balance = BalanceSection.Rows(study),
            BalanceTests = [.. BalanceSection.Tests(study), .. JointBalance.Tests(study)],
            SelfReporters = SelfReportersSection.Rows(study),
            Respondents = RespondentsSection.Rows(study),
        };
    }

    private EvaluationResults Services(EvaluationResults results)
    {
        var profiles = ProfilesSection.Rows(study);
        return results with
        {
            TakeUp = TakeUpSection.Rows(study),
            TakeUpDistribution = ServicePatternsSection.Distributions(study),
            TimeToFirstService = CurvesSection.Services(study),
            Chains = ServicePatternsSection.Chains(study),
            TakeUpPerYear = ServicePatternsSection.PerYear(study),
            RunningServices = ServicePatternsSection.Running(study),
            TakeUpLevels = TakeUpLevelsSection.Rows(study),
            PlannedConversations = ServicePatternsSection.Planned(study),
            Profiles = profiles,
            ProfileModels = ProfilesSection.Models(study),
            ProfileSigns = ProfilesSection.Signs(profiles),
        };
    }

    private EvaluationResults Outcomes(EvaluationResults results)
    {
        return results with
        {
            Descriptives = DescriptivesSection.Rows(study),
            Categories = CategoriesSection.Contracts(study),
            Curves = CurvesSection.Outcomes(study),
            BenefitStatus = StatusSection.Rows(study),
            BenefitStatusDifferences = StatusSection.Differences(study),
            ExitDestinations = ExitDestinationsSection.Rows(study),
        };
    }

    private Estimated Effects()
    {
        var tasks = EffectTask.All(study);
        var estimates = EffectEstimation.Run(study, tasks);
        return new Estimated(tasks, estimates, EffectRows.Of(study, tasks, estimates));
    }

    private EvaluationResults With(EvaluationResults results, Estimated effects) =>
        results with
        {
            Effects = effects.Rows,
            InteractionTests = InteractionSection.Tests(study, effects.Tasks, effects.Rows, effects.Estimates),
            FirstStages = [.. effects.Estimates.Select(estimate => estimate.FirstStage).OfType<FirstStageRow>()],
            Bounds = BoundsSection.Rows(study),
            ComplierTraits = ComplierTraitsSection.Rows(study),
            Regressions = [.. effects.Estimates.SelectMany(estimate => estimate.Regressions)],
        };

    private EvaluationResults Trends(EvaluationResults results)
    {
        var trends = PreTrendsSection.Of(study);
        return results with { PreTrends = trends.Rows, PreTrendTests = trends.Tests };
    }

    private EvaluationResults Reading(EvaluationResults results)
    {
        Step("costs");
        results = results with { Costs = CostsSection.Of(study, results, cancellation) };
        Step("reading");
        results = results with
        {
            Overview = OverviewSection.Rows(study, results),
            Signs = OverviewSection.Signs(study, results),
            Evidence = EvidenceSection.Rows(study, results),
            Deviations = DeviationsSection.Rows(study, results),
        };
        return results with
        {
            Summary = SummarySection.Facts(study, results),
            Warnings = WarningsSection.Rows(study, results),
        };
    }

    // What goes wrong in one of them is told as if they had run one after the other. Parallel.Invoke is not given the
    // token: cancelled between two of its tasks it throws InvalidOperationException. The actions hear it themselves.
    private void Together(params Action[] actions)
    {
        try
        {
            Parallel.Invoke(actions);
        }
        catch (AggregateException several)
        {
            cancellation.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
        }
    }

    private void Step(string name)
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(name);
    }

    /// <summary>The effects of the plan, as estimated and as shown.</summary>
    private sealed record Estimated(
        IReadOnlyList<EffectTask> Tasks,
        IReadOnlyList<EffectEstimate> Estimates,
        IReadOnlyList<EffectRow> Rows
    );
}
