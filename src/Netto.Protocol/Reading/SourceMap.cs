using System.Runtime.CompilerServices;

namespace Netto.Protocol;

/// <summary>Where each record and each of its properties stood in the text.</summary>
internal sealed class SourceMap
{
    private readonly Dictionary<Key, Place> _places = [];

    public void Put(object record, Place place) => _places[new Key(record, "")] = place;

    public void Put(object record, string property, Place place) => _places[new Key(record, property)] = place;

    /// <summary>The place of a property, or of its record when it was not written.</summary>
    public Place Of(object record, string property) =>
        _places.TryGetValue(new Key(record, property), out var place) ? place : Of(record);

    public Place Of(object record) =>
        _places.TryGetValue(new Key(record, ""), out var place) ? place : new Place(1, 1, "");

    private readonly record struct Key(object Record, string Property)
    {
        public bool Equals(Key other) =>
            ReferenceEquals(Record, other.Record) && string.Equals(Property, other.Property, StringComparison.Ordinal);

        public override int GetHashCode() =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(Record), StringComparer.Ordinal.GetHashCode(Property));
    }
}
