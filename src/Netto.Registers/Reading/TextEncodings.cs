using System.Text;
using System.Text.Unicode;

namespace Netto.Registers.Reading;

/// <summary>In what encoding a text file is written.</summary>
public enum FoundEncoding
{
    /// <summary>UTF-8 without a mark.</summary>
    Utf8,

    /// <summary>UTF-8 with a byte order mark.</summary>
    Utf8WithMark,

    /// <summary>UTF-16, low byte first.</summary>
    Utf16LittleEndian,

    /// <summary>UTF-16, high byte first.</summary>
    Utf16BigEndian,

    /// <summary>Latin-1 (ISO 8859-1).</summary>
    Latin1,

    /// <summary>Windows-1252: Latin-1 with the euro sign and curly quotes.</summary>
    Windows1252,
}

/// <summary>Finds the encoding of a text file, and makes it UTF-8 where it is not.</summary>
internal static class TextEncodings
{
    /// <summary>Block of the UTF-8 check: large enough to be fast, small enough for a span.</summary>
    private const int Block = 1 << 24;

    internal static FoundEncoding Detect(string path, MappedFile file)
    {
        var start = file.Slice(0, (int)Math.Min(file.Length, 4096));
        return start switch
        {
            [0xEF, 0xBB, 0xBF, ..] => FoundEncoding.Utf8WithMark,
            [0xFF, 0xFE, ..] => FoundEncoding.Utf16LittleEndian,
            [0xFE, 0xFF, ..] => FoundEncoding.Utf16BigEndian,
            [not 0, 0, not 0, 0, ..] => FoundEncoding.Utf16LittleEndian,
            [0, not 0, 0, not 0, ..] => FoundEncoding.Utf16BigEndian,
            _ => DetectWithoutMark(path, file),
        };
    }

    /// <summary>Writes the text as UTF-8 into another file.</summary>
    internal static void Transcode(string from, FoundEncoding encoding, string to)
    {
        using var reader = new StreamReader(from, Of(encoding), detectEncodingFromByteOrderMarks: true, Block);
        using var writer = new StreamWriter(to, append: false, new UTF8Encoding(false), Block);
        var buffer = new char[Block / 4];
        for (var read = reader.Read(buffer); read > 0; read = reader.Read(buffer))
        {
            writer.Write(buffer, 0, read);
        }
    }

    internal static string Describe(FoundEncoding encoding) =>
        encoding switch
        {
            FoundEncoding.Utf8 => "UTF-8",
            FoundEncoding.Utf8WithMark => "UTF-8 with a byte order mark",
            FoundEncoding.Utf16LittleEndian => "UTF-16 (little endian)",
            FoundEncoding.Utf16BigEndian => "UTF-16 (big endian)",
            FoundEncoding.Latin1 => "Latin-1",
            _ => "Windows-1252",
        };

    private static FoundEncoding DetectWithoutMark(string path, MappedFile file)
    {
        var invalidAt = FirstInvalid(file);
        if (invalidAt < 0)
        {
            return FoundEncoding.Utf8;
        }
        // Two bytes that are one letter in UTF-8 make no sense in Latin-1: then both kinds are in the file.
        if (HasUtf8Letter(file))
        {
            throw RegisterErrors.MixedEncoding(path, LineOf(file, invalidAt));
        }
        return HasWindowsSign(file) ? FoundEncoding.Windows1252 : FoundEncoding.Latin1;
    }

    private static long FirstInvalid(MappedFile file)
    {
        for (long at = 0; at < file.Length; )
        {
            var block = file.Slice(at, (int)Math.Min(Block, file.Length - at));
            if (at + block.Length < file.Length)
            {
                block = block[..WholeCharacters(block)];
            }
            if (!Utf8.IsValid(block))
            {
                return at + InvalidIn(block);
            }
            at += block.Length;
        }
        return -1;
    }

    // A block may end within a letter: up to three bytes are left for the next one.
    private static int WholeCharacters(ReadOnlySpan<byte> block)
    {
        var end = block.Length;
        while (end > block.Length - 3 && (block[end - 1] & 0xC0) == 0x80)
        {
            end--;
        }
        return block[end - 1] >= 0xC0 ? end - 1 : block.Length;
    }

    private static int InvalidIn(ReadOnlySpan<byte> block)
    {
        var at = 0;
        while (
            at < block.Length
            && Rune.DecodeFromUtf8(block[at..], out _, out var used) == System.Buffers.OperationStatus.Done
        )
        {
            at += used;
        }
        return at;
    }

    private static bool HasUtf8Letter(MappedFile file) =>
        Any(
            file,
            block =>
            {
                for (var at = block.IndexOf((byte)0xC3); at >= 0 && at + 1 < block.Length; )
                {
                    if ((block[at + 1] & 0xC0) == 0x80)
                    {
                        return true;
                    }
                    var next = block[(at + 1)..].IndexOf((byte)0xC3);
                    at = next < 0 ? -1 : at + 1 + next;
                }
                return false;
            }
        );

    private static bool HasWindowsSign(MappedFile file) =>
        Any(file, block => block.ContainsAnyInRange((byte)0x80, (byte)0x9F));

    private delegate bool BlockTest(ReadOnlySpan<byte> block);

    private static bool Any(MappedFile file, BlockTest test)
    {
        for (long at = 0; at < file.Length; at += Block)
        {
            if (test(file.Slice(at, (int)Math.Min(Block, file.Length - at))))
            {
                return true;
            }
        }
        return false;
    }

    private static long LineOf(MappedFile file, long position)
    {
        long line = 1;
        for (long at = 0; at < position; at += Block)
        {
            line += file.Slice(at, (int)Math.Min(Block, position - at)).Count((byte)'\n');
        }
        return line;
    }

    private static Encoding Of(FoundEncoding encoding) =>
        encoding switch
        {
            FoundEncoding.Utf16LittleEndian => Encoding.Unicode,
            FoundEncoding.Utf16BigEndian => Encoding.BigEndianUnicode,
            FoundEncoding.Latin1 => Encoding.Latin1,
            FoundEncoding.Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
            _ => Encoding.UTF8,
        };
}
