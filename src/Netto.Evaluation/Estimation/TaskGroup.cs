using Netto.Evaluation.Studies;

namespace Netto.Evaluation.Estimation;

/// <summary>Tasks that differ in their outcome only, which is known for the same people: one design serves them all.</summary>
/// <param name="Tasks">The tasks, in the order of the plan.</param>
/// <param name="Places">Their places in the plan.</param>
internal sealed record TaskGroup(IReadOnlyList<EffectTask> Tasks, IReadOnlyList<int> Places)
{
    /// <summary>All tasks in groups, those of everybody first: they take longest.</summary>
    public static IReadOnlyList<TaskGroup> Of(Study study, IReadOnlyList<EffectTask> tasks)
    {
        var patterns = Patterns(study);
        return
        [
            .. Enumerable
                .Range(0, tasks.Count)
                .GroupBy(at => Key(tasks[at], patterns))
                .Select(places => new TaskGroup([.. places.Select(at => tasks[at])], [.. places]))
                .OrderBy(group => group.Tasks[0].Part is null ? 0 : 1),
        ];
    }

    // The annex prints the additive model with its constant, so its outcomes are not centred like the others.
    private static (string Comparison, string? Part, object Method, bool Annex, string People) Key(
        EffectTask task,
        Dictionary<string, int> patterns
    ) =>
        (
            task.Comparison.Id,
            task.Part?.Id,
            task.Method,
            RegressionTables.Wanted(task),
            task.Method == Protocol.EffectMethod.SelectionIv
                ? task.Outcome.Id
                : patterns[task.Outcome.Id].ToString(System.Globalization.CultureInfo.InvariantCulture)
        );

    // Outcomes with the same number are unknown for the same people.
    private static Dictionary<string, int> Patterns(Study study)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new List<double[]>();
        foreach (var outcome in study.Table.Outcomes)
        {
            var at = seen.FindIndex(other => SamePattern(other, outcome.Values));
            if (at < 0)
            {
                at = seen.Count;
                seen.Add(outcome.Values);
            }
            numbers[outcome.Id] = at;
        }
        return numbers;
    }

    private static bool SamePattern(double[] one, double[] other)
    {
        for (var row = 0; row < one.Length; row++)
        {
            if (double.IsNaN(one[row]) != double.IsNaN(other[row]))
                return false;
        }
        return true;
    }
}
