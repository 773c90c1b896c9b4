using System.Text.Json.Nodes;

namespace Netto.Protocol.Tests.Spec;

[Trait("Kind", "Spec")]
public sealed class SchemaTests
{
    private static readonly string Published = Repository.PathOf("docs", "reference", "protocol.schema.json");

    [Fact]
    public void The_published_schema_is_the_one_that_the_types_make()
    {
        var made = ProtocolSchema.Write();
        if (Environment.GetEnvironmentVariable("NETTO_UPDATE") == "1")
        {
            File.WriteAllText(Published, made);
        }

        File.ReadAllText(Published).ReplaceLineEndings("\n").ShouldBe(made, "run the tests with NETTO_UPDATE=1");
    }

    [Fact]
    public void Every_definition_that_is_referred_to_exists_and_every_one_has_a_description()
    {
        var schema = JsonNode.Parse(ProtocolSchema.Write())!.AsObject();
        var definitions = schema["$defs"]!.AsObject();

        foreach (var reference in References(schema))
        {
            definitions.ContainsKey(reference["#/$defs/".Length..]).ShouldBeTrue(reference);
        }

        foreach (var (name, definition) in definitions)
        {
            definition!["description"]?.GetValue<string>().ShouldNotBeNullOrWhiteSpace(name);
        }
    }

    [Fact]
    public void Every_key_that_the_templates_use_is_in_the_schema()
    {
        var keys = Keys(JsonNode.Parse(ProtocolSchema.Write())!).ToHashSet(StringComparer.Ordinal);

        keys.ShouldContain("horizon");
        keys.ShouldContain("full_time_hours_per_year");
        keys.ShouldContain("kind");
    }

    private static IEnumerable<string> References(JsonNode? node) =>
        node switch
        {
            JsonObject map => map.SelectMany(pair =>
                string.Equals(pair.Key, "$ref", StringComparison.Ordinal)
                    ? [pair.Value!.GetValue<string>()]
                    : References(pair.Value)
            ),
            JsonArray list => list.SelectMany(References),
            _ => [],
        };

    private static IEnumerable<string> Keys(JsonNode? node) =>
        node switch
        {
            JsonObject map => map.SelectMany(pair => Keys(pair.Value).Append(pair.Key)),
            JsonArray list => list.SelectMany(Keys),
            _ => [],
        };
}
