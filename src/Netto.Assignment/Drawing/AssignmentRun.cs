using Netto.Protocol;

namespace Netto.Assignment;

/// <summary>What was there before a run.</summary>
/// <param name="Assignments">Assignments made before; they never change.</param>
/// <param name="Places">Places in strata given before (blocked assignment only).</param>
public sealed record EarlierAssignments(IReadOnlyList<AssignmentRecord> Assignments, IReadOnlyList<BlockedPlace> Places)
{
    /// <summary>Nothing was there.</summary>
    public static EarlierAssignments None { get; } = new([], []);
}

/// <summary>What a run gave.</summary>
public sealed record AssignmentResult
{
    /// <summary>All assignments, earlier and new, by citizen number.</summary>
    public required IReadOnlyList<AssignmentRecord> Assignments { get; init; }

    /// <summary>Lines for the weekly lists: everybody of the inflow who takes part.</summary>
    public required IReadOnlyList<ListLine> Lines { get; init; }

    /// <summary>How many assignments are new.</summary>
    public required int NewCount { get; init; }

    /// <summary>Who does not take part, and why.</summary>
    public required IReadOnlyList<LeftOutPerson> LeftOut { get; init; }

    /// <summary>Earlier assignments that the protocol would now make otherwise.</summary>
    public required IReadOnlyList<AssignmentConflict> Conflicts { get; init; }

    /// <summary>Places in strata, earlier and new (blocked assignment only).</summary>
    public required IReadOnlyList<BlockedPlace> Places { get; init; }
}

/// <summary>Gives the people of an inflow list their arms. Pure: the same input gives the same result, in any order of rows.</summary>
public static class AssignmentRun
{
    /// <summary>Runs the protocol's rule.</summary>
    /// <param name="protocol">The protocol; its assignment must not be <c>recorded</c>.</param>
    /// <param name="inflow">Rights of the people, several a person when rights were resumed.</param>
    /// <param name="earlier">What was assigned before.</param>
    /// <param name="key">The key; null for assignment by last digit.</param>
    /// <exception cref="InputException">The rule needs a key that is not given, or does not assign at all.</exception>
    public static AssignmentResult Assign(
        ExperimentProtocol protocol,
        IReadOnlyList<InflowRight> inflow,
        EarlierAssignments earlier,
        HashKey? key
    )
    {
        var draws = new Draws(protocol, key);
        var known = earlier.Assignments.ToDictionary(record => record.Person);
        var judged = Judge(protocol.Population, inflow);
        var takesPart = judged.Where(person => person.Verdict is Eligibility.Eligible).ToList();
        var places = draws.Blocked(takesPart.Where(p => !known.ContainsKey(p.Person)).ToList(), earlier.Places);
        var arms = places.ToDictionary(place => place.Person, place => place.Arm);

        var all = new Dictionary<CitizenNumber, AssignmentRecord>(known);
        var lines = new List<ListLine>();
        var conflicts = new List<AssignmentConflict>();
        foreach (var person in takesPart)
        {
            var verdict = (Eligibility.Eligible)person.Verdict;
            var drawn = draws.For(person, arms);
            if (known.TryGetValue(person.Person, out var record))
            {
                if (drawn is not null && !string.Equals(record.Arm, drawn.Arm, StringComparison.Ordinal))
                {
                    conflicts.Add(new AssignmentConflict(record, drawn.Arm));
                }
            }
            else
            {
                record = new AssignmentRecord(
                    person.Person,
                    drawn!.Arm,
                    verdict.ListedOn,
                    person.Person.LastDigit,
                    drawn.Method
                );
                all[person.Person] = record;
            }

            lines.Add(new ListLine(record, person.Office, verdict.FirstDay, verdict.StartsOn));
        }

        return new AssignmentResult
        {
            Assignments = [.. all.Values.OrderBy(record => record.Person.Value)],
            Lines = lines,
            NewCount = all.Count - known.Count,
            LeftOut =
            [
                .. judged
                    .Where(person => person.Verdict is Eligibility.NotEligible)
                    .Select(person => new LeftOutPerson(
                        person.Person,
                        person.Office,
                        (Eligibility.NotEligible)person.Verdict
                    )),
            ],
            Conflicts = conflicts,
            Places = [.. places.OrderBy(p => p.Stratum, StringComparer.Ordinal).ThenBy(p => p.Position)],
        };
    }

    private static List<JudgedPerson> Judge(Population population, IReadOnlyList<InflowRight> inflow)
    {
        var judged = new List<JudgedPerson>();
        foreach (var person in inflow.GroupBy(right => right.Person).OrderBy(group => group.Key.Value))
        {
            var cameIn = false;
            foreach (var right in RevivalRule.Join([.. person], population.RevivalDays))
            {
                var verdict = EligibilityRule.Judge(population, right);
                if (cameIn && verdict is Eligibility.Eligible second)
                {
                    verdict = new Eligibility.NotEligible(
                        IneligibleReason.CameInBefore,
                        $"{second.FirstDay:uuuu-MM-dd}"
                    );
                }

                cameIn |= verdict is Eligibility.Eligible;
                judged.Add(new JudgedPerson(person.Key, right.Rights[^1], verdict));
            }
        }

        return judged;
    }
}

/// <summary>A person with the verdict on one of the rights.</summary>
internal sealed record JudgedPerson(CitizenNumber Person, InflowRight Right, Eligibility Verdict)
{
    public string Office => Right.Office;
}
