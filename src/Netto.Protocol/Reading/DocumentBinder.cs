using System.Reflection;

namespace Netto.Protocol;

/// <summary>Makes records from YAML nodes by the metadata of their types, and notes where each part stood.</summary>
internal sealed class DocumentBinder(Findings findings)
{
    private readonly List<Reference> _references = [];
    private readonly SourceMap _sources = new();

    /// <summary>The names that were used to refer to other parts.</summary>
    public IReadOnlyList<Reference> References => _references;

    public SourceMap Sources => _sources;

    /// <summary>Makes a record of the given type; null when that was impossible (which is then a finding).</summary>
    public object? Record(Type type, YamlNode node, string path)
    {
        var model = DocumentType.Of(type);
        if (node is not YamlNode.Mapping mapping)
        {
            findings.WrongShape(node, path, "a mapping of keys and values");
            return null;
        }

        if (model.UnionKey is null)
        {
            return Fill(model, mapping, path, unionKey: null);
        }

        return CaseOf(model, mapping, path) is { } found
            ? Fill(DocumentType.Of(found.Type), mapping, path, model.UnionKey)
            : null;
    }

    private UnionCase? CaseOf(DocumentType model, YamlNode.Mapping mapping, string path)
    {
        var key = model.UnionKey!;
        switch (mapping[key])
        {
            case null:
                findings.MissingKey(key, mapping, path);
                return null;
            case YamlNode.Scalar name:
                var found = model.Cases.FirstOrDefault(c => string.Equals(c.Name, name.Text, StringComparison.Ordinal));
                if (found is null)
                {
                    findings.NotAllowed(name, $"{path}.{key}", [.. model.Cases.Select(c => c.Name)]);
                }

                return found;
            case var other:
                findings.WrongShape(
                    other,
                    $"{path}.{key}",
                    "one of " + string.Join(", ", model.Cases.Select(c => c.Name))
                );
                return null;
        }
    }

    private object Fill(DocumentType model, YamlNode.Mapping mapping, string path, string? unionKey)
    {
        var instance = Activator.CreateInstance(model.Type)!;
        _sources.Put(instance, mapping.PlaceAt(path));
        foreach (var entry in mapping.Entries)
        {
            var key = entry.Key.Text;
            if (string.Equals(key, unionKey, StringComparison.Ordinal))
            {
                continue;
            }

            var property = model.Properties.FirstOrDefault(p =>
                !p.IsId && string.Equals(p.Key, key, StringComparison.Ordinal)
            );
            if (property is null)
            {
                findings.UnknownKey(entry.Key, path, unionKey is null ? model.Keys : [unionKey, .. model.Keys]);
                continue;
            }

            Set(instance, property, entry.Value, Join(path, key));
        }

        foreach (
            var missing in model.Properties.Where(p => p is { IsRequired: true, IsId: false } && mapping[p.Key] is null)
        )
        {
            findings.MissingKey(missing.Key, mapping, path);
        }

        return instance;
    }

    private void Set(object instance, DocumentProperty property, YamlNode node, string path)
    {
        _sources.Put(instance, property.Property.Name, node.PlaceAt(path));
        if (node is YamlNode.Scalar { IsNull: true } && !property.IsRequired)
        {
            return;
        }

        if (Value(property, node, path) is { } value)
        {
            property.Property.SetValue(instance, value);
        }
    }

    private object? Value(DocumentProperty property, YamlNode node, string path)
    {
        var type = property.ValueType;
        if (type == typeof(DigitMap))
        {
            return DigitMapReader.Read(node, path, findings, _references);
        }

        if (type == typeof(LocalText))
        {
            return Text(node, path);
        }

        if (DocumentType.ItemOf(type) is { } item)
        {
            return property.IsKeyed ? KeyedList(item, node, path) : List(property, item, node, path);
        }

        return ScalarKind.Of(type) is not null || type.IsEnum
            ? Scalar(property, type, node, path)
            : Record(type, node, path);
    }

    private object? KeyedList(Type item, YamlNode node, string path)
    {
        if (node is not YamlNode.Mapping mapping)
        {
            findings.WrongShape(node, path, "a mapping from names to entries");
            return null;
        }

        var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        foreach (var entry in mapping.Entries)
        {
            if (Entry(item, entry, Join(path, entry.Key.Text)) is { } value)
            {
                list.Add(value);
            }
        }

        return list;
    }

    private object? Entry(Type item, YamlEntry entry, string path)
    {
        var model = DocumentType.Of(item);
        object? instance;
        if (model.Inline is { } inline)
        {
            instance = Activator.CreateInstance(item)!;
            _sources.Put(instance, entry.Key.PlaceAt(path));
            Set(instance, inline, entry.Value, path);
        }
        else
        {
            instance = Record(item, entry.Value, path);
        }

