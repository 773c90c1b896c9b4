using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Netto.Protocol;

/// <summary>
/// The one way to write a protocol's content: JSON with keys in alphabetical order and every default written out. Comments,
/// layout, key order and quoting in the YAML make no difference; the order of arms, outcomes and other named entries does,
/// because tables follow it.
/// </summary>
public static class CanonicalProtocol
{
    /// <summary>The canonical JSON in UTF-8, without line breaks.</summary>
    public static byte[] Write(ExperimentProtocol protocol)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = false }))
        {
            Record(writer, protocol);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>SHA-256 of the canonical JSON as 64 lower-case hexadecimal digits.</summary>
    public static string HashOf(ExperimentProtocol protocol) =>
        Convert.ToHexStringLower(SHA256.HashData(Write(protocol)));

    /// <summary>The canonical JSON as text, for people who want to see what is hashed.</summary>
    public static string Text(ExperimentProtocol protocol) => Encoding.UTF8.GetString(Write(protocol));

    private static void Record(Utf8JsonWriter writer, object record)
    {
        var type = record.GetType();
        var model = DocumentType.Of(type);
        var members = model
            .Properties.Select(property => (property.Key, Write: Member(writer, property, record)))
            .ToList();
        if (UnionOf(type) is { } union)
        {
            members.Add((union.Key, () => writer.WriteStringValue(union.Name)));
        }

        writer.WriteStartObject();
        foreach (var (key, write) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            if (write is not null)
            {
                writer.WritePropertyName(key);
                write();
            }
        }

        writer.WriteEndObject();
    }

    private static Action? Member(Utf8JsonWriter writer, DocumentProperty property, object record) =>
        property.Property.GetValue(record) is { } value ? () => Value(writer, value) : null;

    private static (string Key, string Name)? UnionOf(Type type) =>
        type.BaseType is { } parent && parent != typeof(object) && DocumentType.Of(parent).UnionKey is { } key
            ? (key, Naming.Kebab(type.Name))
            : null;

    private static void Value(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case int or double:
                writer.WriteRawValue(ScalarKind.Of(value.GetType())!.Write(value));
                break;
            case Enum member:
                writer.WriteStringValue(Naming.Kebab(member.ToString()));
                break;
            case DigitMap map:
                Digits(writer, map);
                break;
            case LocalText text:
                writer.WriteStartObject();
                writer.WriteString("en", text.En);
                writer.WriteString("nl", text.Nl);
                writer.WriteEndObject();
                break;
            case System.Collections.IEnumerable list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Value(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                ScalarOrRecord(writer, value);
                break;
        }
    }

    private static void ScalarOrRecord(Utf8JsonWriter writer, object value)
    {
        var kind = ScalarKind.Of(value.GetType()) ?? (value is Horizon ? ScalarKind.Of(typeof(Horizon)) : null);
        if (kind is null)
        {
            Record(writer, value);
        }
        else
        {
            writer.WriteStringValue(kind.Write(value));
        }
    }

    // However the sets were written: the arm of each digit.
    private static void Digits(Utf8JsonWriter writer, DigitMap map)
    {
        writer.WriteStartArray();
        for (var digit = 0; digit <= 9; digit++)
        {
            writer.WriteStringValue(map.ArmOf(digit));
        }

        writer.WriteEndArray();
    }
}
