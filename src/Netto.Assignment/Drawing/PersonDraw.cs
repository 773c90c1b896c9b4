using Netto.Protocol;

namespace Netto.Assignment;

/// <summary>Rules that give a person an arm whoever else takes part: by digit and by keyed hash.</summary>
public static class PersonDraw
{
    /// <summary>The arm of the last digit, by the office's own map when it has one.</summary>
    public static DrawnArm ByLastDigit(AssignmentRule.LastDigit rule, CitizenNumber person, string office)
    {
        var map =
            rule.ByOffice.FirstOrDefault(own => string.Equals(own.Office, office, StringComparison.Ordinal))?.Digits
            ?? rule.Digits;
        return new DrawnArm(map.ArmOf(person.LastDigit), "last-digit");
    }

    /// <summary>
    /// The arm of the keyed hash: u = first 53 bits of HMAC-SHA-256(key, salt ⏎ citizen number) over 2^53; the first arm, in
    /// the order of the protocol, whose cumulative share exceeds u.
    /// </summary>
    public static DrawnArm ByKeyedHash(AssignmentRule.KeyedHash rule, HashKey key, PersonInExperiment person)
    {
        var shares =
            rule.ByOffice.FirstOrDefault(own =>
                string.Equals(own.Office, person.Office, StringComparison.Ordinal)
            )?.Shares
            ?? rule.Shares;
        var u = key.Fraction(rule.Salt ?? person.Experiment, person.Number.ToString());
        return new DrawnArm(ArmAt(shares, u), "keyed-hash");
    }

    /// <summary>The first arm whose cumulative share exceeds <paramref name="u"/>; the last arm with a share when rounding leaves none.</summary>
    internal static string ArmAt(IReadOnlyList<ArmShare> shares, double u)
    {
        var cumulative = 0.0;
        foreach (var share in shares)
        {
            cumulative += share.Share;
            if (u < cumulative)
            {
                return share.Arm;
            }
        }

        return shares.Last(share => share.Share > 0).Arm;
    }
}

/// <summary>A person as a keyed draw sees one.</summary>
/// <param name="Number">The citizen number.</param>
/// <param name="Office">The office.</param>
/// <param name="Experiment">The protocol's id.</param>
public sealed record PersonInExperiment(CitizenNumber Number, string Office, string Experiment);
