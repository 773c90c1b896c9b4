using System.Diagnostics;
using System.Globalization;

namespace Netto.Cli;

/// <summary>Tells the steps of long work on standard error, each with the seconds that it took; quiet when not a terminal.</summary>
internal sealed class StepLines(CommandRun run) : IProgress<string>, IDisposable
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private string? _step;

    public void Report(string value)
    {
        Done();
        _step = value;
        run.ReportStart($"  {value} …");
        _watch.Restart();
    }

    /// <summary>Ends the last step.</summary>
    public void Done()
    {
        if (_step is { } step)
        {
            var seconds = _watch.Elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
            run.Report($"  {step, -24} {seconds, 6} s");
            _step = null;
        }
    }

    public void Dispose() => Done();
}
