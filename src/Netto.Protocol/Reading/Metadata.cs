namespace Netto.Protocol;

/// <summary>The base type is a closed union; the named key in the YAML says which case is meant.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class UnionAttribute(string key) : Attribute
{
    public string Key { get; } = key;
}

/// <summary>The list is written as a mapping from an id to its entry.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class KeyedAttribute : Attribute;

/// <summary>This property is the key of the mapping entry, not a key inside it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdAttribute : Attribute;

/// <summary>The entry of a keyed list is written as the value of this one property.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class InlineAttribute : Attribute;

/// <summary>The text names an entry of another part of the protocol.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RefersToAttribute(params Part[] parts) : Attribute
{
    public Part[] Parts { get; } = parts;
}

/// <summary>A protocol on registers must have the part; one on a flat table may leave it out.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NeededForRegistersAttribute : Attribute;

/// <summary>The letter of a column in tables; where it is left out the reader gives the first free one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LetterAttribute : Attribute;

/// <summary>The bounds of a number, both included.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BetweenAttribute(double low, double high) : Attribute
{
    public double Low { get; } = low;

    public double High { get; } = high;
}

/// <summary>The parts of a protocol whose entries are referred to by id.</summary>
internal enum Part
{
    Arms,
    Covariates,
    Subgroups,
    Outcomes,
    Comparisons,
    Statuses,
    Conversations,
    Trajectories,
    Instruments,
    Offices,
}
