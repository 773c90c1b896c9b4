using System.Text.Json;
using System.Text.Json.Nodes;

namespace Netto.Protocol;

/// <summary>The JSON Schema (2020-12) of a protocol, made from the metadata that the reader uses.</summary>
internal sealed class ProtocolSchema
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly XmlSummaries _summaries;
    private readonly SortedDictionary<string, JsonNode> _definitions = new(StringComparer.Ordinal);

    private ProtocolSchema(XmlSummaries summaries) => _summaries = summaries;

    /// <summary>The schema that was published with this version.</summary>
    public static string ReadPublished()
    {
        using var stream =
            typeof(ProtocolSchema).Assembly.GetManifestResourceStream("Netto.Protocol.protocol.schema.json")
            ?? throw new InvalidOperationException("The published schema is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Makes the schema.</summary>
    public static string Write()
    {
        var schema = new ProtocolSchema(XmlSummaries.Load());
        var root = schema.Record(typeof(ExperimentProtocol));
        root.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        root.Insert(1, "title", "Netto protocol");
        root.Add("allOf", new JsonArray(NeededForRegisters()));
        root.Add(
            "$defs",
            new JsonObject(schema._definitions.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)))
        );
        return root.ToJsonString(Layout) + "\n";
    }

    // What a flat table can do without, registers cannot.
    private static JsonObject NeededForRegisters()
    {
        var needed = DocumentType.Of(typeof(ExperimentProtocol)).Properties.Where(own => own.IsNeededForRegisters);
        var registers = new JsonObject { ["const"] = Naming.Kebab(nameof(DataSource.Registers)) };
        return new JsonObject
        {
            ["if"] = new JsonObject
            {
                ["properties"] = new JsonObject
                {
                    ["data"] = new JsonObject { ["properties"] = new JsonObject { ["source"] = registers } },
                },
            },
            ["then"] = new JsonObject { ["required"] = Names(needed.Select(property => property.Key)) },
        };
    }

    private JsonObject Record(Type type)
    {
        var model = DocumentType.Of(type);
        return model.UnionKey is null ? Fields(model, union: null) : Union(model);
    }

    private JsonObject Union(DocumentType model)
    {
        var cases = new JsonArray();
        foreach (var member in model.Cases)
        {
            var name = $"{model.Type.Name}.{member.Type.Name}";
            Define(name, () => Fields(DocumentType.Of(member.Type), new UnionName(model.UnionKey!, member.Name)));
            cases.Add(Link(name));
        }

        var schema = Describe(new JsonObject { ["type"] = "object" }, _summaries.Of(model.Type));
        schema["required"] = new JsonArray(model.UnionKey!);
        schema["properties"] = new JsonObject
        {
            [model.UnionKey!] = new JsonObject { ["enum"] = Names(model.Cases.Select(member => member.Name)) },
        };
        schema["oneOf"] = cases;
        return schema;
    }

    private JsonObject Fields(DocumentType model, UnionName? union)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        if (union is not null)
        {
            properties[union.Key] = new JsonObject { ["const"] = union.Value };
            required.Add(union.Key);
        }

        foreach (var property in model.Properties.Where(property => !property.IsId))
        {
            properties[property.Key] = Property(property);
            if (property.IsRequired)
            {
                required.Add(property.Key);
            }
        }

        var schema = Describe(new JsonObject { ["type"] = "object" }, _summaries.Of(model.Type));
        schema["properties"] = properties;
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        schema["additionalProperties"] = false;
        return schema;
    }

    private JsonObject Property(DocumentProperty property)
    {
        var schema = Describe(Value(property), _summaries.Of(property.Property));
        if (!property.IsRequired && schema["type"] is JsonValue single)
        {
            // A key with nothing behind it means the default.
            schema["type"] = new JsonArray(single.DeepClone(), "null");
            if (schema["enum"] is JsonArray values)
            {
                values.Add(null);
            }
        }

        return schema;
    }

    private JsonObject Value(DocumentProperty property)
    {
        if (property.ValueType == typeof(DigitMap))
        {
            return Shared("digits", Digits);
        }

        if (property.ValueType == typeof(LocalText))
        {
            return Shared("text", Text);
        }

        if (DocumentType.ItemOf(property.ValueType) is not { } item)
        {
            return Single(property, property.ValueType);
        }

        if (!property.IsKeyed)
        {
            var one = Single(property, item);
            return new JsonObject
            {
                ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "array", ["items"] = one.DeepClone() }, one),
            };
        }

        var model = DocumentType.Of(item);
        var entry = model.Inline is { } inline ? Property(inline) : Shared(item.Name, () => Record(item));
        return new JsonObject { ["type"] = "object", ["additionalProperties"] = entry };
    }

    private JsonObject Single(DocumentProperty property, Type type)
    {
        if (type.IsEnum)
        {
            return Shared(type.Name, () => Enumeration(type));
        }

        if (ScalarKind.Of(type) is not { } kind)
        {
            return Shared(type.Name, () => Record(type));
        }

        var schema = new JsonObject { ["type"] = kind.JsonType.Count == 1 ? kind.JsonType[0] : Names(kind.JsonType) };
        if (ScalarKind.PatternOf(type) is { } pattern)
        {
            schema["pattern"] = pattern;
        }

        if (property.Between is { } bounds && type != typeof(string))
        {
            schema["minimum"] = bounds.Low;
            schema["maximum"] = bounds.High;
        }

        return schema;
    }

    private JsonObject Enumeration(Type type)
    {
        var names = EnumNames.Of(type);
        var meanings = names.Select(pair => $"{pair.Key}: {_summaries.OfMember(type, pair.Value.ToString()!)}");
        return new JsonObject
        {
            ["description"] = $"{_summaries.Of(type)} {string.Join(' ', meanings)}",
            ["type"] = "string",
            ["enum"] = Names(names.Keys),
        };
    }

    private static JsonObject Text() =>
        new()
        {
            ["description"] = "A text in Dutch and English; a plain text serves for both.",
            ["oneOf"] = new JsonArray(
                new JsonObject { ["type"] = new JsonArray("string", "number") },
                new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject
                    {
                        ["nl"] = new JsonObject { ["type"] = "string" },
                        ["en"] = new JsonObject { ["type"] = "string" },
                    },
                    ["required"] = new JsonArray("nl", "en"),
                    ["additionalProperties"] = false,
                }
            ),
        };

    private static JsonObject Digits() =>
        new()
        {
            ["description"] = "Which digits give which arm: even, odd, 7, 0-7 or 1,3,5. Every digit exactly once.",
            ["type"] = "object",
            ["patternProperties"] = new JsonObject
            {
                ["^(even|odd|[0-9](-[0-9])?( *, *[0-9](-[0-9])?)*)$"] = new JsonObject { ["type"] = "string" },
            },
            ["additionalProperties"] = false,
        };

    private JsonObject Shared(string name, Func<JsonObject> make)
    {
        Define(name, make);
        return Link(name);
    }

    private void Define(string name, Func<JsonObject> make)
    {
        if (!_definitions.ContainsKey(name))
        {
            _definitions[name] = new JsonObject(); // stands in while the type is described, should it hold itself
            _definitions[name] = make();
        }
    }

    private static JsonObject Link(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(name => (JsonNode)name)]);

    private static JsonObject Describe(JsonObject schema, string? summary)
    {
        if (summary is not null && !schema.ContainsKey("description"))
        {
            schema.Insert(0, "description", summary);
        }

        return schema;
    }

    private sealed record UnionName(string Key, string Value);
}
