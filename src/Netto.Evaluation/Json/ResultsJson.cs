using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Netto.Evaluation.Results;

namespace Netto.Evaluation.Json;

/// <summary>
/// Writes and reads <c>results.json</c> and <c>provenance.json</c>. Names in snake_case, properties in the order of
/// the types, numbers with the shortest digits that read back the same, line ends as LF: the same results give the
/// same bytes. A number that is not finite is refused, never written.
/// </summary>
public static class ResultsJson
{
    internal static readonly JsonSerializerOptions Options = Make();

    /// <summary>Writes a document to a stream as UTF-8 without byte-order mark.</summary>
    /// <exception cref="InvalidOperationException">A number is NaN or infinite.</exception>
    public static void Write(EvaluationResults results, Stream stream) => WriteAny(results, stream);

    /// <summary>Writes a provenance record.</summary>
    public static void Write(Provenance provenance, Stream stream) => WriteAny(provenance, stream);

    /// <summary>The document as bytes.</summary>
    public static byte[] ToBytes(EvaluationResults results)
    {
        using var stream = new MemoryStream();
        Write(results, stream);
        return stream.ToArray();
    }

    /// <summary>Reads a document back.</summary>
    /// <exception cref="JsonException">The text is not such a document.</exception>
    public static EvaluationResults Read(Stream stream) =>
        JsonSerializer.Deserialize<EvaluationResults>(stream, Options)
        ?? throw new JsonException("The document is the word null.");

    private static void WriteAny<T>(T value, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            JsonSerializer.Serialize(stream, value, Options);
        }
        catch (ArgumentException refused)
        {
            throw new InvalidOperationException("A number in the results is not finite.", refused);
        }
        stream.Write(Encoding.UTF8.GetBytes("\n"));
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            WriteIndented = true,
            NewLine = "\n",
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        options.MakeReadOnly();
        return options;
    }
}
