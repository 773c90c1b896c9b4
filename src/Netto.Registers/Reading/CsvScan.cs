using System.Buffers;
using System.Text;
using Netto.Protocol;

namespace Netto.Registers.Reading;

/// <summary>
/// Walks over a CSV file in UTF-8 once and checks that every line has as many fields as the header and that quotes
/// stand where they may (RFC 4180), so that what DuckDB reads is what was meant.
/// </summary>
internal sealed class CsvScan
{
    private const int MostProblems = 20;
    private const byte Quote = (byte)'"';
    private const int Window = 1 << 30;
    private const int Block = 1 << 20;

    private readonly string name;
    private readonly MappedFile file;
    private readonly byte delimiter;
    private readonly SearchValues<byte> stops;
    private readonly List<Diagnostic> problems = [];
    private long position;
    private long line = 1;
    private long lineStart;
    private readonly string newLine;
    private bool irregular;
    private bool mixed;

    private CsvScan(string name, MappedFile file, CsvHeader header)
    {
        this.name = name;
        this.file = file;
        delimiter = (byte)header.Delimiter;
        newLine = header.NewLine;
        position = header.Start;
        stops = SearchValues.Create([this.delimiter, Quote, (byte)'\n', (byte)'\r']);
    }

    /// <summary>Finds the shape of the file.</summary>
    /// <exception cref="InputException">Everything that is wrong with its structure, with line and column.</exception>
    internal static CsvShape Read(
        string name,
        MappedFile file,
        IReadOnlySet<string> knownColumns,
        StringComparison sameName = StringComparison.OrdinalIgnoreCase
    )
    {
        var header = CsvHeader.Read(name, file, knownColumns, sameName);
        var scan = new CsvScan(name, file, header);
        scan.RefuseZeroBytes();
        var rows = scan.Records(header.Names.Count);
        if (scan.problems.Count > 0)
        {
            throw new InputException(scan.problems);
        }
        var lines = scan.irregular ? CsvRowLines.Irregular : CsvRowLines.OnePerRow;
        return new CsvShape(header.Names, header.Delimiter, header.NewLine, rows, lines)
        {
            HasMixedLineEnds = scan.mixed,
        };
    }

    private void RefuseZeroBytes()
    {
        var (foundLine, start) = (1L, 0L);
        for (long at = 0; at < file.Length; at += Block)
        {
            var block = file.Slice(at, (int)Math.Min(Block, file.Length - at));
            var zero = block.IndexOf((byte)0);
            var before = zero < 0 ? block : block[..zero];
            foundLine += before.Count((byte)'\n');
            start = before.LastIndexOf((byte)'\n') is >= 0 and var last ? at + last + 1 : start;
            if (zero >= 0)
            {
                throw new InputException(RegisterErrors.ZeroByte(name, foundLine, ColumnOf(at + zero, start)));
            }
        }
    }

    private long Records(int expected)
    {
        long records = 0;
        var blank = false;
        while (position < file.Length && problems.Count < MostProblems)
        {
            lineStart = position;
            var (startLine, known) = (line, problems.Count);
            var fields = Record();
            if (fields == 0)
            {
                blank = true;
                continue;
            }
            irregular |= blank || line > startLine + 1;
            records++;
            if (fields != expected && problems.Count == known)
            {
                problems.Add(Misfit(startLine, fields, expected));
            }
        }
        return Math.Max(0, records - 1);
    }

    /// <summary>Number of fields of the record that begins here; 0 for a blank line. Moves behind its end.</summary>
    private int Record()
    {
        var fields = 1;
        var empty = true;
        while (true)
        {
            var end = position < file.Length && At(position) == Quote ? Quoted() : Unquoted();
            empty &= end == position;
            position = end;
            if (position >= file.Length)
            {
                line++;
                return empty && fields == 1 ? 0 : fields;
            }
            if (At(position) != delimiter)
            {
                EndLine();
                return empty && fields == 1 ? 0 : fields;
            }
            position++;
            fields++;
            empty = false;
        }
    }

