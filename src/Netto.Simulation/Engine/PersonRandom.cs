namespace Netto.Simulation.Engine;

/// <summary>
/// The random numbers of one person. Every number is a pure function of seed, person, stream and time, so that the
/// order of drawing, the number of threads and the arm do not matter: histories under two arms share their numbers.
/// </summary>
/// <remarks>Counter-based: the SplitMix64 finaliser (Steele, Lea and Flood 2014, doi:10.1145/2714064.2660195) over a mixed counter.</remarks>
public readonly struct PersonRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private readonly ulong _key;

    private PersonRandom(ulong key) => _key = key;

    /// <summary>The numbers of person <paramref name="person"/> (counted from 0) under a seed.</summary>
    public static PersonRandom For(long seed, int person) =>
        new(Mix(Mix((ulong)seed + Golden) ^ (((ulong)(uint)person + 1) * 0xD1342543DE82EF95)));

    /// <summary>A number in (0, 1), never 0 or 1.</summary>
    /// <param name="stream">Which quantity the number decides.</param>
    /// <param name="time">Month, draw or any other index inside the stream.</param>
    public double Uniform(int stream, int time = 0)
    {
        var counter = ((ulong)(uint)stream << 32) | (uint)time;
        var bits = Mix(_key + (counter * Golden) + 0x632BE59BD9B4E019);
        return ((bits >> 11) + 0.5) * (1.0 / (1UL << 53));
    }

    /// <summary>A standard normal number, increasing in the uniform of the same stream and time.</summary>
    public double Normal(int stream, int time = 0) => StandardNormal.Quantile(Uniform(stream, time));

    /// <summary>Whether something with this probability happens; more likely things happen whenever less likely ones do.</summary>
    public bool Happens(double probability, int stream, int time = 0) => Uniform(stream, time) < probability;

    /// <summary>An exponential length with the given mean.</summary>
    public double Exponential(double mean, int stream, int time = 0) => -mean * Math.Log(Uniform(stream, time));

    /// <summary>A Poisson count by inversion; meant for means under about 20.</summary>
    public int Poisson(double mean, int stream, int time = 0)
    {
        var left = Uniform(stream, time);
        var probability = Math.Exp(-mean);
        var count = 0;
        while (left > probability && count < 200)
        {
            left -= probability;
            count++;
            probability *= mean / count;
        }

        return count;
    }

    /// <summary>The first index whose cumulative share exceeds the uniform.</summary>
    public int Category(ReadOnlySpan<double> shares, int stream, int time = 0)
    {
        var left = Uniform(stream, time);
        for (var i = 0; i < shares.Length - 1; i++)
        {
            left -= shares[i];
            if (left < 0)
            {
                return i;
            }
        }

        return shares.Length - 1;
    }

    internal static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
