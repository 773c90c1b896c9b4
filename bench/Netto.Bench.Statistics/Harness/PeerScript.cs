using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Netto.Bench.Statistics.Harness;

/// <summary>Runs an R script on columns of doubles and reads the times that it prints.</summary>
internal static class PeerScript
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
            return Read([Path.Combine(scripts, "run.R"), scripts, topic, data, $"{rows}", names, .. arguments]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Answer Read(string[] arguments)
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
            return new([], ["R was not found: no peer was timed in this run."]);
        }
    }

    private static PeerTime Time(string[] fields) =>
        new(fields[1], fields[2], double.Parse(fields[3], CultureInfo.InvariantCulture), Measured.InThisRun);
}
