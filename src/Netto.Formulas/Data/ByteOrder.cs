using System.Text;

namespace Netto.Formulas.Data;

/// <summary>The order of R in the C locale: by the bytes of UTF-8.</summary>
public static class ByteOrder
{
    /// <summary>Compares texts by their UTF-8 bytes.</summary>
    public static IComparer<string> Comparer { get; } =
        Comparer<string>.Create(
            static (a, b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b))
        );
}
