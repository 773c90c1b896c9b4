using System.Globalization;

namespace Netto.Cli;

/// <summary>Tells every tenth of the draws, on a terminal only.</summary>
internal sealed class DrawProgress(Action<string> report, string what = "draws") : IProgress<double>
{
    private readonly Lock gate = new();
    private int told;

    public void Report(double value)
    {
        var tenth = (int)(10 * value);
        lock (gate)
        {
            if (tenth <= told)
            {
                return;
            }
            told = tenth;
            report(string.Create(CultureInfo.InvariantCulture, $"  {what} {10 * tenth, 4}%"));
        }
    }
}
