using System.Globalization;

namespace Netto.Cli.Commands.Estimate.Streaming;

/// <summary>Tells every million rows read, on a terminal only.</summary>
internal sealed class RowProgress(Action<string> report) : IProgress<long>
{
    private long told;

    public void Report(long value)
    {
        var millions = value / 1_000_000;
        if (millions > told)
        {
            told = millions;
            report(string.Create(CultureInfo.InvariantCulture, $"  {millions} million rows read"));
        }
    }
}
