using System.Globalization;
using System.Text;

namespace Netto.Bench.Statistics.Harness;

/// <summary>The Markdown table of a topic: case, our seconds, the peer's, the ratio, the target.</summary>
internal static class TopicTable
{
    internal static string Of(TopicRun run)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {run.Topic.Title}\n\n");
        text.Append("| case | Netto, s | allocated | peer | peer, s | ratio | target |\n");
        text.Append("| --- | ---: | ---: | --- | ---: | ---: | --- |\n");
        foreach (var time in run.Cases)
        {
            var peers = run.Peers.Where(p => p.Case == time.Name).ToArray();
            var targets = string.Join("; ", time.Targets.Select(t => Outcome(run, time, t)));
            Row(text, time, peers.FirstOrDefault(), targets);
            foreach (var peer in peers.Skip(1))
            {
                Row(text, time, peer, "");
            }
        }
        foreach (var note in run.Notes)
        {
            text.Append('\n').Append(note).Append('\n');
        }
        return text.ToString();
    }

    private static void Row(StringBuilder text, CaseTime time, PeerTime? peer, string targets)
    {
        var name = peer?.When == Measured.Before ? $"{peer.Peer} (measured before)" : peer?.Peer;
        var ratio = peer is null ? "" : $"{peer.Seconds / time.Seconds:0.0}";
        var seconds = peer is null ? "" : Seconds(peer.Seconds);
        text.Append(
            CultureInfo.InvariantCulture,
            $"| {time.Name} | {Seconds(time.Seconds)} | {Megabytes(time.AllocatedBytes)} | {name} | {seconds} | {ratio} | {targets} |\n"
        );
    }

    private static string Outcome(TopicRun run, CaseTime time, Target target) =>
        target.IsMet(run, time) switch
        {
            true => $"{target}: yes",
            false => $"{target}: **no**",
            null => $"{target}: not measured",
        };

    private static string Seconds(double seconds) =>
        seconds.ToString(seconds < 0.0995 ? "0.0000" : "0.000", CultureInfo.InvariantCulture);

    private static string Megabytes(long bytes) => $"{bytes / 1e6:#,##0.0} MB";
}
