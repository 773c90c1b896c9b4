using Netto.Outcomes.Plans;
using Netto.Protocol;

namespace Netto.Outcomes.Kinds;

/// <summary>Checks that a store has the tables and columns that a protocol needs, and says for what.</summary>
internal sealed class RegisterRequirements(RegisterCatalogue catalogue)
{
    // Where these are absent every appointment was held, in an unknown form, and nobody was exempt.
    private static readonly PlanSource[] MayBeAbsent =
    [
        new("contacts", "status"),
        new("contacts", "form"),
        new("duties", "exempt"),
    ];

    /// <summary>Checks the people and all outcomes of the protocol.</summary>
    /// <exception cref="InputException">Something is missing; all of it is named.</exception>
    public void Check(StudyPlans study)
    {
        var findings = new List<Diagnostic>();
        findings.AddRange(NeededForPeople(study.Protocol).Select(Finding).OfType<Diagnostic>());
        var planner = new OutcomePlanner(study);
        foreach (var outcome in study.Protocol.Outcomes.Where(OutcomePlanner.IsFromRegisters))
        {
            var plan = planner.Plan(outcome);
            var user = new User($"Outcome {outcome.Id} ({outcome.Kind})", $"outcomes.{outcome.Id}");
            var needs = PlanSources.Of([plan.Value.Node, plan.Applies.Node]).Except(MayBeAbsent);
            findings.AddRange(needs.Select(need => Finding((need, user))).OfType<Diagnostic>());
        }
        if (findings.Count > 0)
        {
            throw new InputException([.. findings.Distinct()]);
        }
    }

    private static IEnumerable<(PlanSource Need, User User)> NeededForPeople(ExperimentProtocol protocol)
    {
        var people = new User("The population", "population");
        yield return (new("people", "birth_date"), people);
        yield return (new("entries", "entry_date"), people);
        yield return (new("assignments", "arm"), new User("The assignment", "assignment"));
        if (protocol.Crossover is CrossoverRule.OnRequest)
        {
            yield return (new("requests", "date"), new User("The crossover rule", "crossover"));
        }
    }

    private Diagnostic? Finding((PlanSource Need, User User) asked)
    {
        var ((table, column), user) = asked;
        if (!catalogue.HasTable(table))
        {
            return new("OUT001", $"{user.Name} needs table {table}, which was not delivered.")
            {
                Path = user.Path,
                Found = string.Join(", ", catalogue.Tables),
                Expected = $"{table} with column {column}",
                Nearest = NearestName.Of(table, catalogue.Tables),
                Remedy = "Deliver the table, or take what needs it out of the protocol.",
            };
        }
        return catalogue.Kind(table, column) is not null
            ? null
            : new("OUT002", $"{user.Name} needs column {column} of table {table}, which was not delivered.")
            {
                Path = user.Path,
                Found = string.Join(", ", catalogue.ColumnsOf(table)),
                Expected = column,
                Nearest = NearestName.Of(column, catalogue.ColumnsOf(table)),
                Remedy = "Deliver the column, or take what needs it out of the protocol.",
            };
    }

    private sealed record User(string Name, string Path);
}
