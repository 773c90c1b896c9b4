namespace Netto.Simulation.Engine;

/// <summary>
/// Numbers in (0, 1) for many people that are spread evenly within groups of them: a random permutation of as many equal
/// strata as the group has people, with a random place inside each. The number of one person is uniform and says nothing about
/// other streams; the group as a whole has as many low and high numbers as chance has on average. Latin hypercube
/// sampling (McKay, Beckman and Conover 1979, doi:10.2307/1268522), one dimension a stream.
/// </summary>
public static class EvenNumbers
{
    /// <summary>The numbers, in the order of the people.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="stream">Which quantity the numbers decide.</param>
    /// <param name="groups">The group of each person, from 0.</param>
    public static double[] Within(long seed, int stream, ReadOnlySpan<int> groups)
    {
        var order = Order(seed, stream, groups);
        var numbers = new double[groups.Length];
        for (var first = 0; first < order.Length; )
        {
            var next = first + 1;
            while (next < order.Length && groups[order[next]] == groups[order[first]])
            {
                next++;
            }

            for (var i = first; i < next; i++)
            {
                var place = PersonRandom.For(seed, order[i]).Uniform(stream, 1);
                numbers[order[i]] = (i - first + place) / (next - first);
            }

            first = next;
        }

        return numbers;
    }

    /// <summary>People by group, and in random order inside each.</summary>
    private static int[] Order(long seed, int stream, ReadOnlySpan<int> groups)
    {
        var keys = new (int Group, double Key)[groups.Length];
        var order = new int[groups.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = (groups[i], PersonRandom.For(seed, i).Uniform(stream));
            order[i] = i;
        }

        Array.Sort(keys, order);
        return order;
    }
}
