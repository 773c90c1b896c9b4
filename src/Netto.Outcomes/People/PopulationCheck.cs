using Netto.Outcomes.Kinds;
using Netto.Protocol;

namespace Netto.Outcomes.People;

/// <summary>Refuses a population with which nothing can be compared.</summary>
internal static class PopulationCheck
{
    /// <summary>Checks that there are people, and some in each arm.</summary>
    /// <exception cref="InputException">There is nobody, or nobody in an arm.</exception>
    public static void Run(StudyPlans study, StudyPopulation population)
    {
        if (population.Count == 0)
        {
            throw new InputException(Nobody(study.Protocol, population));
        }
        var arms = population.Arms.Where(arm => arm is not null).ToHashSet(StringComparer.Ordinal);
        var empty = study.Protocol.Arms.Where(arm => !arms.Contains(arm.Id)).Select(arm => EmptyArm(arm, population));
        if (empty.ToList() is { Count: > 0 } findings)
        {
            throw new InputException(findings);
        }
    }

    private static Diagnostic Nobody(ExperimentProtocol protocol, StudyPopulation population)
    {
        var inflow = protocol.Population.Inflow;
        var window = inflow is null ? "" : $" between {inflow.From:uuuu-MM-dd} and {inflow.Until:uuuu-MM-dd}";
        return new(
            "OUT007",
            $"Nobody takes part: no entry in scheme {protocol.Population.Scheme}{window} leads into the study."
        )
        {
            Path = "population",
            Found = FlowText(population),
            Expected = "entries of people in the offices of the experiment",
            Remedy = "Compare scheme, inflow window and offices of the protocol with the table entries.",
        };
    }

    private static Diagnostic EmptyArm(Arm arm, StudyPopulation population) =>
        new("OUT008", $"Arm {arm.Id} has no people.")
        {
            Path = $"arms.{arm.Id}",
            Found = FlowText(population),
            Expected = $"assignments or offices that give {arm.Id}",
            Remedy = "Compare the arms and offices of the protocol with the tables assignments and entries.",
        };

    private static string FlowText(StudyPopulation population) =>
        population.Flow.Count == 0
            ? "no entries"
            : string.Join(
                ", ",
                population.Flow.Select(count =>
                    $"{count.Count} {count.Step}{(count.Reference is { } of ? $" {of}" : "")}"
                )
            );
}
