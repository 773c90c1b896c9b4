using Netto.Outcomes.Plans;
using Netto.Protocol;

namespace Netto.Outcomes.Kinds;

/// <summary>States at the end of each month, for curves: in work, in benefit, in a state of the benefit.</summary>
internal sealed class MonthlyPlans(StudyPlans study)
{
    /// <summary>The origin and a flag a month; null for outcomes that are no state at a month.</summary>
    public MonthlyPlan? Of(Outcome outcome) =>
        outcome switch
        {
            Outcome.EmployedAt employed => InWork(employed),
            Outcome.BenefitFraction { Horizon: Horizon.Months } fraction => InBenefit(fraction),
            Outcome.StatusAt status when study.Protocol.BenefitStates is { } states => new(
                outcome,
                status.Origin,
                [
                    .. Months(status.Month)
                        .Select(month => StatusPlans.StatusAt(status with { Month = month }, states).Value),
                ]
            ),
            _ => null,
        };

    private static MonthlyPlan InWork(Outcome.EmployedAt outcome)
    {
        var origin = StudyPlans.DateOf(outcome.Origin);
        var jobs = JobPlans.JobsOf(StudyPlans.WindowOf(outcome.Origin, outcome.Month), outcome.Jobs);
        Series<PerPerson, double> At(int month)
        {
            var until = origin.PlusMonths(Values.Number(month));
            var running = (jobs.Start < until).And(jobs.End.IsMissing().OrElse(jobs.End >= until));
            var employed = jobs.Any(running);
            return outcome.Hours is { } band
                ? employed.And(JobPlans.IsIn(band, JobPlans.HoursOf(jobs, running))).AsNumber()
                : employed.AsNumber();
        }
        return new(outcome, outcome.Origin, [.. Months(outcome.Month).Select(At)]);
    }

    private MonthlyPlan InBenefit(Outcome.BenefitFraction outcome)
    {
        var origin = StudyPlans.DateOf(outcome.Origin);
        var window = StudyPlans.WindowOf(outcome.Origin, outcome.Horizon);
        var periods = new BenefitPlans(study).DaysInBenefit(window, outcome.Schemes);
        Series<PerPerson, double> At(int month)
        {
            var until = origin.PlusMonths(Values.Number(month));
            return periods.Any((periods.Start < until).And(periods.End >= until)).AsNumber();
        }
        return new(outcome, outcome.Origin, [.. Months(((Horizon.Months)outcome.Horizon).Count).Select(At)]);
    }

    private static IEnumerable<int> Months(int last) => Enumerable.Range(1, last);
}

/// <summary>A state at the end of each month after an origin.</summary>
internal sealed record MonthlyPlan(
    Outcome Outcome,
    DateOfPerson Origin,
    IReadOnlyList<Series<PerPerson, double>> Holds
);
