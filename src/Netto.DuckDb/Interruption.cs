using Netto.DuckDb.Native;

namespace Netto.DuckDb;

/// <summary>Keeps a connection for one thread during one call, and interrupts that call when the token is cancelled.</summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    private readonly Lock sync = new();
    private readonly DuckDbConnection connection;
    private readonly ConnectionHandle handle;
    private readonly CancellationTokenRegistration registration;
    private bool finished;

    internal Interruption(DuckDbConnection connection, ConnectionHandle handle, CancellationToken cancellation)
    {
        this.connection = connection;
        this.handle = handle;
        if (cancellation.CanBeCanceled)
        {
            registration = cancellation.UnsafeRegister(static state => ((Interruption)state!).Start(), this);
        }
    }

    public void Dispose()
    {
        lock (sync)
        {
            finished = true;
        }
        registration.Dispose();
        connection.Leave();
    }

    private void Start() => _ = Task.Run(InterruptUntilFinished);

    // An interrupt that comes before DuckDB has begun the statement is forgotten by it: so once is not enough.
    private async Task InterruptUntilFinished()
    {
        while (InterruptOnce())
        {
            await Task.Delay(Interval);
        }
    }

    private bool InterruptOnce()
    {
        lock (sync)
        {
            if (!finished)
            {
                NativeMethods.duckdb_interrupt(handle);
            }
            return !finished;
        }
    }
}
