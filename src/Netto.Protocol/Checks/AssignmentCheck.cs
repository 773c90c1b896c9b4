namespace Netto.Protocol;

/// <summary>Whether the assignment gives every randomised arm people, in shares that add up.</summary>
internal static class AssignmentCheck
{
    public static void Run(CheckContext check)
    {
        var protocol = check.Protocol;
        Shares(check);
        var reached = Reached(protocol).ToHashSet(StringComparer.Ordinal);
        foreach (var arm in protocol.Arms.Where(arm => !reached.Contains(arm.Id)))
        {
            check.Error(
                "PRT015",
                $"Nobody gets into the arm '{arm.Id}'.",
                arm,
                nameof(arm.Id),
                finding =>
                    finding with
                    {
                        Expected =
                            arm.Role == ArmRole.Comparison && protocol.Assignment is not AssignmentRule.Recorded
                                ? "assignment.comparison_arm to name it, and population.offices.comparison to name offices"
                                : "the assignment to give it digits, a share or a value",
                    }
            );
        }

        ComparisonArm(check);
        if (protocol.Assignment is AssignmentRule.Blocked { BlockSize: { } size } blocked)
        {
            WholeBlocks(check, blocked, size);
        }
    }

    private static IEnumerable<string> Reached(ExperimentProtocol protocol)
    {
        if (protocol.Assignment.ComparisonArm is { } outside && protocol.Population.Offices.Comparison.Count > 0)
        {
            yield return outside;
        }

        foreach (var arm in Given(protocol.Assignment))
        {
            yield return arm;
        }
    }

    private static IEnumerable<string> Given(AssignmentRule rule) =>
        rule switch
        {
            AssignmentRule.LastDigit digits =>
            [
                .. digits.Digits.Entries.Select(entry => entry.Arm),
                .. digits.ByOffice.SelectMany(office => office.Digits.Entries).Select(entry => entry.Arm),
            ],
            AssignmentRule.KeyedHash hash =>
            [
                .. With(hash.Shares),
                .. hash.ByOffice.SelectMany(office => With(office.Shares)),
            ],
            AssignmentRule.Blocked blocked => With(blocked.Shares),
            AssignmentRule.Recorded recorded => recorded.Values.Select(value => value.Arm),
            _ => [],
        };

    private static IEnumerable<string> With(IReadOnlyList<ArmShare> shares) =>
        shares.Where(share => share.Share > 0).Select(share => share.Arm);

    private static void Shares(CheckContext check)
    {
        switch (check.Protocol.Assignment)
        {
            case AssignmentRule.KeyedHash hash:
                AddUp(check, hash.Shares, hash, nameof(hash.Shares));
                foreach (var office in hash.ByOffice)
                {
                    AddUp(check, office.Shares, office, nameof(office.Shares));
                }

                break;
            case AssignmentRule.Blocked blocked:
                AddUp(check, blocked.Shares, blocked, nameof(blocked.Shares));
                break;
            case AssignmentRule.Recorded { Shares.Count: > 0 } recorded:
                AddUp(check, recorded.Shares, recorded, nameof(recorded.Shares));
                break;
        }
    }

    private static void AddUp(CheckContext check, IReadOnlyList<ArmShare> shares, object record, string property)
    {
        var sum = shares.Sum(share => share.Share);
        if (Math.Abs(sum - 1) > 1e-9)
        {
            check.Error(
                "PRT012",
                "The shares of the arms do not add up to 1.",
                record,
                property,
                finding => finding with { Found = $"{sum:0.######}", Expected = "1" }
            );
        }
    }

    private static void WholeBlocks(CheckContext check, AssignmentRule.Blocked blocked, int size)
    {
        foreach (
            var share in blocked.Shares.Where(share =>
                Math.Abs((share.Share * size) - Math.Round(share.Share * size)) > 1e-9
            )
        )
        {
            check.Error(
                "PRT024",
                $"A block of {size} cannot hold {share.Share * size:0.##} people of the arm '{share.Arm}'.",
                blocked,
                nameof(blocked.BlockSize),
                finding => finding with { Expected = "a block size that makes every share a whole number of people" }
            );
        }
    }

    private static void ComparisonArm(CheckContext check)
    {
        var protocol = check.Protocol;
        var outside = protocol.Population.Offices.Comparison;
        if (outside.Count > 0 && protocol.Assignment.ComparisonArm is null)
        {
            check.Error(
                "PRT015",
                "The comparison offices have no arm.",
                protocol.Assignment,
                nameof(AssignmentRule.ComparisonArm),
                finding => finding with { Expected = "assignment.comparison_arm" }
            );
        }

        foreach (var office in protocol.Population.Offices.Experiment.Intersect(outside, StringComparer.Ordinal))
        {
            check.Error(
                "PRT015",
                $"The office '{office}' is in the experiment and outside it.",
                protocol.Population.Offices,
                nameof(OfficeList.Comparison),
                finding => finding with { Remedy = "Keep it in one of the two lists." }
            );
        }
    }
}
