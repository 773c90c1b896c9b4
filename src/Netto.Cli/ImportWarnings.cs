using Netto.Evaluation.Registers;
using Netto.Protocol;
using Netto.Registers.Store;

namespace Netto.Cli;

/// <summary>Tells on standard error which rows of the registers count nowhere.</summary>
internal static class ImportWarnings
{
    private const string Code = "REG019";

    public static void Write(CommandRun run, ImportReport report)
    {
        if (report.NotRead.Count > 0)
        {
            var unread = new Diagnostic("REG020", "Files that look like tables were not read.")
            {
                Severity = Severity.Warning,
                Found = string.Join(", ", report.NotRead),
                Expected = "the name of a register table, ending in .csv or .parquet",
                Remedy = "Give the file the name of its table, or put it elsewhere.",
            };
            run.Environment.Error.WriteLine($"netto: {unread}");
        }
        foreach (var note in ImportNotes.Of(report).Where(note => note.Fate == ImportFate.SetApart))
        {
            var places = note.Places.En.Length > 0 ? $" ({note.Places.En})" : "";
            var warning = new Diagnostic(Code, $"Rows of the registers count nowhere: {note.Text.En}{places}.")
            {
                Severity = Severity.Warning,
                Remedy = "Mend them at their source, or let `import` of the protocol stop at such rows.",
            };
            run.Environment.Error.WriteLine($"netto: {warning}");
        }
    }
}
