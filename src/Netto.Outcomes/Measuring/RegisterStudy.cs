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
    private readonly CancellationToken cancellation;

    private RegisterStudy(
        DuckDbConnection connection,
        StudyPlans study,
        StudyPopulation population,
        CancellationToken cancellation
    )
    {
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
        return new(connection, plans, population, cancellation);
    }

    /// <summary>All outcomes of the protocol that come from registers, in its order, measured in one query.</summary>
    public IReadOnlyList<OutcomeColumn> Outcomes() => OutcomeQuery().Read(connection, frame, cancellation);

    /// <summary>The query behind <see cref="Outcomes"/>.</summary>
    public string OutcomeSql() => OutcomeQuery().Sql();

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
