using Netto.Statistics.Distributions;

namespace Netto.Statistics.Tests.Selection;

/// <summary>Standard normal draws from a small counter-based generator (SplitMix64), the same everywhere.</summary>
internal sealed class NormalDraws(int seed)
{
    private ulong _state = Mix((ulong)seed + 0x1234567);

    public double Uniform()
    {
        _state += 0x9E3779B97F4A7C15;
        return (Mix(_state) >> 11) * (1.0 / (1UL << 53)) + 1e-17;
    }

    // The seed is mixed too: streams of consecutive seeds would otherwise be the same stream, one step on.
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }

    public double Next() => Normal.Quantile(Uniform());
}
