using System.Diagnostics;

namespace Netto.Bench.Evaluation;

/// <summary>One whole call of <c>netto</c> as a person makes it.</summary>
/// <param name="Seconds">From start to end of the process.</param>
/// <param name="PeakMegabytes">Largest resident memory of the process.</param>
internal sealed record Measurement(double Seconds, double PeakMegabytes)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    /// <summary>Runs <c>netto</c> and waits for it.</summary>
    /// <exception cref="InvalidOperationException">It returned another code than 0.</exception>
    public static Measurement Of(string program, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process =
            Process.Start(
                new ProcessStartInfo("dotnet", [program, .. arguments])
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                }
            ) ?? throw new InvalidOperationException("dotnet did not start");
        // Nobody reads what it prints; a full pipe would stop it.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        long peak = 0;
        while (!process.WaitForExit(Between))
        {
            process.Refresh();
            peak = Math.Max(peak, process.HasExited ? 0 : process.PeakWorkingSet64);
        }
        return process.ExitCode == 0
            ? new Measurement(watch.Elapsed.TotalSeconds, peak / 1048576.0)
            : throw new InvalidOperationException($"netto {string.Join(' ', arguments)} returned {process.ExitCode}");
    }
}
