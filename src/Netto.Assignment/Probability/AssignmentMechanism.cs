using System.Numerics;
using Netto.Protocol;

namespace Netto.Assignment;

/// <summary>
/// The random mechanism of an experiment over a given set of people, for permutation tests: people who drew alone, and blocks
/// in which the arms were dealt out.
/// </summary>
/// <param name="ArmCount">Number of arms; arms are numbered from 0.</param>
/// <param name="Cells">The parts of the mechanism, independent of each other.</param>
public sealed record AssignmentMechanism(int ArmCount, IReadOnlyList<MechanismCell> Cells)
{
    /// <summary>Number of people.</summary>
    public int People => Cells.Sum(cell => cell.Members.Count);

    /// <summary>Number of different assignments that the mechanism can give.</summary>
    public BigInteger Possibilities => Cells.Aggregate(BigInteger.One, (product, cell) => product * cell.Possibilities);

    /// <summary>One draw: the arm of each person.</summary>
    /// <param name="random">A seeded generator of numbers in [0, 1).</param>
    public int[] Draw(Func<double> random)
    {
        var arms = new int[People];
        foreach (var cell in Cells)
        {
            cell.Draw(arms, random);
        }

        return arms;
    }

    /// <summary>All assignments with their probabilities, which add up to 1.</summary>
    /// <param name="limit">Largest number that is allowed.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more than <paramref name="limit"/>.</exception>
    public IEnumerable<(int[] Arms, double Probability)> Enumerate(int limit)
    {
        if (Possibilities > limit)
        {
            throw new ArgumentOutOfRangeException(
                nameof(limit),
                limit,
                $"The mechanism has {Possibilities} possible assignments; draw from it instead."
            );
        }

        return From(0, new int[People], 1);
    }

    /// <summary>The mechanism of people who each drew alone by the same shares.</summary>
    public static AssignmentMechanism Independent(int people, IReadOnlyList<double> shares) =>
        new(shares.Count, [.. Enumerable.Range(0, people).Select(person => new MechanismCell.Alone(person, shares))]);

    /// <summary>The mechanism of the randomised people of a protocol, by the office of each and, when blocked, the block of each.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="offices">Office of each person.</param>
    /// <param name="blocks">Block of each person and the arm that was dealt; empty when the assignment is not blocked.</param>
    public static AssignmentMechanism Of(
        ExperimentProtocol protocol,
        IReadOnlyList<string> offices,
        IReadOnlyList<(string Block, string Arm)> blocks
    )
    {
        var arms = protocol.Arms.Where(arm => arm.Role != ArmRole.Comparison).Select(arm => arm.Id).ToList();
        if (protocol.Assignment is AssignmentRule.Blocked)
        {
            return new AssignmentMechanism(arms.Count, Dealt(arms, blocks));
        }

        return new AssignmentMechanism(
            arms.Count,
            [.. offices.Select((office, person) => new MechanismCell.Alone(person, Shares(protocol, office, arms)))]
        );
    }

    private static List<MechanismCell> Dealt(List<string> arms, IReadOnlyList<(string Block, string Arm)> blocks) =>
        [
            .. blocks
                .Select((place, person) => (place, person))
                .GroupBy(pair => pair.place.Block, StringComparer.Ordinal)
                .Select(block => new MechanismCell.Dealt(
                    [.. block.Select(pair => pair.person)],
                    [
                        .. arms.Select(arm =>
                            block.Count(pair => string.Equals(pair.place.Arm, arm, StringComparison.Ordinal))
                        ),
                    ]
                )),
        ];

    private static IReadOnlyList<double> Shares(ExperimentProtocol protocol, string office, List<string> arms)
    {
        var chances = ArmProbabilities.Of(protocol, office);
        return
        [
            .. arms.Select(arm =>
                chances.FirstOrDefault(c => string.Equals(c.Arm, arm, StringComparison.Ordinal))?.Probability ?? 0
            ),
        ];
    }

    private IEnumerable<(int[] Arms, double Probability)> From(int index, int[] arms, double probability)
    {
        if (index == Cells.Count)
        {
            yield return ((int[])arms.Clone(), probability);
            yield break;
        }

        foreach (var chance in Cells[index].Each(arms))
        {
            foreach (var rest in From(index + 1, arms, probability * chance))
            {
                yield return rest;
            }
        }
    }
}