        if (instance is not null && model.Id is { } id)
        {
            _sources.Put(instance, entry.Key.PlaceAt(path));
            _sources.Put(instance, id.Property.Name, entry.Key.PlaceAt(path));
            id.Property.SetValue(instance, entry.Key.Text);
            Refer(id, entry.Key, path);
        }

        return instance;
    }

    private object? List(DocumentProperty property, Type item, YamlNode node, string path)
    {
        // A list of one may be written without brackets.
        IReadOnlyList<YamlNode> nodes = node switch
        {
            YamlNode.Sequence sequence => sequence.Items,
            YamlNode.Scalar { IsNull: false } => [node],
            _ => [],
        };
        if (node is YamlNode.Mapping)
        {
            findings.WrongShape(node, path, "a list");
            return null;
        }

        var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        for (var i = 0; i < nodes.Count; i++)
        {
            var at = nodes.Count == 1 ? path : $"{path}[{i}]";
            var value =
                ScalarKind.Of(item) is not null || item.IsEnum
                    ? Scalar(property, item, nodes[i], at)
                    : Record(item, nodes[i], at);
            if (value is not null)
            {
                list.Add(value);
            }
        }

        return list;
    }

    private object? Scalar(DocumentProperty property, Type type, YamlNode node, string path)
    {
        var kind = ScalarKind.Of(type);
        var names = type.IsEnum ? EnumNames.Of(type) : null;
        var expected = kind?.Expected ?? "one of " + string.Join(", ", names!.Keys);
        if (node is not YamlNode.Scalar { IsNull: false } scalar)
        {
            findings.WrongShape(node, path, expected);
            return null;
        }

        if (names is not null)
        {
            if (names.TryGetValue(scalar.Text, out var member))
            {
                return member;
            }

            findings.NotAllowed(scalar, path, [.. names.Keys]);
            return null;
        }

        var value = kind!.Parse(scalar.Text);
        if (value is null)
        {
            findings.WrongShape(node, path, expected);
            return null;
        }

        Refer(property, scalar, path);
        return InBounds(property.Between, value, scalar, path) ? value : null;
    }

    private bool InBounds(BetweenAttribute? bounds, object value, YamlNode.Scalar node, string path)
    {
        if (bounds is null || value is not (int or double))
        {
            return true;
        }

        var number = Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
        if (number >= bounds.Low && number <= bounds.High)
        {
            return true;
        }

        findings.Add(
            "PRT006",
            $"'{path}' is out of bounds.",
            node.PlaceAt(path),
            finding => finding with { Found = node.Text, Expected = $"a number from {bounds.Low} to {bounds.High}" }
        );
        return false;
    }

    private LocalText? Text(YamlNode node, string path)
    {
        switch (node)
        {
            case YamlNode.Scalar { IsNull: false } plain:
                return new LocalText(plain.Text, plain.Text);
            case YamlNode.Mapping mapping:
                foreach (var entry in mapping.Entries.Where(entry => entry.Key.Text is not ("nl" or "en")))
                {
                    findings.UnknownKey(entry.Key, path, ["nl", "en"]);
                }

                var nl = Part(mapping, "nl", path);
                var en = Part(mapping, "en", path);
                return nl is null || en is null ? null : new LocalText(nl, en);
            default:
                findings.WrongShape(node, path, "a text, or a mapping with nl and en");
                return null;
        }
    }

    private string? Part(YamlNode.Mapping mapping, string key, string path)
    {
        switch (mapping[key])
        {
            case YamlNode.Scalar { IsNull: false } text:
                return text.Text;
            case null:
                findings.MissingKey(key, mapping, path);
                return null;
            case var other:
                findings.WrongShape(other, Join(path, key), "a text");
                return null;
        }
    }

    private void Refer(DocumentProperty property, YamlNode.Scalar node, string path)
    {
        if (property.RefersTo.Count > 0)
        {
            _references.Add(new Reference(property.RefersTo, node.Text, node.PlaceAt(path)));
        }
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}

/// <summary>A name that refers to an entry of another part.</summary>
internal sealed record Reference(IReadOnlyList<Part> Parts, string Name, Place Place);

/// <summary>Names of the members of an enumeration in the YAML.</summary>
internal static class EnumNames
{
    public static IReadOnlyDictionary<string, object> Of(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToDictionary(field => Naming.Kebab(field.Name), field => field.GetValue(null)!, StringComparer.Ordinal);
}
