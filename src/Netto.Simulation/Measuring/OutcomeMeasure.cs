using Netto.Protocol;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Measuring;

/// <summary>
/// The outcomes of a protocol for one person, straight from the rows of that person in memory. The simulation needs
/// them under every arm, for the truth; the evaluation measures the written registers by Netto.Outcomes.
/// </summary>
public sealed class OutcomeMeasure
{
    private readonly BenefitMeasures _benefits;

    /// <summary>Prepares the outcomes of a protocol. Outcomes of surveys and flat tables are left out.</summary>
    public OutcomeMeasure(ExperimentProtocol protocol)
        : this(new BenefitMeasures(protocol), protocol.Outcomes) { }

    internal OutcomeMeasure(BenefitMeasures benefits, IEnumerable<Outcome> outcomes)
    {
        _benefits = benefits;
        Outcomes = [.. outcomes.Where(IsMeasured)];
    }

    /// <summary>The outcomes that are measured, in the order of the protocol.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; }

    /// <summary>Measures all outcomes of one person.</summary>
    /// <param name="rows">Rows of this person only.</param>
    /// <param name="dates">The dates of the person.</param>
    /// <param name="values">One value an outcome; NaN where it is not observed.</param>
    public void Measure(RegisterRows rows, PersonDates dates, Span<double> values)
    {
        for (var i = 0; i < Outcomes.Count; i++)
        {
            values[i] = Measure(Outcomes[i], rows, dates);
        }
    }

    /// <summary>One outcome of one person; NaN where it is not observed or the data end before the horizon.</summary>
    public double Measure(Outcome outcome, RegisterRows rows, PersonDates dates)
    {
        var window = WindowOf(outcome, dates);
        return window.Until > dates.DataEnd ? double.NaN : Within(outcome, rows, dates, window);
    }

    /// <summary>Whether the data reach to the end of the outcome's window for a person.</summary>
    public static bool IsFollowed(Outcome outcome, PersonDates dates) =>
        WindowOf(outcome, dates).Until <= dates.DataEnd;

    private double Within(Outcome outcome, RegisterRows rows, PersonDates dates, Window window) =>
        outcome switch
        {
            Outcome.ExitWithin => _benefits.EndOfRight(rows, dates.Entry).End < window.Until ? 1 : 0,
            Outcome.ExitToJobWithin o => _benefits.ExitToJob(rows, dates, window, o),
            Outcome.ResumptionWithin o => _benefits.Resumption(rows, dates, window, o.SelfEmployedReasons),
            Outcome.ReturnedToBenefit => _benefits.Returned(rows, dates, window),
            Outcome.BenefitFraction o => _benefits.Fraction(rows, window, o.Schemes),
            Outcome.NeitherFraction o => _benefits.Neither(rows, window, o),
            Outcome.BenefitCost o => _benefits.Cost(rows, window, o.Schemes),
            Outcome.StatusAt o => _benefits.Status(rows, window.Until - 1, o.States),
            Outcome.PhaseChange o => BenefitMeasures.PhaseChange(rows, window, o),
            Outcome.OtherBenefitWithin o => BenefitMeasures.Other(rows, window, o.Schemes),
            Outcome.TrajectoryStarted o => ServiceMeasures.TrajectoryStarted(rows, window, o.Trajectories),
            Outcome.TrajectoryCompleted o => ServiceMeasures.TrajectoryCompleted(rows, window, o),
            Outcome.ApplicationsPer4Weeks => ServiceMeasures.ApplicationsPer4Weeks(rows, window),
            Outcome.DutyMetShare => ServiceMeasures.DutyMet(rows, window),
            Outcome.OwnInitiativeRate => ServiceMeasures.OwnInitiative(rows, window),
            Outcome.SuccessRate o => ServiceMeasures.Success(rows, window, o.Success),
            _ => Work(outcome, rows, window),
        };

    private static double Work(Outcome outcome, RegisterRows rows, Window window) =>
        outcome switch
        {
            Outcome.JobWithin o => JobMeasures.Within(rows, window, o),
            Outcome.EmployedAt o => JobMeasures.EmployedAt(rows, window.From, window.Until - 1, o),
            Outcome.JobFractionDays o => JobMeasures.FractionDays(rows, window, o.Jobs),
            Outcome.JobFractionHours o => JobMeasures.FractionHours(rows, window, o),
            Outcome.FirstJobPermanent o => JobMeasures.First(rows, window) is { } job
                ? o.Contracts.Contains(job.Contract)
                    ? 1
                    : 0
                : double.NaN,
            Outcome.FirstJobLength => JobMeasures.First(rows, window) is { } job
                ? Math.Min(job.End, window.Until) - job.Start
                : double.NaN,
            Outcome.JobCount => JobMeasures.Count(rows, window),
            Outcome.MeanPartTimeFactor o => JobMeasures.PartTimeFactor(rows, window, o.FullTimeHoursPerWeek),
            Outcome.MeanHourlyWage o => JobMeasures.Wage(rows, window, o),
            Outcome.ContractAt o => JobMeasures.Contract(rows, window.From, window.Until - 1, o),
            Outcome.PermanentContractAt o => JobMeasures.PermanentAt(rows, window.From, window.Until - 1, o),
            Outcome.SelfEmployedWithin o => JobMeasures.SelfEmployed(rows, window.From, o),
            _ => throw new NotSupportedException($"Outcome '{outcome.Id}' of kind {outcome.Kind} is not simulated."),
        };

