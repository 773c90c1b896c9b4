using Netto.Reporting.Figures;

namespace Netto.Cli;

/// <summary>
/// The workers that draw figures, started beside other work so that they are ready when there is something to draw. What
/// prevents them from starting is told when they are asked for, after complaints about the input.
/// </summary>
internal sealed class FigureStart : IAsyncDisposable
{
    /// <summary>The workers.</summary>
    public Task<FigureBatch> Batch { get; } = Task.Run(() => FigureRenderer.Find().Start());

    /// <summary>Ends workers that still run.</summary>
    public async ValueTask DisposeAsync()
    {
        await ((Task)Batch).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (Batch.IsCompletedSuccessfully)
        {
            (await Batch).Dispose();
        }
    }
}
