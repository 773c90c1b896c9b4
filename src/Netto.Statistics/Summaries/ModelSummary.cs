using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Netto.Statistics.Summaries;

/// <summary>What every result has in common, as plain data: to print, to compare and to store, whatever the estimator.</summary>
/// <remarks>
/// <see cref="ToString"/> is for people, <see cref="ToJson"/> for programs (the names of <c>netto estimate --json</c>, 17 digits).
/// Two summaries are equal when every number and text in them is.
/// </remarks>
public sealed record ModelSummary
{
    /// <summary>Name of the method, as in <c>netto estimate</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Rows used (with frequency weights: their sum).</summary>
    public required double N { get; init; }

    /// <summary>The kind of standard errors.</summary>
    public required string StandardErrors { get; init; }

    /// <summary>The coefficients.</summary>
    public required IReadOnlyList<Coefficient> Coefficients { get; init; }

    /// <summary>What else the estimator reports, in its own order.</summary>
    public required IReadOnlyList<FitMeasure> Measures { get; init; }

    /// <summary>Rows left out, with reasons.</summary>
    public required IReadOnlyList<DroppedRows> DroppedRows { get; init; }

    /// <summary>Columns left out, with reasons.</summary>
    public required IReadOnlyList<DroppedColumn> DroppedColumns { get; init; }

    /// <summary>What the reader must know.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <summary>The summary of a result.</summary>
    /// <param name="fit">Result of any estimator.</param>
    public static ModelSummary Of(IFittedModel fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return new ModelSummary
        {
            Method = fit.Method,
            N = fit.N,
            StandardErrors = fit.StandardErrors,
            Coefficients = [.. fit.Coefficients],
            Measures = fit.Measures,
            DroppedRows = fit.DroppedRows,
            DroppedColumns = fit.DroppedColumns,
            Warnings = fit.Warnings,
        };
    }

    /// <inheritdoc />
    public bool Equals(ModelSummary? other) =>
        other is not null
        && string.Equals(Method, other.Method, StringComparison.Ordinal)
        && N.Equals(other.N)
        && string.Equals(StandardErrors, other.StandardErrors, StringComparison.Ordinal)
        && Coefficients.SequenceEqual(other.Coefficients)
        && Measures.SequenceEqual(other.Measures)
        && DroppedRows.SequenceEqual(other.DroppedRows)
        && DroppedColumns.SequenceEqual(other.DroppedColumns)
        && Warnings.SequenceEqual(other.Warnings);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Method, N, StandardErrors, Coefficients.Count);

    /// <summary>The table as a statistician reads it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Method}, n = {N:G6}, standard errors {StandardErrors}");
        foreach (var line in DroppedRows.Select(d => $"{d.Count} rows left out: {d.Reason}"))
        {
            text.AppendLine(line);
        }
        text.AppendLine();
        text.AppendJoin('\n', CoefficientLines.Of(Coefficients)).AppendLine();
        if (Measures.Count > 0)
        {
            var measures = Measures.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Name} {m.Value:G6}"));
            text.AppendLine().AppendJoin(",\n", measures.Chunk(3).Select(some => string.Join(", ", some))).AppendLine();
        }
        foreach (var warning in Warnings)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{warning.Code}: {warning.Text}");
        }
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The summary as one JSON document; what is not finite is null.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            SummaryJson.Write(writer, this);
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
