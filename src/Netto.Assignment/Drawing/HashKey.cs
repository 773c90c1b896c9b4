using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Netto.Assignment;

/// <summary>The secret key of the keyed draws, at least 16 bytes. Who has it can repeat every draw; who has not, cannot guess one.</summary>
public sealed class HashKey
{
    private readonly byte[] _key;

    private HashKey(byte[] key) => _key = key;

    /// <summary>Reads the key from hexadecimal digits; white space around them is ignored.</summary>
    /// <exception cref="FormatException">Not hexadecimal, or fewer than 32 digits.</exception>
    public static HashKey FromHex(string hex)
    {
        byte[] key;
        try
        {
            key = Convert.FromHexString(hex.Trim());
        }
        catch (FormatException error)
        {
            throw new FormatException("The key is not written in hexadecimal digits.", error);
        }

        return key.Length >= 16
            ? new HashKey(key)
            : throw new FormatException($"The key has {key.Length} bytes; it needs 16 at least.");
    }

    /// <summary>HMAC-SHA-256 of the parts, joined by line feeds, in UTF-8.</summary>
    public byte[] Hash(params ReadOnlySpan<string> parts) =>
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(string.Join('\n', parts)));

    /// <summary>The hash as a number in [0, 1): its first 53 bits over 2^53.</summary>
    public double Fraction(params ReadOnlySpan<string> parts) =>
        (BinaryPrimitives.ReadUInt64BigEndian(Hash(parts)) >> 11) / 9007199254740992.0;

    /// <summary>The hash as a number to order by: its first 64 bits.</summary>
    public ulong Order(params ReadOnlySpan<string> parts) => BinaryPrimitives.ReadUInt64BigEndian(Hash(parts));
}
