using System.Globalization;
using Netto.Protocol;

namespace Netto.Assignment;

/// <summary>Draws within strata, in permuted blocks, so that the arms stay in proportion.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Key">The key.</param>
/// <param name="Experiment">The protocol's id, part of every hash.</param>
public sealed record BlockedDraw(AssignmentRule.Blocked Rule, HashKey Key, string Experiment)
{
    /// <summary>
    /// Gives arms to new people of one stratum. They take the next positions in the order of their keyed hash; the arms of a
    /// block stand in an order that is keyed as well. Positions given before never change.
    /// </summary>
    /// <param name="stratum">Name of the stratum.</param>
    /// <param name="taken">Positions of the stratum that were given before.</param>
    /// <param name="people">The new people, in any order.</param>
    /// <returns>In the order of the positions.</returns>
    public IReadOnlyList<BlockedPlace> Draw(string stratum, int taken, IReadOnlyList<CitizenNumber> people)
    {
        var size = Rule.BlockSize ?? Math.Max(people.Count, 1);
        var ordered = people
            .OrderBy(person => Key.Order(Experiment, stratum, person.ToString()))
            .ThenBy(person => person.Value)
            .ToList();
        var blocks = new Dictionary<int, IReadOnlyList<string>>();
        var places = new List<BlockedPlace>(ordered.Count);
        for (var i = 0; i < ordered.Count; i++)
        {
            // Without a block size every list is a block of its own, numbered by the people before it.
            var position = taken + i;
            var (block, slot) = Rule.BlockSize is null ? (taken, i) : (position / size, position % size);
            if (!blocks.TryGetValue(block, out var arms))
            {
                blocks[block] = arms = Block(stratum, block, size);
            }

            places.Add(new BlockedPlace(ordered[i], arms[slot], stratum, position));
        }

        return places;
    }

    /// <summary>The arms of one block in their keyed order.</summary>
    public IReadOnlyList<string> Block(string stratum, int block, int size)
    {
        var number = block.ToString(CultureInfo.InvariantCulture);
        var arms = Counts(stratum, number, size)
            .SelectMany(pair => Enumerable.Range(0, pair.Count).Select(copy => (pair.Arm, copy)))
            .ToList();
        return
        [
            .. arms.OrderBy(slot =>
                    Key.Order(Experiment, stratum, number, slot.Arm, slot.copy.ToString(CultureInfo.InvariantCulture))
                )
                .ThenBy(slot => slot.Arm, StringComparer.Ordinal)
                .Select(slot => slot.Arm),
        ];
    }

    // Largest remainder; equal remainders are decided by the key, not by the order of the arms.
    private IEnumerable<(string Arm, int Count)> Counts(string stratum, string block, int size)
    {
        var exact = Rule.Shares.Select(share => (share.Arm, People: share.Share * size)).ToList();
        var whole = exact
            .Select(share => (share.Arm, Count: (int)Math.Floor(share.People + 1e-9), share.People))
            .ToList();
        var left = size - whole.Sum(share => share.Count);
        var extra = whole
            .OrderByDescending(share => Math.Round(share.People - share.Count, 9))
            .ThenBy(share => Key.Order(Experiment, stratum, block, "remainder", share.Arm))
            .Take(left)
            .Select(share => share.Arm)
            .ToHashSet(StringComparer.Ordinal);
        return whole.Select(share => (share.Arm, share.Count + (extra.Contains(share.Arm) ? 1 : 0)));
    }
}

/// <summary>A place in a stratum.</summary>
/// <param name="Person">Who has it.</param>
/// <param name="Arm">The arm.</param>
/// <param name="Stratum">The stratum.</param>
/// <param name="Position">Counted from 0 within the stratum.</param>
public sealed record BlockedPlace(CitizenNumber Person, string Arm, string Stratum, int Position);
