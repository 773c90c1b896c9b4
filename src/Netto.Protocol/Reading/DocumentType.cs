using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Netto.Protocol;

/// <summary>What the reader, the JSON Schema and the canonical form all know about a record of the protocol.</summary>
internal sealed class DocumentType
{
    private static readonly ConcurrentDictionary<Type, DocumentType> Known = new();
    private static readonly NullabilityInfoContext Nullability = new();
    private static readonly Lock NullabilityLock = new();

    private DocumentType(Type type)
    {
        Type = type;
        UnionKey = type.GetCustomAttribute<UnionAttribute>(inherit: false)?.Key;
        Cases = UnionKey is null
            ? []
            :
            [
                .. type.GetNestedTypes()
                    .Where(nested => nested.IsSubclassOf(type))
                    .Select(nested => new UnionCase(Naming.Kebab(nested.Name), nested)),
            ];
        Properties =
        [
            .. Hierarchy(type)
                .SelectMany(level =>
                    level.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                )
                .Where(property => property.SetMethod is not null)
                .Select(Describe),
        ];
        Id = Properties.FirstOrDefault(property => property.IsId);
        Inline = Properties.FirstOrDefault(property => property.IsInline);
        Keys = [.. Properties.Where(property => !property.IsId).Select(property => property.Key)];
    }

    public Type Type { get; }

    /// <summary>The key that says which case of a closed union is meant; null when the type is no union.</summary>
    public string? UnionKey { get; }

    public IReadOnlyList<UnionCase> Cases { get; }

    public IReadOnlyList<DocumentProperty> Properties { get; }

    public DocumentProperty? Id { get; }

    public DocumentProperty? Inline { get; }

    /// <summary>The keys that may stand in the mapping.</summary>
    public IReadOnlyList<string> Keys { get; }

    public static DocumentType Of(Type type) => Known.GetOrAdd(type, static key => new DocumentType(key));

    /// <summary>Whether a CLR type is read as a mapping with the keys of a record.</summary>
    public static bool IsRecord(Type type) => type is { IsClass: true, Namespace: "Netto.Protocol" };

    /// <summary>The item type of a list; null when the type is no list.</summary>
    public static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? type.GetGenericArguments()[0]
            : null;

    // Properties of a base record come first: id, label and the like before what the case adds.
    private static Stack<Type> Hierarchy(Type type)
    {
        var levels = new Stack<Type>();
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            levels.Push(level);
        }

        return levels;
    }

    private static DocumentProperty Describe(PropertyInfo property)
    {
        bool nullable;
        lock (NullabilityLock)
        {
            nullable = Nullability.Create(property).WriteState == NullabilityState.Nullable;
        }

        return new DocumentProperty(property)
        {
            Key = Naming.Snake(property.Name),
            ValueType = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType,
            IsRequired = property.IsDefined(typeof(RequiredMemberAttribute)),
            IsNullable = nullable,
            IsId = property.IsDefined(typeof(IdAttribute)),
            IsInline = property.IsDefined(typeof(InlineAttribute)),
            IsKeyed = property.IsDefined(typeof(KeyedAttribute)),
            IsNeededForRegisters = property.IsDefined(typeof(NeededForRegistersAttribute)),
            RefersTo = property.GetCustomAttribute<RefersToAttribute>()?.Parts ?? [],
            Between = property.GetCustomAttribute<BetweenAttribute>(),
        };
    }
}

/// <summary>A case of a closed union and its name in the YAML.</summary>
internal sealed record UnionCase(string Name, Type Type);

/// <summary>A property of a record of the protocol.</summary>
internal sealed record DocumentProperty(PropertyInfo Property)
{
    public required string Key { get; init; }

    public required Type ValueType { get; init; }

    public required bool IsRequired { get; init; }

    public required bool IsNullable { get; init; }

    public required bool IsId { get; init; }

    public required bool IsInline { get; init; }

    public required bool IsKeyed { get; init; }

    /// <summary>Whether a protocol on registers must have it.</summary>
    public required bool IsNeededForRegisters { get; init; }

    public required IReadOnlyList<Part> RefersTo { get; init; }

    public required BetweenAttribute? Between { get; init; }
}