    private static Window WindowOf(Outcome outcome, PersonDates dates)
    {
        var (origin, horizon) = OriginAndHorizon(outcome);
        var from = dates.Of(origin);
        if (outcome is Outcome.SelfEmployedWithin years)
        {
            // Calendar years are complete when the last of them is over.
            var last = new DateOnly(DateOnly.FromDayNumber(from).Year + years.Years, 1, 1);
            return new Window(from, last.DayNumber);
        }

        return ServiceMeasures.Quarter(new Window(from, PersonDates.EndOf(from, horizon)), QuarterOf(outcome));
    }

    private static int? QuarterOf(Outcome outcome) =>
        outcome switch
        {
            Outcome.ApplicationsPer4Weeks o => o.Quarter,
            Outcome.DutyMetShare o => o.Quarter,
            Outcome.OwnInitiativeRate o => o.Quarter,
            Outcome.SuccessRate o => o.Quarter,
            _ => null,
        };

    private static (DateOfPerson Origin, Horizon Horizon) OriginAndHorizon(Outcome outcome) =>
        outcome switch
        {
            Outcome.ExitWithin o => (o.Origin, o.Horizon),
            Outcome.ExitToJobWithin o => (o.Origin, o.Horizon),
            Outcome.ResumptionWithin o => (o.Origin, o.Horizon),
            Outcome.ReturnedToBenefit o => (o.Origin, o.Horizon),
            Outcome.BenefitFraction o => (o.Origin, o.Horizon),
            Outcome.NeitherFraction o => (o.Origin, o.Horizon),
            Outcome.BenefitCost o => (o.Origin, o.Horizon),
            Outcome.StatusAt o => (o.Origin, new Horizon.Months(o.Month)),
            Outcome.PhaseChange o => (o.Origin, o.Horizon),
            Outcome.OtherBenefitWithin o => (o.Origin, o.Horizon),
            Outcome.TrajectoryStarted o => (o.Origin, o.Horizon),
            Outcome.TrajectoryCompleted o => (o.Origin, o.Horizon),
            Outcome.ApplicationsPer4Weeks o => (o.Origin, o.Horizon),
            Outcome.DutyMetShare o => (o.Origin, o.Horizon),
            Outcome.OwnInitiativeRate o => (o.Origin, o.Horizon),
            Outcome.SuccessRate o => (o.Origin, o.Horizon),
            _ => OriginAndHorizonOfWork(outcome),
        };

    private static (DateOfPerson Origin, Horizon Horizon) OriginAndHorizonOfWork(Outcome outcome) =>
        outcome switch
        {
            Outcome.JobWithin o => (o.Origin, o.Horizon),
            Outcome.EmployedAt o => (o.Origin, new Horizon.Months(o.Month)),
            Outcome.JobFractionDays o => (o.Origin, o.Horizon),
            Outcome.JobFractionHours o => (o.Origin, o.Horizon),
            Outcome.FirstJobPermanent o => (o.Origin, o.Horizon),
            Outcome.FirstJobLength o => (o.Origin, o.Horizon),
            Outcome.JobCount o => (o.Origin, o.Horizon),
            Outcome.MeanPartTimeFactor o => (o.Origin, o.Horizon),
            Outcome.MeanHourlyWage o => (o.Origin, o.Horizon),
            Outcome.ContractAt o => (o.Origin, new Horizon.Months(o.Month)),
            Outcome.PermanentContractAt o => (o.Origin, new Horizon.Months(o.Month)),
            Outcome.SelfEmployedWithin o => (o.Origin, new Horizon.Months(12 * o.Years)),
            _ => throw new NotSupportedException($"Outcome '{outcome.Id}' of kind {outcome.Kind} is not simulated."),
        };

    private static bool IsMeasured(Outcome outcome) =>
        outcome
            is not (
                Outcome.SurveyScale
                or Outcome.SurveyChange
                or Outcome.LadderStep
                or Outcome.LadderChange
                or Outcome.Column
            );
}
