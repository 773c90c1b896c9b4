using Netto.Protocol;

namespace Netto.Simulation.Engine;

/// <summary>
/// Unique nine-digit citizen numbers that pass the 11-test. The order is a permutation keyed by the seed, so that any
/// quantity of numbers is unique without remembering the earlier ones.
/// </summary>
public sealed class CitizenNumbers
{
    private const uint Smallest = 10_000_000;
    private const uint Prefixes = 90_000_000;
    private const int HalfBits = 14;
    private const uint HalfMask = (1u << HalfBits) - 1;

    private readonly ulong _key;
    private uint _next;

    /// <summary>Numbers of a population that is known by its seed.</summary>
    public CitizenNumbers(long seed) => _key = PersonRandom.Mix((ulong)seed ^ 0xA0761D6478BD642F);

    /// <summary>The next <paramref name="count"/> numbers.</summary>
    public int[] Take(int count)
    {
        var numbers = new int[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = Next();
        }

        return numbers;
    }

    /// <summary>The last digit, which decides the arm in a design by digit.</summary>
    public static int LastDigit(int number) => number % 10;

    private int Next()
    {
        while (true)
        {
            if (CitizenNumber.WithFirstDigits((int)(Smallest + Permuted(_next++))) is { } number)
            {
                return number.Value;
            }
        }
    }

    /// <summary>A Feistel network on 28 bits, walked until it falls inside the domain: a permutation of [0, Prefixes).</summary>
    private uint Permuted(uint index)
    {
        var value = index;
        do
        {
            var left = value >> HalfBits;
            var right = value & HalfMask;
            for (uint round = 0; round < 4; round++)
            {
                var mixed = (uint)PersonRandom.Mix(_key + right + ((ulong)round << 40)) & HalfMask;
                (left, right) = (right, left ^ mixed);
            }

            value = (left << HalfBits) | right;
        } while (value >= Prefixes);

        return value;
    }
}
