using System.CommandLine;
using System.Text.Json;
using Netto.Cli.Output;
using Netto.Protocol;
using Netto.Registers.Import;
using Netto.Registers.Rules;
using Netto.Registers.Store;

namespace Netto.Cli.Commands;

/// <summary><c>netto import</c>: register files into a store.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string> Protocol = new("protocol") { Description = "the protocol (YAML)" };

    private static readonly Option<string> From = new("--from")
    {
        Description = "folder with the register files (CSV or Parquet)",
        Required = true,
    };

    private static readonly Option<string> Store = new("--store")
    {
        Description = "the store to make (a DuckDB file)",
        Required = true,
    };

    public static Command Create(CliEnvironment environment)
    {
        var command = new Command(
            "import",
            "Checks register files, replaces citizen numbers by pseudonyms, and loads them into a store.\n\n"
                + "Example:\n  netto import wga/protocol.yaml --from wga/registers --store wga/wga.duckdb"
        )
        {
            Protocol,
            From,
            Store,
        };
        command.Runs(environment, Run);
        return command;
    }

    private static int Run(CommandRun run)
    {
        var protocol = ProtocolReader.ReadFile(run.AbsolutePath(Protocol));
        if (protocol.Data is not DataSource.Registers)
        {
            throw NoRegisters();
        }
        var plan = ImportPlan.From(protocol);
        var store = OutputPlace.FilePath(run.AbsolutePath(Store));
        var report = RegisterImport.ToFile(
            plan,
            run.AbsolutePath(From),
            store,
            new ProgressLines(run),
            run.Cancellation
        );
        ImportWarnings.Write(run, report);
        if (run.WantsJson)
        {
            run.WriteJson(json => Write(json, report, store));
        }
        run.WriteLine(ImportLogFile.Text(report));
        run.WriteLine(
            report.Outcome == ImportOutcome.Unchanged
                ? $"Nothing has changed since the last import: {store} was left as it is."
                : $"Imported into {store}; the log is {ImportLogFile.PathFor(store)}."
        );
        return ExitCode.Done;
    }

    private static InputException NoRegisters() =>
        new(
            new Diagnostic("CLI008", "The data of this protocol are one flat table; there is nothing to import.")
            {
                Path = "data.source",
                Found = "flat",
                Expected = "registers",
                Remedy = "Evaluate the table as it is: netto evaluate <protocol> --out <dir>.",
            }
        );

    private static void Write(Utf8JsonWriter json, ImportReport report, string store)
    {
        json.WriteStartObject();
        json.WriteString("outcome", report.Outcome == ImportOutcome.Unchanged ? "unchanged" : "imported");
        json.WriteString("store", store);
        json.WriteString("content_hash", report.ContentHash);
        json.WriteNumber("people", report.People);
        json.WriteStartArray("tables");
        foreach (var table in report.Tables)
        {
            Write(json, table);
        }
        json.WriteEndArray();
        json.WriteStartArray("not_read");
        foreach (var file in report.NotRead)
        {
            json.WriteStringValue(file);
        }
        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings)
        {
            Write(json, finding);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ImportedTable table)
    {
        json.WriteStartObject();
        json.WriteString("table", table.Table);
        json.WriteString("file", table.File);
        json.WriteString("encoding", table.Encoding);
        json.WriteString("delimiter", table.Delimiter);
        json.WriteString("decimal_mark", table.DecimalMark);
        json.WriteString("dates", table.Dates ?? "yyyy-mm-dd");
        json.WriteNumber("rows_read", table.RowsRead);
        json.WriteNumber("rows_kept", table.RowsKept);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ImportFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("table", finding.Table);
        json.WriteString("rule", finding.Rule);
        json.WriteString("column", finding.Column);
        json.WriteString("action", finding.Action == ImportAction.Repair ? "repair" : "quarantine");
        json.WriteNumber("rows", finding.Rows);
        json.WriteStartArray("examples");
        foreach (var example in finding.Examples)
        {
            json.WriteStartObject();
            json.WriteString("file", example.File);
            json.WriteNumber("row", example.Row);
            if (example.Line is { } line)
            {
                json.WriteNumber("line", line);
            }
            json.WriteString("found", example.Found);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private sealed class ProgressLines(CommandRun run) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            var what = value.Table is null ? "" : $" {value.Table}";
            run.Report($"{value.Done}/{value.Total} {NameOf(value.Stage)}{what}");
        }

        private static string NameOf(ImportStage stage) =>
            stage switch
            {
                ImportStage.Comparing => "comparing with the last import",
                ImportStage.Reading => "reading",
                ImportStage.Checking => "checking",
                ImportStage.Writing => "writing",
                _ => "replacing the store",
            };
    }
}
