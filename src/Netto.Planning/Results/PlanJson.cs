using System.Text.Encodings.Web;
using System.Text.Json;

namespace Netto.Planning.Results;

/// <summary>The plan as JSON, names as in results.json; what cannot be computed is null.</summary>
public static class PlanJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document.</summary>
    public static string ToText(PlanResult plan) => JsonSerializer.Serialize(plan, Options) + "\n";
}
