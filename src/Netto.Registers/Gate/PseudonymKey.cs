using System.Security.Cryptography;
using System.Text;

namespace Netto.Registers.Gate;

/// <summary>The secret key behind the pseudonyms: 256 random bits in a file of its own beside the store, for its owner only.</summary>
public sealed class PseudonymKey
{
    private const string Heading = "netto-key-1 ";
    private const int Bytes = 32;

    // 32 signs that are not taken for each other.
    private const string Signs = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int SignsInPseudonym = 12;

    private readonly byte[] secret;

    private PseudonymKey(byte[] secret) => this.secret = secret;

    /// <summary>A key that is forgotten with the process, for temporary stores.</summary>
    public static PseudonymKey Temporary() => new(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>A key of given bytes.</summary>
    /// <param name="secret">32 bytes.</param>
    public static PseudonymKey Of(byte[] secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentOutOfRangeException.ThrowIfNotEqual(secret.Length, Bytes);
        return new PseudonymKey([.. secret]);
    }

    /// <summary>The file of the key of a store.</summary>
    public static string PathFor(string storePath) => storePath + ".key";

    /// <summary>
    /// The pseudonym of a citizen number: the first 60 bits of its HMAC-SHA-256, in 12 signs. So short that DuckDB
    /// keeps it in place; the import checks that no two numbers share one.
    /// </summary>
    public string PseudonymOf(string citizenNumber)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> text = stackalloc byte[Encoding.UTF8.GetMaxByteCount(Math.Min(citizenNumber.Length, 64))];
        var known = citizenNumber.Length <= 64 ? citizenNumber : citizenNumber[..64];
        var length = Encoding.UTF8.GetBytes(known, text);
        HMACSHA256.HashData(secret, text[..length], hash);
        var bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash) >> 4;
        Span<char> signs = stackalloc char[SignsInPseudonym];
        for (var place = SignsInPseudonym - 1; place >= 0; place--)
        {
            signs[place] = Signs[(int)(bits & 31)];
            bits >>= 5;
        }
        return new string(signs);
    }

    /// <summary>A text that tells keys apart and gives nothing away.</summary>
    internal string Fingerprint()
    {
        var hash = HMACSHA256.HashData(secret, "fingerprint of the key"u8);
        return Convert.ToHexStringLower(hash.AsSpan(0, 8));
    }

    /// <summary>The key as it stands in its file.</summary>
    internal string ToText() => Heading + Convert.ToHexStringLower(secret) + "\n";

    /// <summary>Reads the text of a key file.</summary>
    /// <returns>Null when it is no key.</returns>
    internal static PseudonymKey? FromText(string text)
    {
        var line = text.Trim();
        var hex = line.StartsWith(Heading, StringComparison.Ordinal) ? line[Heading.Length..] : "";
        return hex.Length == Bytes * 2 && hex.All(char.IsAsciiHexDigit)
            ? new PseudonymKey(Convert.FromHexString(hex))
            : null;
    }
}
