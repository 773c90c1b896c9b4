namespace Netto.Registers.Reading;

/// <summary>Walks over a CSV file in UTF-8 that was found to be sound, to the place of one cell.</summary>
internal sealed class CsvWalk(MappedFile file, byte delimiter)
{
    private const byte Quote = (byte)'"';
    private long position = file.Length >= 3 && file.Slice(0, 3) is [0xEF, 0xBB, 0xBF] ? 3 : 0;
    private int line = 1;
    private int column = 1;

    /// <summary>The place of a field, or null behind the end. Blank lines are no records.</summary>
    /// <param name="record">Record, 0 for the header.</param>
    /// <param name="field">Field, counted from 0.</param>
    internal CsvPlace? PlaceOf(long record, int field)
    {
        long at = 0;
        while (position < file.Length)
        {
            if (IsLineEnd(Current))
            {
                Step();
                continue;
            }
            if (at == record)
            {
                return FieldOf(field);
            }
            while (position < file.Length && !IsLineEnd(Current))
            {
                SkipField();
                SkipDelimiter();
            }
            at++;
        }
        return null;
    }

    private CsvPlace FieldOf(int field)
    {
        for (var at = 0; at < field; at++)
        {
            SkipField();
            SkipDelimiter();
        }
        return new CsvPlace(line, column);
    }

    private void SkipField()
    {
        var quoted = position < file.Length && Current == Quote;
        if (quoted)
        {
            // A quote inside is written twice: the field closes and opens again, which skips the same bytes.
            do
            {
                Step();
                while (position < file.Length && Current != Quote)
                {
                    Step();
                }
                Step();
            } while (position < file.Length && Current == Quote);
        }
        while (position < file.Length && Current != delimiter && !IsLineEnd(Current))
        {
            Step();
        }
    }

    private void SkipDelimiter()
    {
        if (position < file.Length && Current == delimiter)
        {
            Step();
        }
    }

    private byte Current => file.Slice(position, 1)[0];

    // Bytes that go on a letter are no columns; of \r\n the second ends the line.
    private void Step()
    {
        if (position >= file.Length)
        {
            return;
        }
        var sign = Current;
        position++;
        var ends = sign == (byte)'\n' || (sign == (byte)'\r' && (position >= file.Length || Current != (byte)'\n'));
        if (ends)
        {
            (line, column) = (line + 1, 1);
        }
        else if ((sign & 0xC0) != 0x80)
        {
            column++;
        }
    }

    private static bool IsLineEnd(byte sign) => sign is (byte)'\n' or (byte)'\r';
}
