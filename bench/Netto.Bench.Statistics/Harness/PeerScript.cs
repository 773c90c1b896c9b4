using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Netto.Bench.Statistics.Harness;

/// <summary>Runs an R script on columns of doubles and reads the times that it prints.</summary>
internal static partial class PeerScript
{
    internal sealed record Answer(IReadOnlyList<PeerTime> Times, IReadOnlyList<string> Missing);

    internal static Answer Run(
        string topic,
        IReadOnlyList<(string Name, double[] Values)> columns,
        IReadOnlyList<string> arguments
    )
    {
        var folder = Directory.CreateTempSubdirectory("netto-bench-");
        try
        {
            var data = Path.Combine(folder.FullName, "columns.bin");
            using (var stream = File.Create(data))
            {
                foreach (var (_, values) in columns)
                {
                    stream.Write(MemoryMarshal.AsBytes<double>(values));
                }
            }
            var names = string.Join(',', columns.Select(c => c.Name));
            var rows = columns.Count == 0 ? 0 : columns[0].Values.Length;
            var scripts = Path.Combine(AppContext.BaseDirectory, "peers");
            var script = Path.Combine(scripts, $"{topic}.R");
            return Read([Path.Combine(scripts, "run.R"), scripts, topic, data, $"{rows}", names, .. arguments], script);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Answer Read(string[] arguments, string script)
    {
        try
        {
            using var r = Process.Start(
                new ProcessStartInfo("Rscript", ["--vanilla", .. arguments])
                {
                    RedirectStandardOutput = true,
                    UseShellExecute = false,
                }
            )!;
            var lines = r.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            r.WaitForExit();
            var fields = lines.Select(l => l.Split('\t')).ToArray();
            string[] failed = r.ExitCode == 0 ? [] : [$"peers/{arguments[2]}.R stopped with exit code {r.ExitCode}."];
            return new(
                [.. fields.Where(f => f is ["time", _, _, _]).Select(Time)],
                [.. fields.Where(f => f is ["note", _]).Select(f => f[1]), .. failed]
            );
        }
        catch (Win32Exception)
        {
            return new([], [$"R was not found: {Peers(script)} not timed in this run."]);
        }
    }

    /// <summary>The peers that a script would have timed.</summary>
    private static string Peers(string script)
    {
        string[] peers =
        [
            .. PeerName().Matches(File.ReadAllText(script)).Select(m => m.Groups["peer"].Value).Distinct(),
        ];
        return string.Join(", ", peers) + (peers.Length == 1 ? " was" : " were");
    }

    [GeneratedRegex(
        @"time_peer\((case\([^)]*\)|paste0\([^)]*\)|""[^""]*""), ""(?<peer>[^""]+)""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex PeerName();

    private static PeerTime Time(string[] fields) =>
        new(fields[1], fields[2], double.Parse(fields[3], CultureInfo.InvariantCulture), Measured.InThisRun);
}
