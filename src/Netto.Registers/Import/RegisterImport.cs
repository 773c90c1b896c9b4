using System.Security.Cryptography;
using System.Text;
using Netto.DuckDb;
using Netto.Protocol;
using Netto.Registers.Files;
using Netto.Registers.Gate;
using Netto.Registers.Reading;
using Netto.Registers.Rules;
using Netto.Registers.Store;
using static Netto.Registers.Schema.SqlNames;

namespace Netto.Registers.Import;

/// <summary>Imports a folder of register files: checks, pseudonymises, loads.</summary>
public static class RegisterImport
{
    /// <summary>
    /// Imports into a store file. The store appears whole or not at all: it is written beside the old one and takes its
    /// place in one step. When files, plan and key are those of the last import nothing is written.
    /// </summary>
    /// <param name="plan">What the protocol says.</param>
    /// <param name="folder">Folder with the files.</param>
    /// <param name="storePath">The store; its key lies beside it in <c>.key</c>, its log in <c>.import.log</c>.</param>
    /// <param name="progress">Told of each step.</param>
    /// <param name="cancellation">Ends the import; the old store stays.</param>
    /// <exception cref="InputException">The files are wrong, or a rule says stop; nothing was changed.</exception>
    public static ImportReport ToFile(
        ImportPlan plan,
        string folder,
        string storePath,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var files = RawFolder.Find(folder, plan.RequiredTables);
        var path = Path.GetFullPath(storePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var key = KeyFile.Open(PseudonymKey.PathFor(path));
        progress?.Report(new ImportProgress(ImportStage.Comparing, null, 0, files.Files.Count));
        var source = SourceOf(plan, files, key.Key);
        if (Unchanged(path, source) is { } report)
        {
            return report;
        }
        using var replacement = new StoreReplacement(path);
        var order = new ImportOrder(plan, files, key.Key, replacement.WorkFolder, source);
        RunInto(replacement.NewPath, order, progress, cancellation);
        progress?.Report(new ImportProgress(ImportStage.Replacing, null, files.Files.Count, files.Files.Count));
        replacement.Complete();
        key.Keep();
        using var store = RegisterStore.Open(path);
        var imported = store.ReadReport(ImportOutcome.Imported);
        ImportLogFile.Write(path, imported);
        return imported;
    }

    /// <summary>Imports into a store in memory, with a key that is forgotten.</summary>
    /// <inheritdoc cref="ToFile"/>
    public static RegisterStore ToMemory(
        ImportPlan plan,
        string folder,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var files = RawFolder.Find(folder, plan.RequiredTables);
        using var work = WorkFolder.Temporary("netto-import-");
        var order = new ImportOrder(plan, files, PseudonymKey.Temporary(), work.Path, Source: "");
        var database = RunInto(target: null, order, progress, cancellation)!;
        return RegisterStore.InMemory(database);
    }

    private static DuckDbDatabase? RunInto(
        string? target,
        ImportOrder order,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation
    )
    {
        var database = DuckDbDatabase.InMemory(new DuckDbSettings { TemporaryFolder = order.WorkFolder });
        try
        {
            using var connection = database.Connect();
            connection.Execute(
                $"ATTACH {Literal(target ?? ":memory:")} AS {StoreTables.Store}",
                cancellation: cancellation
            );
            new ImportSession(connection, order, progress, cancellation).Run();
            if (target is null)
            {
                connection.Execute(
                    $"DROP TABLE {GateTable.Name}; DROP TABLE {EnteredTable.Name}",
                    cancellation: CancellationToken.None
                );
                return database;
            }
            connection.Execute(
                $"CHECKPOINT {StoreTables.Store}; DETACH {StoreTables.Store}",
                cancellation: cancellation
            );
        }
        catch
        {
            database.Dispose();
            throw;
        }
        database.Dispose();
        return null;
    }

    private static ImportReport? Unchanged(string path, string source)
    {
        if (!File.Exists(path))
        {
            return null;
        }
        // A file that is no store is never overwritten: this throws.
        using var store = RegisterStore.OpenAnyLayout(path);
        return store.IsCurrent && store.Source == source ? store.ReadReport(ImportOutcome.Unchanged) : null;
    }

    private static string SourceOf(ImportPlan plan, RawFolder folder, PseudonymKey key)
    {
        var hashes = folder
            .Files.AsParallel()
            .AsOrdered()
            .Select(file =>
            {
                using var stream = File.OpenRead(file.Path);
                return $"{file.Name} {Convert.ToHexStringLower(SHA256.HashData(stream))}";
            });
        var text =
            string.Join('\n', hashes) + "\n" + plan.Canonical() + "\n" + key.Fingerprint() + "\n" + StoreLayout.Version;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
