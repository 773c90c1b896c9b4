using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Netto.Evaluation.Results;

namespace Netto.Evaluation.Json;

/// <summary>Makes the JSON Schema of <c>results.json</c> from the types, with their descriptions.</summary>
public static class ResultsSchema
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>The schema as text, as it stands in <c>docs/reference/results.schema.json</c>.</summary>
    public static string Text()
    {
        var exporter = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = Describe,
        };
        var schema = (JsonObject)ResultsJson.Options.GetJsonSchemaAsNode(typeof(EvaluationResults), exporter);
        var whole = new JsonObject { ["$schema"] = Dialect, ["title"] = "results.json of netto evaluate" };
        foreach (var (name, node) in schema.ToList())
        {
            schema.Remove(name);
            whole[name] = node;
        }
        return whole.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" }) + "\n";
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        var description = context
            .PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false)
            .OfType<DescriptionAttribute>()
            .FirstOrDefault()
            ?.Description;
        if (description is not null && node is JsonObject schema)
            schema.Insert(0, "description", description);
        return node;
    }
}
