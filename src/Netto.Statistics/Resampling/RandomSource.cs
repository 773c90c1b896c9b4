using System.Numerics;

namespace Netto.Statistics.Resampling;

/// <summary>A stream of random numbers that a seed and a number fix: draw 17 of seed 5 is the same on any machine and thread.</summary>
/// <remarks>xoshiro256++ (Blackman and Vigna 2021, doi:10.1145/3460772), its state filled by SplitMix64 from seed and stream number.</remarks>
public sealed class RandomSource
{
    private ulong a;
    private ulong b;
    private ulong c;
    private ulong d;

    /// <summary>Opens a stream.</summary>
    /// <param name="seed">The seed of the whole.</param>
    /// <param name="stream">Number of the stream: of the draw, of the person, …</param>
    public RandomSource(ulong seed, ulong stream)
    {
        var state = Mix(seed) ^ Mix(stream + 0x9E3779B97F4A7C15);
        a = Fill(ref state);
        b = Fill(ref state);
        c = Fill(ref state);
        d = Fill(ref state);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(a + d, 23) + a;
        var t = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = BitOperations.RotateLeft(d, 45);
        return result;
    }

    /// <summary>Uniform on [0, 1).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 to <paramref name="count"/> − 1, without bias (Lemire 2019).</summary>
    /// <param name="count">At least 1.</param>
    public int NextInt(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var range = (uint)count;
        var product = (ulong)(uint)NextBits() * range;
        if ((uint)product < range)
        {
            var threshold = (0u - range) % range;
            while ((uint)product < threshold)
            {
                product = (ulong)(uint)NextBits() * range;
            }
        }
        return (int)(product >> 32);
    }

    /// <summary>A standard normal number, by the polar method.</summary>
    public double NextNormal()
    {
        while (true)
        {
            var (u, v) = ((2 * NextDouble()) - 1, (2 * NextDouble()) - 1);
            var s = (u * u) + (v * v);
            if (s is > 0 and < 1)
            {
                return u * Math.Sqrt(-2 * Math.Log(s) / s);
            }
        }
    }

    /// <summary>Puts values in a random order.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="values">The values, changed in place.</param>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    private static ulong Fill(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        return Mix(state);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
