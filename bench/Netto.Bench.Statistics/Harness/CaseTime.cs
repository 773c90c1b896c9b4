namespace Netto.Bench.Statistics.Harness;

/// <summary>The median time of a case of ours.</summary>
/// <param name="Name">Name of the case.</param>
/// <param name="Seconds">Median of the repeats.</param>
/// <param name="AllocatedBytes">All that one call allocated: more than what it ever held at once.</param>
/// <param name="Targets">What it is meant to reach.</param>
internal sealed record CaseTime(string Name, double Seconds, long AllocatedBytes, IReadOnlyList<Target> Targets);

/// <summary>The time of a peer on a case.</summary>
/// <param name="Case">Name of our case.</param>
/// <param name="Peer">Name of the package.</param>
/// <param name="Seconds">Its time.</param>
/// <param name="When">In this run, or before.</param>
internal sealed record PeerTime(string Case, string Peer, double Seconds, Measured When);

/// <summary>When a peer was timed.</summary>
internal enum Measured
{
    /// <summary>In this run, on the same data.</summary>
    InThisRun,

    /// <summary>Earlier, on a machine of the same kind (2 cores), where the package could be had.</summary>
    Before,
}
