using Netto.DuckDb;
using Netto.Outcomes.Kinds;
using Netto.Outcomes.People;
using Netto.Protocol;
using NodaTime;

namespace Netto.Outcomes.Measuring;

/// <summary>
/// A protocol on a store: who takes part, and everything that the registers say of them, one value a person in arrays
/// of equal length and order.
/// </summary>
public sealed class RegisterStudy
{
    private readonly DuckDbConnection connection;
    private readonly StudyPlans study;
    private readonly StudyFrame frame;
    private readonly RegisterCatalogue store;
    private readonly CancellationToken cancellation;

    private RegisterStudy(
        DuckDbConnection connection,
        StudyPlans study,
        RegisterCatalogue catalogue,
        StudyPopulation population,
        CancellationToken cancellation
    )
    {
        store = catalogue;
        this.connection = connection;
        this.study = study;
        this.cancellation = cancellation;
        Population = population;
        frame = new(population.Count, study.DataEnd);
    }

    /// <summary>The people.</summary>
    public StudyPopulation Population { get; }

    /// <summary>
    /// Finds the people of a protocol in the canonical tables of a store (schema <c>main</c>). Makes temporary tables
    /// on the connection, which must stay open as long as the study is used; the store itself is left as it is.
    /// </summary>
    /// <exception cref="InputException">A table or column that the protocol needs is missing, nobody takes part, or the follow-up is longer than the data.</exception>
    public static RegisterStudy Open(
        DuckDbConnection connection,
        ExperimentProtocol protocol,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(protocol);
        var plans = new StudyPlans(protocol) { DataEnd = DataEndOf(protocol) };
        var catalogue = RegisterCatalogue.Of(connection, cancellation);
        new RegisterRequirements(catalogue).Check(plans);
        var population = new PopulationReader(connection, plans, cancellation).Make(catalogue);
        return new(connection, plans, catalogue, population, cancellation);
    }

    /// <summary>All outcomes of the protocol that come from registers, in its order, measured in one query.</summary>
    public IReadOnlyList<OutcomeColumn> Outcomes() => OutcomeQuery().Read(connection, frame, cancellation);

    /// <summary>The query behind <see cref="Outcomes"/>.</summary>
    public string OutcomeSql() => OutcomeQuery().Sql();

    /// <summary>Months of the first event, for outcomes of the protocol that are shown as a curve and can happen once.</summary>
    public IReadOnlyList<EventMonths> EventCurves() => Curves.Events(Shown, connection, cancellation);

    /// <summary>States at the end of months, for outcomes of the protocol that are shown as a curve and are such a state.</summary>
    public IReadOnlyList<MonthlyStates> StateCurves() => Curves.States(Shown, connection, cancellation);

    /// <summary>State of the benefit right at the months that the protocol names.</summary>
    public IReadOnlyList<BenefitStatus> BenefitStatuses() => Curves.Statuses(connection, cancellation);

    /// <summary>Service within the follow-up, one column a service of the catalogue.</summary>
    public IReadOnlyList<ServiceCounts> Services() => Service.Counts(frame);

    /// <summary>Service in each year after entry, by group.</summary>
    public IReadOnlyList<ServiceYearCounts> ServiceYears() => Service.Years(frame);

    /// <summary>First trajectories and chains of trajectories; null when the protocol has none.</summary>
    public TrajectoryHistory? Trajectories() => Service.Trajectories(Curves, Population.EntryDays, frame);

    /// <summary>Trajectories that run at the end of the follow-up or start in the year after, by kind and for any.</summary>
    public IReadOnlyList<LateTrajectories> LateTrajectories() => Service.Late(Population.EntryDays, frame);

    /// <summary>Planned conversations, by month.</summary>
    public IReadOnlyList<PlannedConversations> PlannedConversations() =>
        new PlannedReader(study).Read(connection, frame, cancellation);

    /// <summary>A column of the tables of people, entries or assignments.</summary>
    /// <exception cref="InputException">There is no such column.</exception>
    public PersonValues Column(ColumnReference reference) => Traits.Column(reference, Population);

    /// <summary>Completed years at entry; NaN where the birth date is unknown.</summary>
    public double[] AgesAtEntry() => Traits.Ages(Population);

    /// <summary>Days from entry to the end of the data.</summary>
    public double[] DaysFollowed() => Array.ConvertAll(Population.EntryDays, day => (double)(frame.DataEndDay - day));

    private IEnumerable<Outcome> Shown =>
        study.Protocol.Outcomes.Where(outcome =>
            OutcomePlanner.IsFromRegisters(outcome) && outcome.ShownIn.Contains(OutcomeTable.Curve)
        );

    private CurveReader Curves => new(study, Population, frame);

    private ServiceReader Service => new(study, store, connection, cancellation);

    private TraitReader Traits => new(store, connection, cancellation);

    private OutcomeReader OutcomeQuery()
    {
        var planner = new OutcomePlanner(study);
        var reader = new OutcomeReader();
        foreach (var outcome in study.Protocol.Outcomes.Where(OutcomePlanner.IsFromRegisters))
        {
            reader.Ask(planner.Plan(outcome));
        }
        return reader;
    }

    private static LocalDate DataEndOf(ExperimentProtocol protocol) =>
        protocol.FollowUp.DataUntil?.PlusDays(1)
        ?? throw new InputException(
            new Diagnostic("OUT004", "The protocol does not say until when there are data.")
            {
                Path = "follow_up.data_until",
                Expected = "a date",
                Remedy = "Name the last day of which the registers tell.",
            }
        );
}
