namespace Netto.Registers.Reading;

/// <summary>Makes the lines of a CSV file end alike: DuckDB takes the sign that it does not expect for part of the last field.</summary>
internal static class LineEnds
{
    private const int Block = 1 << 20;

    /// <summary>Copies a file in which quotes stand where they may; a line break within quotes stays as it is.</summary>
    /// <param name="from">The file.</param>
    /// <param name="to">Where the copy goes.</param>
    internal static void WriteAlike(string from, string to)
    {
        using var bytes = new MappedFile(from);
        using var copy = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None, Block);
        var (quoted, afterCarriage) = (false, false);
        for (long at = 0; at < bytes.Length; at += Block)
        {
            foreach (var sign in bytes.Slice(at, (int)Math.Min(Block, bytes.Length - at)))
            {
                quoted ^= sign == (byte)'"';
                var endsTwice = afterCarriage && sign == (byte)'\n';
                afterCarriage = !quoted && sign == (byte)'\r';
                if (!endsTwice)
                {
                    copy.WriteByte(afterCarriage ? (byte)'\n' : sign);
                }
            }
        }
    }
}
