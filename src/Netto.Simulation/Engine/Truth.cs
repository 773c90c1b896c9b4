using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Netto.Simulation.Engine;

/// <summary>One true effect, named as in <c>results.json</c>.</summary>
/// <param name="Outcome">Outcome of the protocol.</param>
/// <param name="Comparison">Comparison of the protocol, such as <c>treatment-control</c>.</param>
/// <param name="Method"><c>itt</c>, <c>late</c>, <c>did</c>, <c>did-iv</c>, …</param>
/// <param name="Subgroup">Subgroup, or null for everybody.</param>
/// <param name="Value">Difference of mean potential outcomes: a fraction, or the unit of the outcome.</param>
public sealed record TrueEffect(string Outcome, string Comparison, string Method, string? Subgroup, double Value);

/// <summary>The true effects of a simulated experiment: what <c>truth.json</c> holds.</summary>
/// <param name="Seed">Seed of the simulation.</param>
/// <param name="People">People in the experiment.</param>
/// <param name="Effects">All effects, in the order of the protocol.</param>
public sealed record Truth(long Seed, int People, IReadOnlyList<TrueEffect> Effects)
{
    /// <summary>Name of the file beside the registers.</summary>
    public const string FileName = "truth.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.Strict,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document as text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";
}
