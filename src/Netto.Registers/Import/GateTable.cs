using Netto.DuckDb;
using Netto.Protocol;
using Netto.Registers.Gate;
using static Netto.Registers.Schema.SqlNames;

namespace Netto.Registers.Import;

/// <summary>
/// The gate: one row for each citizen number that came by, with its pseudonym. It lives in the memory of the import
/// only and never reaches the store.
/// </summary>
internal sealed class GateTable
{
    internal const string Name = "gate_";

    private readonly DuckDbConnection connection;
    private readonly PseudonymKey key;

    internal GateTable(DuckDbConnection connection, PseudonymKey key)
    {
        this.connection = connection;
        this.key = key;
        connection.Execute(
            $"CREATE TABLE {Name} (raw VARCHAR NOT NULL, number VARCHAR, person VARCHAR NOT NULL, valid_ BOOLEAN NOT NULL)"
        );
    }

    /// <summary>Lets in the citizen numbers of the raw table that were not there before.</summary>
    internal void Admit(CancellationToken cancellation)
    {
        var column = Quoted(Schema.RegisterSchema.CitizenNumber);
        var fresh = connection
            .ReadColumns(
                $"SELECT DISTINCT {column} AS raw FROM {LoadedFile.RawTable} r WHERE trim({column}) <> '' "
                    + $"AND NOT EXISTS (SELECT 1 FROM {Name} g WHERE g.raw = r.{column})",
                cancellation: cancellation
            )
            .Texts("raw")
            .Values;
        if (fresh.Length == 0)
        {
            return;
        }
        var numbers = new string?[fresh.Length];
        var people = new string?[fresh.Length];
        var valid = new bool[fresh.Length];
        var options = new ParallelOptions { CancellationToken = cancellation };
        Parallel.For(
            0,
            fresh.Length,
            options,
            index =>
            {
                valid[index] = CitizenNumber.TryParse(fresh[index]!.AsSpan().Trim(), out var number);
                numbers[index] = valid[index] ? number.ToString() : null;
                people[index] = key.PseudonymOf(numbers[index] ?? "not a citizen number: " + fresh[index]);
            }
        );
        using var appender = connection.Append(Name);
        appender.Add([
            new TextColumn("raw", fresh),
            new TextColumn("number", numbers),
            new TextColumn("person", people),
            new BooleanColumn("valid_", valid),
        ]);
        appender.Complete();
    }

    /// <summary>Stops when two citizen numbers share a pseudonym: with 60 bits that is once in ten million imports.</summary>
    internal void RefuseCollisions()
    {
        var shared = connection.ReadValue(
            $"SELECT count(*) FROM (SELECT person FROM {Name} WHERE valid_ GROUP BY person HAVING count(DISTINCT number) > 1)"
        );
        if (shared.AsLong() > 0)
        {
            throw new InvalidOperationException(
                "Two citizen numbers have one pseudonym under this key. Remove the key file and the store, and import again."
            );
        }
    }
}
