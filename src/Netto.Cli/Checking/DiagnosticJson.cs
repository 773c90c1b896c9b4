using System.Text.Json;
using Netto.Protocol;

namespace Netto.Cli.Checking;

/// <summary>Findings as JSON.</summary>
internal static class DiagnosticJson
{
    public static void Write(Utf8JsonWriter writer, IEnumerable<Diagnostic> findings)
    {
        writer.WriteStartArray("diagnostics");
        foreach (var finding in findings)
        {
            writer.WriteStartObject();
            writer.WriteString("code", finding.Code);
            writer.WriteString("severity", finding.Severity == Severity.Error ? "error" : "warning");
            Text(writer, "file", finding.File);
            Number(writer, "line", finding.Line);
            Number(writer, "column", finding.Column);
            Text(writer, "path", finding.Path);
            writer.WriteString("message", finding.Message);
            Text(writer, "found", finding.Found);
            Text(writer, "expected", finding.Expected);
            Text(writer, "nearest", finding.Nearest);
            Text(writer, "remedy", finding.Remedy);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Number(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }
}
