namespace Netto.DuckDb;

/// <summary>A transaction: all of its changes or none.</summary>
public sealed class DuckDbTransaction : IDisposable
{
    private readonly DuckDbConnection connection;
    private bool ended;

    internal DuckDbTransaction(DuckDbConnection connection) => this.connection = connection;

    /// <summary>Makes the changes last.</summary>
    /// <exception cref="DuckDbException">It has ended, or DuckDB could not write.</exception>
    public void Commit()
    {
        if (ended)
        {
            throw new DuckDbException("The transaction has ended.", sql: null);
        }
        connection.Execute("COMMIT");
        ended = true;
    }

    /// <summary>Undoes the changes, unless they were committed.</summary>
    public void Dispose()
    {
        if (ended || connection.IsClosed)
        {
            return;
        }
        ended = true;
        connection.Execute("ROLLBACK");
    }
}
