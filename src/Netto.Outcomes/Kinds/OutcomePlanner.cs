using Netto.Protocol;

namespace Netto.Outcomes.Kinds;

/// <summary>Makes the plan of each outcome that is measured from registers.</summary>
internal sealed class OutcomePlanner(StudyPlans study)
{
    private readonly BenefitPlans benefit = new(study);
    private readonly ServicePlans service = new(study.Protocol);

    /// <summary>Whether the outcome comes from registers; survey scales and ready-made columns do not.</summary>
    public static bool IsFromRegisters(Outcome outcome) =>
        outcome
            is not (
                Outcome.SurveyScale
                or Outcome.SurveyChange
                or Outcome.LadderStep
                or Outcome.LadderChange
                or Outcome.Column
            );

    public OutcomePlan Plan(Outcome outcome) =>
        outcome switch
        {
            Outcome.JobWithin job => JobPlans.JobWithin(job),
            Outcome.EmployedAt job => JobPlans.EmployedAt(job),
            Outcome.JobFractionDays job => JobPlans.FractionOfDays(job),
            Outcome.JobFractionHours job => JobPlans.FractionOfHours(job),
            Outcome.SelfEmployedWithin job => JobPlans.SelfEmployedWithin(job),
            Outcome.FirstJobPermanent job => JobQualityPlans.FirstJobPermanent(job),
            Outcome.FirstJobLength job => JobQualityPlans.FirstJobLength(job),
            Outcome.JobCount job => JobQualityPlans.JobCount(job),
            Outcome.MeanPartTimeFactor job => JobQualityPlans.MeanPartTimeFactor(job),
            Outcome.MeanHourlyWage job => JobQualityPlans.MeanHourlyWage(job),
            Outcome.PermanentContractAt job => JobQualityPlans.PermanentContractAt(job),
            Outcome.ContractAt job => JobQualityPlans.ContractAt(job),
            _ => PlanOfBenefit(outcome),
        };

    private OutcomePlan PlanOfBenefit(Outcome outcome) =>
        outcome switch
        {
            Outcome.ExitWithin exit => benefit.ExitWithin(exit),
            Outcome.ExitToJobWithin exit => benefit.ExitToJobWithin(exit),
            Outcome.ResumptionWithin resumption => benefit.ResumptionWithin(resumption),
            Outcome.ReturnedToBenefit returned => benefit.ReturnedToBenefit(returned),
            Outcome.BenefitFraction fraction => benefit.FractionInBenefit(fraction),
            Outcome.NeitherFraction fraction => benefit.FractionInNeither(fraction),
            Outcome.BenefitCost cost => benefit.Cost(cost),
            Outcome.OtherBenefitWithin other => BenefitPlans.OtherBenefitWithin(other),
            Outcome.PhaseChange change => BenefitPlans.PhaseChange(change),
            Outcome.StatusAt status => StatusPlans.StatusAt(status, StatesOf(status)),
            _ => PlanOfService(outcome),
        };

    private OutcomePlan PlanOfService(Outcome outcome) =>
        outcome switch
        {
            Outcome.TrajectoryStarted trajectory => service.TrajectoryStarted(trajectory),
            Outcome.TrajectoryCompleted trajectory => service.TrajectoryCompleted(trajectory),
            Outcome.ApplicationsPer4Weeks applications => ServicePlans.ApplicationsPer4Weeks(applications),
            Outcome.DutyMetShare duty => ServicePlans.DutyMetShare(duty),
            Outcome.OwnInitiativeRate rate => ServicePlans.OwnInitiativeRate(rate),
            Outcome.SuccessRate rate => ServicePlans.SuccessRate(rate),
            _ => throw new ArgumentException($"Outcome {outcome.Id} ({outcome.Kind}) is not measured from registers."),
        };

    private BenefitStates StatesOf(Outcome outcome) =>
        study.Protocol.BenefitStates
        ?? throw new InputException(
            new Diagnostic("OUT003", $"Outcome {outcome.Id} asks for a state, but the protocol has no benefit states.")
            {
                Path = $"outcomes.{outcome.Id}",
                Remedy = "Describe the states under benefit_states.",
            }
        );
}
