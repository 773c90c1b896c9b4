using Netto.Protocol;

namespace Netto.Evaluation.Studies;

/// <summary>What the kind of an outcome says about it.</summary>
internal static class OutcomeTraits
{
    /// <summary>True when the outcome exists only for people with a job, a trajectory, an answer, ….</summary>
    public static bool SeenForSomeOnly(Outcome outcome) =>
        outcome.Selection is not null
        || outcome
            is Outcome.FirstJobPermanent
                or Outcome.FirstJobLength
                or Outcome.JobCount
                or Outcome.MeanPartTimeFactor
                or Outcome.MeanHourlyWage
                or Outcome.PermanentContractAt
                or Outcome.TrajectoryCompleted
                or Outcome.OwnInitiativeRate
                or Outcome.SuccessRate;

    /// <summary>Months after the origin at which the outcome is complete; null for dates and ready-made columns.</summary>
    public static int? HorizonMonths(Outcome outcome) =>
        outcome switch
        {
            Outcome.EmployedAt at => at.Month,
            Outcome.StatusAt at => at.Month,
            Outcome.PermanentContractAt at => at.Month,
            Outcome.ContractAt at => at.Month,
            Outcome.SelfEmployedWithin within => 12 * within.Years,
            _ => Horizon(outcome) is Horizon.Months months ? months.Count : null,
        };

    /// <summary>Whether a difference in it counts people: shares of everybody.</summary>
    public static bool CountsPeople(Outcome outcome) => outcome.Unit == OutcomeUnit.Share && !SeenForSomeOnly(outcome);

    /// <summary>The window of the outcome; null when it has none.</summary>
    public static Horizon? Horizon(Outcome outcome) =>
        outcome switch
        {
            Outcome.JobWithin o => o.Horizon,
            Outcome.JobFractionDays o => o.Horizon,
            Outcome.JobFractionHours o => o.Horizon,
            Outcome.FirstJobPermanent o => o.Horizon,
            Outcome.FirstJobLength o => o.Horizon,
            Outcome.JobCount o => o.Horizon,
            Outcome.MeanPartTimeFactor o => o.Horizon,
            Outcome.MeanHourlyWage o => o.Horizon,
            Outcome.ExitWithin o => o.Horizon,
            Outcome.ExitToJobWithin o => o.Horizon,
            Outcome.ResumptionWithin o => o.Horizon,
            Outcome.ReturnedToBenefit o => o.Horizon,
            Outcome.BenefitFraction o => o.Horizon,
            Outcome.NeitherFraction o => o.Horizon,
            Outcome.PhaseChange o => o.Horizon,
            Outcome.BenefitCost o => o.Horizon,
            Outcome.OtherBenefitWithin o => o.Horizon,
            Outcome.TrajectoryStarted o => o.Horizon,
            Outcome.TrajectoryCompleted o => o.Horizon,
            Outcome.ApplicationsPer4Weeks o => o.Horizon,
            Outcome.DutyMetShare o => o.Horizon,
            Outcome.OwnInitiativeRate o => o.Horizon,
            Outcome.SuccessRate o => o.Horizon,
            _ => null,
        };
}
