using Netto.DuckDb;
using Netto.Outcomes.Kinds;
using Netto.Outcomes.People;
using Netto.Protocol;

namespace Netto.Outcomes.Measuring;

/// <summary>Reads what curves are drawn from: months of first events, states at the end of months, benefit status.</summary>
internal sealed class CurveReader(StudyPlans study, StudyPopulation population, StudyFrame frame)
{
    public IReadOnlyList<EventMonths> Events(
        IEnumerable<Outcome> outcomes,
        DuckDbConnection connection,
        CancellationToken cancellation
    )
    {
        var planner = new OutcomePlanner(study);
        var reader = new ValueReader();
        var asked = new List<(OutcomePlan Plan, string Event, string From)>();
        foreach (var plan in outcomes.Select(planner.Plan))
        {
            if (plan.Event is { } date)
            {
                asked.Add(
                    (plan, reader.Ask(date, plan.Outcome.Id), reader.Ask(plan.Window.From, $"{plan.Window.Name} from"))
                );
            }
        }
        if (asked.Count == 0)
        {
            return [];
        }
        var read = reader.Read(connection, frame.People, cancellation);
        return [.. asked.Select(item => Events(item.Plan, read.Days(item.From), read.Days(item.Event)))];
    }

    private EventMonths Events(OutcomePlan plan, int?[] from, int?[] date) =>
        Months(
            plan.Outcome.Id,
            Array.ConvertAll(from, day => day ?? frame.DataEndDay),
            date,
            study.Protocol.FollowUp.Months
        );

    /// <summary>Months of events after an origin.</summary>
    public EventMonths Months(string id, int[] origin, int?[] date, int months)
    {
        var happened = new int[frame.People];
        var followed = new int[frame.People];
        for (var person = 0; person < happened.Length; person++)
        {
            happened[person] = date[person] is { } day ? MonthCount.Of(origin[person], day) : 0;
            followed[person] = Math.Min(months, MonthCount.Until(origin[person], frame.DataEndDay));
        }
        return new(id, happened, followed, months);
    }

    public IReadOnlyList<MonthlyStates> States(
        IEnumerable<Outcome> outcomes,
        DuckDbConnection connection,
        CancellationToken cancellation
    )
    {
        var plans = new MonthlyPlans(study);
        var reader = new ValueReader();
        var asked = outcomes
            .Select(plans.Of)
            .OfType<MonthlyPlan>()
            .Select(plan => (Plan: plan, Names: plan.Holds.Select(reader.AskState).ToList()))
            .ToList();
        if (asked.Count == 0)
        {
            return [];
        }
        var read = reader.Read(connection, frame.People, cancellation);
        return [.. asked.Select(item => States(item.Plan, [.. item.Names.Select(read.States)]))];
    }

    private MonthlyStates States(MonthlyPlan plan, sbyte[][] months)
    {
        var followed = Followed(plan.Origin);
        return new(
            plan.Outcome.Id,
            [
                .. months.Select(
                    (states, index) =>
                        states
                            .Select((state, person) => index < followed[person] ? state : ReadValues.UnknownState)
                            .ToArray()
                ),
            ]
        );
    }

    public IReadOnlyList<BenefitStatus> Statuses(DuckDbConnection connection, CancellationToken cancellation)
    {
        if (study.Protocol.BenefitStates is not { ShownAtMonths.Count: > 0 } states)
        {
            return [];
        }
        var reader = new ValueReader();
        var asked = states
            .ShownAtMonths.Select(month =>
            {
                var window = StudyPlans.WindowOf(DateOfPerson.Entry, month);
                return (Month: month, Name: reader.Ask(StatusPlans.StateAtEnd(window, states)));
            })
            .ToList();
        var read = reader.Read(connection, frame.People, cancellation);
        string[] names = [.. states.States.Select(state => state.Id)];
        return
        [
            .. asked.Select(item => new BenefitStatus(
                item.Month,
                names,
                Array.ConvertAll(
                    Observed(read.Numbers(item.Name), DateOfPerson.Entry, item.Month),
                    code => double.IsNaN(code) ? -1 : (int)code
                )
            )),
        ];
    }

    private double[] Observed(double[] values, DateOfPerson origin, int month)
    {
        var followed = Followed(origin);
        return [.. values.Select((value, person) => month <= followed[person] ? value : double.NaN)];
    }

    // Whole months within the data; people share few days.
    private int[] Followed(DateOfPerson origin)
    {
        var months = new Dictionary<int, int>();
        return Array.ConvertAll(
            population.DaysOf(origin),
            day =>
            {
                if (!months.TryGetValue(day, out var count))
                {
                    count = MonthCount.Until(day, frame.DataEndDay);
                    months.Add(day, count);
                }
                return count;
            }
        );
    }
}
