using System.Globalization;
using System.Text;
using Netto.Protocol;
using Netto.Registers.Rules;
using Netto.Registers.Store;

namespace Netto.Registers.Import;

/// <summary>The log as people read it, beside the store.</summary>
public static class ImportLogFile
{
    /// <summary>The file of the log of a store.</summary>
    public static string PathFor(string storePath) => storePath + ".import.log";

    /// <summary>The log as text.</summary>
    public static string Text(ImportReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{report.People} {(report.People == 1 ? "person" : "people")}, content {report.ContentHash}\n\nFiles\n"
        );
        foreach (var table in report.Tables)
        {
            var form = table.Delimiter is null
                ? table.Encoding
                : $"{table.Encoding}, {table.Delimiter}, decimal {table.DecimalMark}";
            form += table.Dates is null ? "" : $", dates {table.Dates}";
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {table.File}: {form}: {Rows(table.RowsRead)}, {table.RowsKept} kept\n"
            );
        }
        foreach (var file in report.NotRead)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {file}: not read, no register table has this name\n");
        }
        if (report is { DataUntil: { } until, LastDate: { } last })
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\nData until {until:uuuu-MM-dd}; the last date in the registers is {last:uuuu-MM-dd}.\n"
            );
        }
        text.Append(report.Findings.Count == 0 ? "\nNo rule was broken.\n" : "\nRules that were broken\n");
        foreach (var finding in report.Findings)
        {
            Append(text, finding);
        }
        return text.ToString();
    }

    internal static void Write(string storePath, ImportReport report)
    {
        var path = PathFor(storePath);
        File.WriteAllText(path + ".new", Text(report));
        File.Move(path + ".new", path, overwrite: true);
    }

    private static string Rows(long count) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "row" : "rows")}");

    private static void Append(StringBuilder text, ImportFinding finding)
    {
        var done = finding.Action == ImportAction.Repair ? "mended" : "set apart";
        text.Append(
            CultureInfo.InvariantCulture,
            $"  {finding.Table}.{finding.Column}: {finding.Rule}: {Rows(finding.Rows)} {done}\n"
        );
        foreach (var example in finding.Examples)
        {
            var place = example.Line is { } line ? $"line {line}" : $"row {example.Row}";
            var found = example.Found is { } value ? $": {value}" : "";
            text.Append(CultureInfo.InvariantCulture, $"    {example.File}, {place}{found}\n");
        }
    }
}
