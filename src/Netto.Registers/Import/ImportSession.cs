using Netto.DuckDb;
using Netto.Protocol;
using Netto.Registers.Gate;
using Netto.Registers.Reading;
using Netto.Registers.Rules;
using Netto.Registers.Schema;
using Netto.Registers.Store;

namespace Netto.Registers.Import;

/// <summary>What an import works with.</summary>
/// <param name="Plan">What the protocol says.</param>
/// <param name="Folder">The files.</param>
/// <param name="Key">The key of the pseudonyms.</param>
/// <param name="WorkFolder">A folder for its owner only, for files in between.</param>
/// <param name="Source">Text that changes with the files, the plan and the key.</param>
internal sealed record ImportOrder(
    ImportPlan Plan,
    RawFolder Folder,
    PseudonymKey Key,
    string WorkFolder,
    string Source
);

/// <summary>Runs an import in a database in memory, table by table, into the store that is attached to it.</summary>
internal sealed class ImportSession
{
    private readonly DuckDbConnection connection;
    private readonly ImportOrder order;
    private readonly IProgress<ImportProgress>? progress;
    private readonly CancellationToken cancellation;
    private readonly StoreTables store;
    private readonly GateTable gate;
    private readonly DateDetection dates;
    private readonly DataEndCheck end;
    private readonly ContentHash hash = new();
    private readonly List<ImportFinding> findings = [];
    private int done;

    internal ImportSession(
        DuckDbConnection connection,
        ImportOrder order,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation
    )
    {
        this.connection = connection;
        this.order = order;
        this.progress = progress;
        this.cancellation = cancellation;
        store = new StoreTables(connection, cancellation);
        gate = new GateTable(connection, order.Key);
        dates = new DateDetection(connection, cancellation);
        end = new DataEndCheck(connection, order.Plan);
    }

    internal void Run()
    {
        store.CreateLog();
        // Entries first: they say who there is.
        var files = order.Folder.Files.OrderBy(file => file.Table == RegisterSchema.Entries ? 0 : 1).ToList();
        foreach (var file in files)
        {
            Import(file, files.Count);
        }
        gate.RefuseCollisions();
        RefuseStops();
        end.RefuseSilence(order.Folder.Path);
        store.WritePersonOrder();
        store.WriteLog(findings);
        WriteMeta();
        store.Complete(RegisterSchema.Tables.Where(table => files.TrueForAll(file => file.Table != table)).ToList());
    }

    private void Import(RawFile file, int total)
    {
        Report(ImportStage.Reading, file, total);
        var loaded = new FileLoader(connection, order.WorkFolder, dates, cancellation).Load(file);
        gate.Admit(cancellation);
        Report(ImportStage.Checking, file, total);
        var rows = CheckedTable.Build(connection, loaded, order.Plan, cancellation);
        var rules = new SetRules(rows, order.Plan);
        rules.Apply();
        if (file.Table == RegisterSchema.Entries)
        {
            RefuseEmptyWindow(rows);
            EnteredTable.Build(connection);
        }
        findings.AddRange(new Findings(rows).Read(rules.Repairs));
        Report(ImportStage.Writing, file, total);
        hash.Add(rows);
        end.Add(rows);
        store.Write(rows);
        store.WriteSummary(rows);
        connection.Execute($"DROP TABLE {LoadedFile.RawTable}; DROP TABLE {CheckedTable.Name}");
        done++;
    }

    private void RefuseEmptyWindow(CheckedTable rows)
    {
        if (order.Plan.Windows.Count == 0)
        {
            return;
        }
        var windows = order.Plan.Windows.Select(window =>
            (From: window.From.ToDateOnly(), Until: window.Until.ToDateOnly())
        );
        var inside = windows.Sum(window =>
            connection
                .ReadValue(
                    $"SELECT count(*) FROM {CheckedTable.Name} WHERE fail_ = 0 AND entry_date BETWEEN ? AND ?",
                    [window.From, window.Until]
                )
                .AsLong()
        );
        if (inside == 0)
        {
            var expected = string.Join(
                " or ",
                windows.Select(window => $"{window.From:yyyy-MM-dd} to {window.Until:yyyy-MM-dd}")
            );
            throw RegisterErrors.One(RegisterErrors.NobodyInWindow(rows.File.File.Path, expected));
        }
    }

    private void RefuseStops()
    {
        var stops = findings.Where(finding => finding.Action == ImportAction.Stop).ToList();
        if (stops.Count > 0)
        {
            throw new InputException(stops.ConvertAll(StopDiagnostics.Of));
        }
    }

    private void WriteMeta()
    {
        store.WriteMeta(StoreLayout.VersionKey, StoreLayout.Version);
        store.WriteMeta(StoreLayout.HashKey, hash.Result());
        store.WriteMeta(StoreLayout.SourceKey, order.Source);
        store.WriteMeta(StoreLayout.ProtocolKey, order.Plan.ProtocolId);
        store.WriteMeta(StoreLayout.NotReadKey, string.Join('/', order.Folder.Ignored));
        var last = end.LastDay();
        var start = connection.ReadValue($"SELECT max(last_date) FROM import_tables");
        if ((order.Plan.DataUntil?.ToDateOnly() ?? (start.IsNull ? null : start.AsDate())) is { } until)
        {
            store.WriteMeta(StoreLayout.DataUntilKey, $"{until:yyyy-MM-dd}");
        }
        if (last is { } day)
        {
            store.WriteMeta(StoreLayout.LastDateKey, $"{day:yyyy-MM-dd}");
        }
        end.Complete();
    }

    private void Report(ImportStage stage, RawFile file, int total)
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new ImportProgress(stage, file.Table.Name, done, total));
    }
}

/// <summary>The message when a rule stops the import.</summary>
internal static class StopDiagnostics
{
    internal static Diagnostic Of(ImportFinding finding)
    {
        var first = finding.Examples.Count > 0 ? finding.Examples[0] : null;
        return new Diagnostic(
            "REG010",
            $"{finding.Rows} {(finding.Rows == 1 ? "row" : "rows")} of {finding.Table} {(finding.Rows == 1 ? "breaks" : "break")} the rule {finding.Rule} on {finding.Column}, and the protocol says stop."
        )
        {
            File = first?.File,
            Line = first?.Line is { } line ? (int)Math.Min(line, int.MaxValue) : null,
            Found = first?.Found,
            Remedy = "Mend the rows at their source, or let `import` of the protocol set them apart or repair them.",
        };
    }
}
