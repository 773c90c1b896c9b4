using Netto.Protocol;

namespace Netto.Assignment;

/// <summary>The chance of an arm.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Probability">Between 0 and 1.</param>
public sealed record ArmProbability(string Arm, double Probability);

/// <summary>The chance of each arm before the draw.</summary>
public static class ArmProbabilities
{
    /// <summary>The chances of somebody at an office, in the order of the arms; arms with no chance are left out.</summary>
    /// <returns>Empty when the office is not in the study, or when the shares of a recorded assignment are not known.</returns>
    public static IReadOnlyList<ArmProbability> Of(ExperimentProtocol protocol, string office) =>
        EligibilityRule.PlaceOf(protocol.Population.Offices, office) switch
        {
            OfficePlace.Comparison => [new ArmProbability(protocol.Assignment.ComparisonArm!, 1)],
            OfficePlace.Experiment => InExperiment(protocol, office),
            _ => [],
        };

    private static IReadOnlyList<ArmProbability> InExperiment(ExperimentProtocol protocol, string office) =>
        [
            .. protocol
                .Arms.Select(arm => new ArmProbability(arm.Id, Chance(protocol.Assignment, office, arm.Id)))
                .Where(arm => arm.Probability > 0),
        ];

    private static double Chance(AssignmentRule rule, string office, string arm) =>
        rule switch
        {
            AssignmentRule.LastDigit digits => (
                digits.ByOffice.FirstOrDefault(own => Same(own.Office, office))?.Digits ?? digits.Digits
            ).ShareOf(arm),
            AssignmentRule.KeyedHash hash => Share(
                hash.ByOffice.FirstOrDefault(own => Same(own.Office, office))?.Shares ?? hash.Shares,
                arm
            ),
            AssignmentRule.Blocked blocked => Share(blocked.Shares, arm),
            AssignmentRule.Recorded recorded => Share(recorded.Shares, arm),
            _ => 0,
        };

    private static double Share(IReadOnlyList<ArmShare> shares, string arm) =>
        shares.FirstOrDefault(share => Same(share.Arm, arm))?.Share ?? 0;

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
