using Netto.Outcomes.People;
using Netto.Protocol;

namespace Netto.Evaluation.Registers;

/// <summary>The arm that the rule of the protocol gives, for the check on the assignment.</summary>
internal static class PlannedArms
{
    /// <summary>One arm a person, null where it does not apply; null when the rule cannot be repeated from the registers.</summary>
    public static string?[]? Of(ExperimentProtocol protocol, StudyPopulation people)
    {
        if (protocol.Assignment is not AssignmentRule.LastDigit rule || Array.TrueForAll(people.Digits, double.IsNaN))
            return null;
        var randomised = protocol
            .Arms.Where(arm => arm.Role != ArmRole.Comparison)
            .Select(arm => arm.Id)
            .ToHashSet(StringComparer.Ordinal);
        var ownMap = rule.ByOffice.ToDictionary(
            office => office.Office,
            office => office.Digits,
            StringComparer.Ordinal
        );
        var planned = new string?[people.Count];
        for (var person = 0; person < planned.Length; person++)
        {
            if (people.Arms[person] is not { } arm || !randomised.Contains(arm) || double.IsNaN(people.Digits[person]))
                continue;
            var map = ownMap.GetValueOrDefault(people.Offices[person], rule.Digits);
            planned[person] = map.ArmOf((int)people.Digits[person]);
        }
        return planned;
    }
}