    /// <summary>Where the field ends that begins here without a quote.</summary>
    private long Unquoted()
    {
        var at = position;
        while (at < file.Length)
        {
            var block = file.Slice(at, (int)Math.Min(Window, file.Length - at));
            var stop = block.IndexOfAny(stops);
            if (stop < 0)
            {
                at += block.Length;
                continue;
            }
            at += stop;
            if (block[stop] != Quote)
            {
                return at;
            }
            Report(at, line, lineStart, "A quote stands inside a field that does not begin with one.");
            at++;
        }
        return at;
    }

    /// <summary>Where the field ends that begins here with a quote: behind its last quote.</summary>
    private long Quoted()
    {
        var (openedAt, openedLine, openedStart) = (position, line, lineStart);
        var at = position + 1;
        while (at < file.Length)
        {
            var block = file.Slice(at, (int)Math.Min(Window, file.Length - at));
            var stop = block.IndexOfAny(Quote, (byte)'\n');
            if (stop < 0)
            {
                at += block.Length;
                continue;
            }
            at += stop + 1;
            if (block[stop] == (byte)'\n')
            {
                line++;
                lineStart = at;
            }
            else if (at < file.Length && At(at) == Quote)
            {
                at++;
            }
            else if (at >= file.Length || IsEnd(At(at)))
            {
                return at;
            }
            else
            {
                Report(
                    openedAt,
                    openedLine,
                    openedStart,
                    "The field that this quote opens goes on behind a closing quote."
                );
                return SkipLine(at);
            }
        }
        Report(openedAt, openedLine, openedStart, "The quote that opens this field is never closed.");
        return at;
    }

    private long SkipLine(long at)
    {
        while (at < file.Length && At(at) is not ((byte)'\n' or (byte)'\r'))
        {
            at++;
        }
        return at;
    }

    private bool IsEnd(byte sign) => sign == delimiter || sign is (byte)'\n' or (byte)'\r';

    private void EndLine()
    {
        var start = position;
        var carriage = At(position) == (byte)'\r';
        position++;
        if (carriage && position < file.Length && At(position) == (byte)'\n')
        {
            position++;
        }
        mixed |= position - start != newLine.Length || carriage != (newLine[0] == '\r');
        line++;
    }

    private byte At(long index) => file.Slice(index, 1)[0];

    private void Report(long at, long atLine, long start, string message)
    {
        if (problems.Count < MostProblems && (problems.Count == 0 || problems[^1].Line != atLine))
        {
            problems.Add(RegisterErrors.StrayQuote(name, atLine, ColumnOf(at, start), message));
        }
    }

    // Columns are counted in characters: bytes that go on a letter are none.
    private int ColumnOf(long at, long start)
    {
        var column = 1;
        foreach (var part in file.Slice(start, (int)Math.Min(at - start, Window)))
        {
            column += (part & 0xC0) == 0x80 ? 0 : 1;
        }
        return column;
    }

    private Diagnostic Misfit(long startLine, int found, int expected)
    {
        var length = (int)Math.Min(position - lineStart, Window);
        var text = Encoding.UTF8.GetString(file.Slice(lineStart, length)).TrimEnd('\r', '\n');
        var problem = RegisterErrors.WrongFieldCount(name, startLine, found, expected);
        foreach (var other in CsvHeader.Delimiters.Where(sign => sign != delimiter))
        {
            if (expected > 1 && text.Count(sign => sign == other) + 1 == expected)
            {
                return problem with
                {
                    Message = "The line is divided by another sign than the header.",
                    Column = text.IndexOf(other, StringComparison.Ordinal) + 1,
                    Found = CsvHeader.NameOf(other),
                    Expected = CsvHeader.NameOf((char)delimiter),
                };
            }
        }
        return problem;
    }
}
