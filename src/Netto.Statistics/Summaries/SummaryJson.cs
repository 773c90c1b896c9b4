using System.Text.Json;

namespace Netto.Statistics.Summaries;

/// <summary>The one way in which coefficients and summaries are written as JSON: names in snake case, 17 digits, null for what is not finite.</summary>
public static class SummaryJson
{
    /// <summary>Writes a summary as an object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="summary">The summary.</param>
    public static void Write(Utf8JsonWriter writer, ModelSummary summary)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(summary);
        writer.WriteStartObject();
        writer.WriteString("method", summary.Method);
        Write(writer, "n", summary.N);
        writer.WriteNumber("dropped", summary.DroppedRows.Sum(d => d.Count));
        WriteObjects(writer, "dropped_rows", summary.DroppedRows, (d, w) => Dropped(w, d));
        WriteObjects(writer, "dropped_columns", summary.DroppedColumns, (d, w) => Dropped(w, d));
        writer.WriteString("se", summary.StandardErrors);
        writer.WritePropertyName("coefficients");
        Write(writer, summary.Coefficients);
        foreach (var measure in summary.Measures)
        {
            Write(writer, measure.Name, measure.Value);
        }
        WriteObjects(writer, "warnings", summary.Warnings, (warning, w) => Warned(w, warning));
        writer.WriteEndObject();
    }

    /// <summary>Writes coefficients as an array.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="coefficients">The coefficients.</param>
    public static void Write(Utf8JsonWriter writer, IEnumerable<Coefficient> coefficients)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(coefficients);
        writer.WriteStartArray();
        foreach (var coefficient in coefficients)
        {
            Write(writer, coefficient);
        }
        writer.WriteEndArray();
    }

    /// <summary>Writes a coefficient as an object; degrees of freedom only where they are finite.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="coefficient">The coefficient.</param>
    public static void Write(Utf8JsonWriter writer, Coefficient coefficient)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(coefficient);
        writer.WriteStartObject();
        writer.WriteString("name", coefficient.Term);
        Write(writer, "estimate", coefficient.Estimate);
        Write(writer, "std_error", coefficient.StandardError);
        Write(writer, "statistic", coefficient.Statistic);
        if (double.IsFinite(coefficient.DegreesOfFreedom))
        {
            writer.WriteNumber("df", coefficient.DegreesOfFreedom);
        }
        Write(writer, "p_value", coefficient.PValue);
        Write(writer, "ci_low", coefficient.Low);
        Write(writer, "ci_high", coefficient.High);
        writer.WriteEndObject();
    }

    /// <summary>Writes a member: a number, or null where there is none or it is not finite.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">Name of the member.</param>
    /// <param name="value">The number.</param>
    public static void Write(Utf8JsonWriter writer, string name, double? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is { } number && double.IsFinite(number))
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void WriteObjects<T>(
        Utf8JsonWriter writer,
        string name,
        IReadOnlyList<T> items,
        Action<T, Utf8JsonWriter> members
    )
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            members(item, writer);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void Dropped(Utf8JsonWriter writer, DroppedRows rows)
    {
        writer.WriteString("reason", rows.Reason);
        writer.WriteNumber("n", rows.Count);
    }

    private static void Dropped(Utf8JsonWriter writer, DroppedColumn column)
    {
        writer.WriteString("name", column.Label);
        writer.WriteString("reason", column.Reason);
    }

    private static void Warned(Utf8JsonWriter writer, Warning warning)
    {
        writer.WriteString("code", warning.Code);
        writer.WriteString("text", warning.Text);
    }
}
