using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Netto.Bench.Statistics.Harness;

/// <summary>Runs the cases of a topic once more in a process of its own that has one thread for its kernels.</summary>
internal static class OneThread
{
    /// <summary>What the process is told, and what the peer is called.</summary>
    internal const string Option = "--one-thread";
    internal const string Peer = "one thread";

    internal static IReadOnlyList<PeerTime> Of(ITopic topic)
    {
        var host = Environment.ProcessPath!;
        string[] library =
            Path.GetFileNameWithoutExtension(host) == "dotnet" ? [Assembly.GetExecutingAssembly().Location] : [];
        var start = new ProcessStartInfo(host, [.. library, Option, "--no-peers", "--topic", topic.Name])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        using var process = OnOneProcessor(start);
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return
        [
            .. lines
                .Select(l => l.Split('\t'))
                .Where(f => f.Length == 2)
                .Select(f => new PeerTime(
                    f[0],
                    Peer,
                    double.Parse(f[1], CultureInfo.InvariantCulture),
                    Measured.InThisRun
                )),
        ];
    }

    /// <summary>
    /// A process inherits the processors of the thread that starts it. A count of one is not enough: a parallel loop runs on the thread
    /// that calls it and on one of the pool, which would be two.
    /// </summary>
    private static Process OnOneProcessor(ProcessStartInfo start)
    {
        if (!OperatingSystem.IsLinux())
        {
            return Process.Start(start)!;
        }
        using var self = Process.GetCurrentProcess();
        var all = self.ProcessorAffinity;
        try
        {
            self.ProcessorAffinity = all & -all;
            return Process.Start(start)!;
        }
        finally
        {
            self.ProcessorAffinity = all;
        }
    }

    /// <summary>What the process prints: a case and its seconds a line.</summary>
    internal static void Print(TopicRun run)
    {
        foreach (var time in run.Cases)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.Name}\t{time.Seconds:R}"));
        }
    }
}
