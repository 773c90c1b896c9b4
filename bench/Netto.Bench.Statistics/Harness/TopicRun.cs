using System.Diagnostics;

namespace Netto.Bench.Statistics.Harness;

/// <summary>What a topic does in one run of the bench: times its cases, has its peers timed, leaves notes.</summary>
internal sealed class TopicRun(ITopic topic, BenchOptions options)
{
    private const double EnoughSeconds = 3;
    private static readonly TimeSpan TimeForCompiler = TimeSpan.FromMilliseconds(120);
    private readonly List<CaseTime> cases = [];
    private readonly List<PeerTime> peers = [];
    private readonly List<string> notes = [];

    internal ITopic Topic => topic;

    internal IReadOnlyList<CaseTime> Cases => cases;

    internal IReadOnlyList<PeerTime> Peers => peers;

    internal IReadOnlyList<string> Notes => notes;

    /// <summary>Whether small data are wanted: to see that the bench works.</summary>
    internal bool Quick => options.Quick;

    /// <summary>Whether this process is the one with a single thread.</summary>
    internal bool OnOneThread => options.OneThread;

    /// <summary>Times the cases again on one thread, as a peer.</summary>
    internal void TimeOnOneThread() => peers.AddRange(OneThread.Of(topic));

    /// <summary>A size: the full one, or a hundredth in a quick run.</summary>
    internal int Rows(int full) => Quick ? Math.Max(1000, full / 100) : full;

    /// <summary>Times a call once the runtime has made its fast code of it: the median of nine (three over half a second, one over three seconds).</summary>
    internal void Time(string name, Func<object?> call, params IReadOnlyList<Target> targets)
    {
        Console.Error.WriteLine($"  {name} …");
        var first = WarmUp(call);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        double[] seconds = [Once(call)];
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        seconds = [seconds[0], .. Enumerable.Range(1, RepeatsOf(seconds[0], first) - 1).Select(_ => Once(call))];
        Array.Sort(seconds);
        cases.Add(new(name, seconds[seconds.Length / 2], allocated, targets));
    }

    /// <summary>A sentence under the table.</summary>
    internal void Note(string sentence) => notes.Add(sentence);

    /// <summary>A peer's time that cannot be taken here: it is labelled as measured before.</summary>
    internal void PeerMeasuredBefore(string name, string peer, double seconds) =>
        peers.Add(new(name, peer, seconds, Measured.Before));

    /// <summary>Runs peers/&lt;topic&gt;.R on columns; the script sees them as data frame <c>d</c> and further arguments as <c>arguments</c>.</summary>
    internal void TimePeers(
        IReadOnlyList<(string Name, double[] Values)> columns,
        params IReadOnlyList<string> arguments
    )
    {
        if (!options.Peers)
        {
            const string LeftOut = "The peers in R were left out of this run (--no-peers).";
            if (!notes.Contains(LeftOut))
            {
                notes.Add(LeftOut);
            }
            return;
        }
        Console.Error.WriteLine($"  peers/{topic.Name}.R …");
        var answer = PeerScript.Run(topic.Name, columns, arguments);
        peers.AddRange(answer.Times);
        foreach (var missing in answer.Missing.Where(m => !notes.Contains(m)))
        {
            notes.Add(missing);
        }
    }

    internal CaseTime? TimeOf(string name) => cases.FirstOrDefault(c => c.Name == name);

    /// <summary>The peer's time on a case: that of this run, else the one measured before.</summary>
    internal PeerTime? PeerOf(string name, string peer) =>
        peers.Where(p => p.Case == name && p.Peer == peer).MinBy(p => p.When);

    /// <summary>The code gets fast in the background after some calls, on one processor much later than on two. Gives the seconds of the first call.</summary>
    private static double WarmUp(Func<object?> call)
    {
        const int MostCalls = 5;
        var first = Once(call);
        for (var i = 1; i < MostCalls && first < EnoughSeconds; i++)
        {
            Thread.Sleep(TimeForCompiler);
            Once(call);
        }
        return first;
    }

    // Short calls are the ones that a passing load on the machine doubles.
    private static int RepeatsOf(double seconds, double first) =>
        first >= EnoughSeconds ? 1
        : seconds > 0.5 ? 3
        : 9;

    private static double Once(Func<object?> call)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        GC.KeepAlive(call());
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
