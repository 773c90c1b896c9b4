using System.Text;

namespace Netto.DuckDb.Columns;

/// <summary>Registers repeat few words many times: each is made a string once, as far as it stays in its slot.</summary>
internal sealed class TextCache
{
    private const int Slots = 4096;

    private readonly byte[]?[] keys = new byte[Slots][];
    private readonly string[] texts = new string[Slots];

    internal string Get(ReadOnlySpan<byte> utf8)
    {
        var slot = Slot(utf8);
        if (keys[slot] is { } key && utf8.SequenceEqual(key))
        {
            return texts[slot];
        }
        keys[slot] = utf8.ToArray();
        return texts[slot] = Encoding.UTF8.GetString(utf8);
    }

    private static int Slot(ReadOnlySpan<byte> utf8)
    {
        // FNV-1a: short texts, no need for more.
        var hash = 2166136261u;
        foreach (var part in utf8)
        {
            hash = (hash ^ part) * 16777619u;
        }
        return (int)((hash ^ (hash >> 16)) % Slots);
    }
}
