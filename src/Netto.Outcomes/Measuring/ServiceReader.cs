using Netto.DuckDb;
using Netto.Outcomes.Kinds;
using Netto.Outcomes.Plans;
using Netto.Protocol;

namespace Netto.Outcomes.Measuring;

/// <summary>Reads the service that people got.</summary>
internal sealed class ServiceReader(
    StudyPlans study,
    RegisterCatalogue catalogue,
    DuckDbConnection connection,
    CancellationToken cancellation
)
{
    private readonly ServiceCatalogue services = study.Protocol.Services;

    private Window FollowUp => StudyPlans.WindowOf(DateOfPerson.Entry, study.Protocol.FollowUp.Months);

    /// <summary>How often each person got each service.</summary>
    /// <param name="frame">The people.</param>
    /// <param name="months">Months after entry within which service counts.</param>
    public IReadOnlyList<ServiceCounts> Counts(StudyFrame frame, int months)
    {
        var reader = new ValueReader();
        var window = StudyPlans.WindowOf(DateOfPerson.Entry, months);
        var asked = Groups()
            .SelectMany(group =>
            {
                var rows = RowsOf(group.Group, window);
                return group.Services.Select(service =>
                    (group.Group, service.Id, Name: reader.Ask(CountOf(rows, service)))
                );
            })
            .ToList();
        var read = reader.Read(connection, frame.People, cancellation);
        return [.. asked.Select(item => new ServiceCounts(item.Id, item.Group, read.Numbers(item.Name)))];
    }

    public IReadOnlyList<ServiceYearCounts> Years(StudyFrame frame)
    {
        var reader = new ValueReader();
        var benefit = new BenefitPlans(study);
        var years = (study.Protocol.FollowUp.Months + 11) / 12;
        var asked = Groups()
            .SelectMany(group =>
                Enumerable
                    .Range(1, years)
                    .Select(year =>
                    {
                        var window = YearOf(year);
                        var codes = group.Services.SelectMany(service => service.Codes.Prepend(service.Id));
                        var rows = RowsOf(group.Group, window);
                        var counted = rows.Where(row => row.Text("kind").IsIn([.. codes])).Count();
                        // The benefit of the experiment alone: who moved on to another one gets no service any more.
                        var spells = benefit.SpellsOf([]);
                        var inBenefit = spells.Any(
                            (spells.Start < window.Until).And(spells.End > window.From).And(spells.Start < spells.End)
                        );
                        return (group.Group, year, Count: reader.Ask(counted), InBenefit: reader.Ask(inBenefit));
                    })
            )
            .ToList();
        var read = reader.Read(connection, frame.People, cancellation);
        return
        [
            .. asked.Select(item => new ServiceYearCounts(
                item.Group,
                item.year,
                read.Numbers(item.Count),
                read.Flags(item.InBenefit)
            )),
        ];
    }

    public TrajectoryHistory? Trajectories(CurveReader curves, int[] entryDays, StudyFrame frame)
    {
        if (services.Trajectories.Count == 0 || !catalogue.HasTable("trajectories"))
        {
            return null;
        }
        var reader = new ValueReader();
        var rows = ServiceRows.StartedTrajectories(FollowUp);
        var asked = services
            .Trajectories.Select(service =>
            {
                var own = rows.Where(row => row.Text("kind").IsIn([.. service.Codes.Prepend(service.Id)]));
                return (service.Id, Name: reader.Ask(own.Least(own.Start)));
            })
            .ToList();
        var read = reader.Read(connection, frame.People, cancellation);
        var starts = asked.ConvertAll(item => (item.Id, Days: read.Days(item.Name)));
        var months = study.Protocol.FollowUp.Months;
        return new(
            [.. starts.Select(item => curves.Months(item.Id, entryDays, item.Days, months))],
            curves.Months("trajectories", entryDays, Earliest(starts, frame.People), months),
            Chains(starts, frame.People)
        );
    }

    public IReadOnlyList<LateTrajectories> Late(int[] entryDays, StudyFrame frame)
    {
        if (services.Trajectories.Count == 0 || !catalogue.HasTable("trajectories"))
        {
            return [];
        }
        var reader = new ValueReader();
        var months = study.Protocol.FollowUp.Months;
        var end = FollowUp.Until;
        var nextYear = end.PlusMonths(Values.Number(12));
        string?[] kinds = [.. services.Trajectories.Select(service => service.Id), null];
        var asked = new List<(string? Kind, TrajectoryAfter State, string Name)>();
        foreach (var kind in kinds)
        {
            var rows = OfKind(kind);
            var running = (rows.Start < end).And(rows.End.IsMissing().OrElse(rows.End >= end));
            var isNew = (rows.Start >= end).And(rows.Start < nextYear);
            asked.Add((kind, TrajectoryAfter.Running, reader.Ask(rows.Any(running))));
            asked.Add((kind, TrajectoryAfter.NewInNextYear, reader.Ask(rows.Any(isNew))));
        }
        var read = reader.Read(connection, frame.People, cancellation);
        double[] Holds(string name, int after)
        {
            var flags = read.Flags(name);
            return
            [
                .. flags.Select(
                    (flag, person) =>
                        MonthCount.After(entryDays[person], after) > frame.DataEndDay ? double.NaN
                        : flag ? 1
                        : 0
                ),
            ];
        }
        return
        [
            .. asked.Select(item => new LateTrajectories(
                item.Kind,
                item.State,
                Holds(item.Name, item.State == TrajectoryAfter.Running ? months : months + 12)
            )),
        ];
    }

    private Rows OfKind(string? kind)
    {
        var rows = Rows.Of(RegisterTables.Trajectories);
        string[] kinds = kind is null ? [.. services.Trajectories.Select(service => service.Id)] : [kind];
        return rows.Where(row => row.Text("kind").IsIn([.. StudyPlans.CodesOf(services.Trajectories, kinds)]));
    }

    private IEnumerable<(ServiceGroup Group, IReadOnlyList<Service> Services)> Groups() =>
        new (ServiceGroup Group, string Table, IReadOnlyList<Service> Services)[]
        {
            (ServiceGroup.Conversation, "contacts", services.Conversations),
            (ServiceGroup.Trajectory, "trajectories", services.Trajectories),
            (ServiceGroup.Instrument, "instruments", services.Instruments),
        }
            .Where(group => group.Services.Count > 0 && catalogue.HasTable(group.Table))
            .Select(group => (group.Group, group.Services));

    private static Rows RowsOf(ServiceGroup group, Window window) =>
        group switch
        {
            ServiceGroup.Conversation => ServiceRows.HeldContacts(window),
            ServiceGroup.Trajectory => ServiceRows.StartedTrajectories(window),
            ServiceGroup.Instrument => ServiceRows.StartedInstruments(window),
            _ => throw new System.Runtime.CompilerServices.SwitchExpressionException(group),
        };

    private static Series<PerPerson, double> CountOf(Rows rows, Service service) =>
        rows.Sum(rows.Text("kind").IsIn([.. service.Codes.Prepend(service.Id)]).AsNumber());

    private static Window YearOf(int year)
    {
        var from = StudyPlans.Entry.PlusMonths(Values.Number(12 * (year - 1)));
        return new(from, StudyPlans.Entry.PlusMonths(Values.Number(12 * year)), $"year_{year}");
    }

    private static int?[] Earliest(List<(string Id, int?[] Days)> starts, int people) =>
        [.. Enumerable.Range(0, people).Select(person => starts.Min(item => item.Days[person]))];

    private static string?[] Chains(List<(string Id, int?[] Days)> starts, int people)
    {
        var chains = new string?[people];
        for (var person = 0; person < people; person++)
        {
            var row = person;
            var kinds = starts.Where(item => item.Days[row] is not null).OrderBy(item => item.Days[row]).ToList();
            chains[person] = kinds.Count == 0 ? null : string.Join('>', kinds.Select(item => item.Id));
        }
        return chains;
    }
}
