using System.Diagnostics;
using System.Globalization;

namespace Netto.Bench.Evaluation;

/// <summary>One whole call of <c>netto</c> as a person makes it.</summary>
/// <param name="Seconds">From start to end of the process.</param>
/// <param name="ProcessorSeconds">Of the process and those that it started; NaN where there is no /proc.</param>
/// <param name="PeakMegabytes">Largest resident memory of the process.</param>
internal sealed record Measurement(double Seconds, double ProcessorSeconds, double PeakMegabytes)
{
    private const double TicksPerSecond = 100;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs <c>netto</c> and waits for it.</summary>
    /// <exception cref="InvalidOperationException">It returned another code than 0.</exception>
    public static Measurement Of(string program, params string[] arguments)
    {
        var before = ProcessorSecondsOfChildren();
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
        var seconds = watch.Elapsed.TotalSeconds;
        return process.ExitCode == 0
            ? new Measurement(seconds, ProcessorSecondsOfChildren() - before, peak / 1e6)
            : throw new InvalidOperationException($"netto {string.Join(' ', arguments)} returned {process.ExitCode}");
    }

    // The 14th and 15th number after the name in /proc/self/stat: time of children that have ended, theirs included.
    private static double ProcessorSecondsOfChildren()
    {
        const string Self = "/proc/self/stat";
        if (!File.Exists(Self))
        {
            return double.NaN;
        }
        var text = File.ReadAllText(Self);
        var numbers = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (Ticks(numbers[13]) + Ticks(numbers[14])) / TicksPerSecond;
    }

    private static double Ticks(string number) => double.Parse(number, CultureInfo.InvariantCulture);
}
