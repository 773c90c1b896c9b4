using Netto.Protocol;

namespace Netto.Assignment;

/// <summary>The draws of one protocol.</summary>
internal sealed class Draws
{
    private readonly ExperimentProtocol _protocol;
    private readonly HashKey? _key;

    public Draws(ExperimentProtocol protocol, HashKey? key)
    {
        _protocol = protocol;
        _key = key;
        if (protocol.Assignment is AssignmentRule.Recorded)
        {
            throw new InputException(
                new Diagnostic("ASG001", "This protocol takes the arms from a table; there is nothing to assign.")
                {
                    Found = "assignment.method: recorded",
                    Expected = "last-digit, keyed-hash or blocked",
                }
            );
        }

        if (key is null && protocol.Assignment is not AssignmentRule.LastDigit)
        {
            throw new InputException(
                new Diagnostic("ASG002", "The assignment of this protocol needs a secret key.")
                {
                    Expected = "--key with a file of hexadecimal digits",
                    Remedy = "Name a file that does not exist yet and a key is made in it.",
                }
            );
        }
    }

    /// <summary>The arm that the rule gives; null for a person of a blocked assignment whose place is not known.</summary>
    public DrawnArm? For(JudgedPerson person, IReadOnlyDictionary<CitizenNumber, string> places)
    {
        if (((Eligibility.Eligible)person.Verdict).Place == OfficePlace.Comparison)
        {
            return new DrawnArm(_protocol.Assignment.ComparisonArm!, "comparison-office");
        }

        return _protocol.Assignment switch
        {
            AssignmentRule.LastDigit digits => PersonDraw.ByLastDigit(digits, person.Person, person.Office),
            AssignmentRule.KeyedHash hash => PersonDraw.ByKeyedHash(
                hash,
                _key!,
                new PersonInExperiment(person.Person, person.Office, _protocol.Id)
            ),
            _ => places.TryGetValue(person.Person, out var arm) ? new DrawnArm(arm, "blocked") : null,
        };
    }

    /// <summary>Earlier places and those of the new people; empty when the rule is not blocked.</summary>
    public IReadOnlyList<BlockedPlace> Blocked(IReadOnlyList<JudgedPerson> people, IReadOnlyList<BlockedPlace> earlier)
    {
        if (_protocol.Assignment is not AssignmentRule.Blocked rule)
        {
            return [];
        }

        var draw = new BlockedDraw(rule, _key!, _protocol.Id);
        var taken = earlier
            .GroupBy(place => place.Stratum, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Max(p => p.Position) + 1, StringComparer.Ordinal);
        var added = people
            .Where(person => ((Eligibility.Eligible)person.Verdict).Place == OfficePlace.Experiment)
            .GroupBy(person => Stratum(rule, person), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group =>
                draw.Draw(group.Key, taken.GetValueOrDefault(group.Key), [.. group.Select(person => person.Person)])
            );
        return [.. earlier, .. added];
    }

    private static string Stratum(AssignmentRule.Blocked rule, JudgedPerson person) =>
        string.Join(
            '|',
            rule.By.Select(column =>
                string.Equals(column, "office", StringComparison.Ordinal)
                    ? person.Office
                    : person.Right.Columns.GetValueOrDefault(column, "")
            )
        );
}
