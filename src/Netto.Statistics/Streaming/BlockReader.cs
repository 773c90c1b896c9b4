namespace Netto.Statistics.Streaming;

/// <summary>Goes through all blocks, tells of progress, and stops when asked.</summary>
internal sealed class BlockReader(
    IEnumerable<DataBlock> blocks,
    IProgress<long>? progress,
    CancellationToken cancellation
)
{
    private long rows;

    internal void Read(Action<DataBlock> action)
    {
        foreach (var block in blocks)
        {
            cancellation.ThrowIfCancellationRequested();
            if (block.Rows > 0)
            {
                action(block);
            }
            rows += block.Rows;
            progress?.Report(rows);
        }
    }
}
