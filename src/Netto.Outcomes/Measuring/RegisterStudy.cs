using Netto.DuckDb;
using Netto.Outcomes.Kinds;
using Netto.Outcomes.People;
using Netto.Protocol;
using Netto.Registers.Store;
using NodaTime;

namespace Netto.Outcomes.Measuring;

/// <summary>
/// A protocol on a store: who takes part, and everything that the registers say of them, one value a person in arrays
/// of equal length and order.
/// </summary>
public sealed class RegisterStudy : IDisposable
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
    /// Finds the people of a protocol in a store. The store is left as it is and must stay open as long as the study is
    /// used.
    /// </summary>
    /// <exception cref="InputException">A table or column that the protocol needs was not delivered, nobody takes part, or the follow-up is longer than the data.</exception>
    public static RegisterStudy Open(
        RegisterStore store,
        ExperimentProtocol protocol,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(protocol);
        var opened = store.Connect();
        try
        {
            return Open(opened, RegisterCatalogue.Of(store), PlansOf(protocol, store.DataUntil), cancellation);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>The same on the canonical tables of a connection, which the study then owns.</summary>
    internal static RegisterStudy Open(
        DuckDbConnection connection,
        ExperimentProtocol protocol,
        CancellationToken cancellation = default
    ) => Open(connection, RegisterCatalogue.Of(connection, cancellation), PlansOf(protocol, null), cancellation);

    private static RegisterStudy Open(
        DuckDbConnection connection,
        RegisterCatalogue catalogue,
        StudyPlans plans,
        CancellationToken cancellation
    )
    {
        new RegisterRequirements(catalogue).Check(plans);
        var population = new PopulationReader(connection, plans, cancellation).Make(catalogue);
        PopulationCheck.Run(plans, population);
        return new(connection, plans, catalogue, population, cancellation);
    }

    /// <summary>The same study of the same people on a connection of its own, for another thread.</summary>
    /// <param name="store">The store of this study.</param>
    public RegisterStudy Beside(RegisterStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        var other = store.Connect();
        try
        {
            new PopulationReader(connection, study, cancellation).CopyTo(other);
            return new(other, study, this.store, Population, cancellation);
        }
        catch
        {
            other.Dispose();
            throw;
        }
    }

    /// <summary>Closes the study's connection.</summary>
    public void Dispose() => connection.Dispose();

    /// <summary>All outcomes of the protocol that come from registers, in its order, measured in one query.</summary>
    /// <exception cref="InputException">The data end before the horizon of an outcome for everybody.</exception>
    public IReadOnlyList<OutcomeColumn> Outcomes()
    {
        var outcomes = OutcomeQuery().Read(connection, frame, cancellation);
        ObservationCheck.Run(study, outcomes);
        return outcomes;
    }

    /// <summary>The query behind <see cref="Outcomes"/>.</summary>
    public string OutcomeSql() => OutcomeQuery().Sql();

    /// <summary>Months of the first event, for outcomes of the protocol that are shown as a curve and can happen once.</summary>
    public IReadOnlyList<EventMonths> EventCurves() => Curves.Events(Shown, connection, cancellation);

    /// <summary>States at the end of months, for outcomes of the protocol that are shown as a curve and are such a state.</summary>
    public IReadOnlyList<MonthlyStates> StateCurves() => Curves.States(Shown, connection, cancellation);

    /// <summary>State of the benefit right at the months that the protocol names.</summary>
    public IReadOnlyList<BenefitStatus> BenefitStatuses() => Curves.Statuses(connection, cancellation);

    /// <summary>Service within the follow-up, one column a service of the catalogue.</summary>
    public IReadOnlyList<ServiceCounts> Services() => Service.Counts(frame, study.Protocol.FollowUp.Months);

    /// <summary>Service within some months after entry, one column a service of the catalogue.</summary>
    /// <param name="months">Months after entry.</param>
    public IReadOnlyList<ServiceCounts> ServicesWithin(int months) => Service.Counts(frame, months);

    /// <summary>Who answered in each wave of the survey; empty when no answers were delivered.</summary>
    public IReadOnlyList<WaveAnswers> SurveyWaves() => new WaveReader(store).Read(connection, frame, cancellation);

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

    /// <summary>Several such columns at once, which is less work.</summary>
    /// <exception cref="InputException">One of them is not there.</exception>
    public IReadOnlyDictionary<ColumnReference, PersonValues> Columns(IEnumerable<ColumnReference> references)
    {
        ArgumentNullException.ThrowIfNull(references);
        return Traits.Columns(references, Population);
    }

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

    private static StudyPlans PlansOf(ExperimentProtocol protocol, LocalDate? storedUntil)
    {
        var until =
            protocol.FollowUp.DataUntil
            ?? storedUntil
            ?? throw new InputException(
                new Diagnostic("OUT004", "Neither the protocol nor the store says until when there are data.")
                {
                    Path = "follow_up.data_until",
                    Expected = "a date",
                    Remedy = "Name the last day of which the registers tell.",
                }
            );
        return new(protocol) { DataEnd = until.PlusDays(1) };
    }
}
