using Netto.Evaluation.Estimation;
using Netto.Evaluation.Results;
using Netto.Evaluation.Sections;
using Netto.Evaluation.Studies;

namespace Netto.Evaluation;

/// <summary>The steps of one evaluation, in order.</summary>
internal sealed class EvaluationRun(Study study, IProgress<string>? progress, CancellationToken cancellation)
{
    public EvaluationResults Compute(EvaluationResults start)
    {
        var results = People(start);
        results = Services(results);
        results = Outcomes(results);
        results = Effects(results);
        return Reading(results);
    }

    private EvaluationResults People(EvaluationResults results)
    {
        Step("people");
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
        Step("services");
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
        Step("outcomes");
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

    private EvaluationResults Effects(EvaluationResults results)
    {
        Step("effects");
        var tasks = EffectTask.All(study);
        var estimates = EffectEstimation.Run(study, tasks);
        var rows = EffectRows.Of(study, tasks, estimates);
        return results with
        {
            Effects = rows,
            InteractionTests = InteractionSection.Tests(study, tasks, rows),
            FirstStages = [.. estimates.Select(estimate => estimate.FirstStage).OfType<FirstStageRow>()],
            Bounds = BoundsSection.Rows(study),
            ComplierTraits = ComplierTraitsSection.Rows(study),
            Regressions = [.. estimates.SelectMany(estimate => estimate.Regressions)],
        };
    }

    private EvaluationResults Reading(EvaluationResults results)
    {
        Step("costs");
        results = results with { Costs = CostsSection.Of(study, results, cancellation) };
        Step("trends");
        var trends = PreTrendsSection.Of(study);
        results = results with { PreTrends = trends.Rows, PreTrendTests = trends.Tests };
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

    private void Step(string name)
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(name);
    }
}
