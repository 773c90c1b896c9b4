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
