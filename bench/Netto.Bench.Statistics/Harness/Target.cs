namespace Netto.Bench.Statistics.Harness;

/// <summary>What a case is meant to reach.</summary>
internal abstract record Target
{
    private Target() { }

    /// <summary>Whether it is reached; null where the peer or the other case has no time.</summary>
    internal abstract bool? IsMet(TopicRun run, CaseTime time);

    /// <summary>At least so many times as fast as a peer.</summary>
    internal sealed record TimesPeer(string Peer, double Times) : Target
    {
        internal override bool? IsMet(TopicRun run, CaseTime time) =>
            run.PeerOf(time.Name, Peer) is { } peer ? peer.Seconds >= Times * time.Seconds : null;

        public override string ToString() => Times == 1 ? $"not slower than {Peer}" : $"≥ {Times:0.#} × {Peer}";
    }

    /// <summary>Under a number of seconds.</summary>
    internal sealed record Under(double Seconds) : Target
    {
        internal override bool? IsMet(TopicRun run, CaseTime time) => time.Seconds < Seconds;

        public override string ToString() => Seconds < 1 ? $"< {Seconds * 1000:0} ms" : $"< {Seconds:0.##} s";
    }

    /// <summary>In at most so many times the time of another case of ours.</summary>
    internal sealed record AtMostTimes(double Times, string Case) : Target
    {
        internal override bool? IsMet(TopicRun run, CaseTime time) =>
            run.TimeOf(Case) is { } other ? time.Seconds <= Times * other.Seconds : null;

        public override string ToString() => $"≤ {Times:0.#} × “{Case}”";
    }

    /// <summary>Holds at most so many times a number of bytes, these included.</summary>
    internal sealed record MemoryAtMost(double Times, long DataBytes) : Target
    {
        internal override bool? IsMet(TopicRun run, CaseTime time) =>
            DataBytes + time.AllocatedBytes <= Times * DataBytes;

        public override string ToString() => $"memory ≤ {Times:0.#} × the data";
    }
}
