using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Netto.Bench.Statistics;

/// <summary>Medians of three calls after one to warm up, and how many times as long a peer takes.</summary>
internal sealed class BenchReport(int rows, int columns)
{
    private readonly List<(string Name, double Seconds)> ours = [];
    private readonly List<(string Name, string Peer, double Seconds)> peers = [];

    internal void Time(string name, Func<object> call)
    {
        call();
        double[] seconds = new double[3];
        for (var i = 0; i < seconds.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            call();
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        Array.Sort(seconds);
        ours.Add((name, seconds[1]));
    }

    internal void AddPeers(IReadOnlyList<string> lines)
    {
        foreach (var fields in lines.Select(l => l.Split('\t')).Where(f => f.Length == 3))
        {
            peers.Add((fields[0], fields[1], double.Parse(fields[2], CultureInfo.InvariantCulture)));
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine($"# Statistics, {rows:N0} × {columns}, {Environment.ProcessorCount} threads").AppendLine();
        text.AppendLine("| what | Netto, s | peer | peer, s | ratio |").AppendLine("| --- | --- | --- | --- | --- |");
        foreach (var (name, seconds) in ours)
        {
            var others = peers.Where(p => p.Name == name).ToArray();
            if (others.Length == 0)
            {
                text.AppendLine($"| {name} | {seconds:0.000} | | | |");
            }
            foreach (var (_, peer, theirs) in others)
            {
                text.AppendLine($"| {name} | {seconds:0.000} | {peer} | {theirs:0.000} | {theirs / seconds:0.0} |");
            }
        }
        if (peers.Count == 0)
        {
            text.AppendLine().AppendLine("R was not found: no peer was timed.");
        }
        return text.ToString();
    }
}
