using System.Text;
using Netto.Protocol;

namespace Netto.Cli.Assigning;

/// <summary>A small CSV file with a header, comma or semicolon, quotes as in RFC 4180; rows know their line and column.</summary>
internal sealed class CsvTable
{
    private readonly Dictionary<string, int> _index;

    private CsvTable(
        string file,
        IReadOnlyList<string> header,
        IReadOnlyList<CsvRow> rows,
        Dictionary<string, int> index
    )
    {
        File = file;
        Header = header;
        Rows = rows;
        _index = index;
    }

    public string File { get; }

    public IReadOnlyList<string> Header { get; }

    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>Names that stand in the header again, with the column (of characters) where they do.</summary>
    public IReadOnlyList<(string Name, int Column)> Doubled { get; private init; } = [];

    public bool Has(string column) => _index.ContainsKey(column);

    /// <summary>Reads a table.</summary>
    /// <exception cref="InputException">A stray quote, or a row with more or fewer cells than the header.</exception>
    public static CsvTable Parse(string text, string file)
    {
        var lines = CsvLines.Read(text.TrimStart('\uFEFF'), file);
        if (lines.Count == 0)
        {
            throw new InputException(
                new Diagnostic("ASG006", "The file is empty.")
                {
                    File = file,
                    Expected = "a header and a row a benefit right",
                }
            );
        }

        var header = lines[0].Cells.Select(cell => cell.Text.Trim()).ToList();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++)
        {
            index.TryAdd(header[i], i);
        }

        var uneven = lines
            .Skip(1)
            .Where(line => line.Cells.Count != header.Count)
            .Select(line => Uneven(line, header.Count, file))
            .ToList();
        if (uneven.Count > 0)
        {
            throw new InputException(uneven);
        }

        var rows = lines.Skip(1).Select(line => new CsvRow(line, header, index)).ToList();
        var doubled = header
            .Select((name, at) => (Name: name, At: at))
            .Where(cell => index[cell.Name] < cell.At)
            .Select(cell => (cell.Name, lines[0].Cells[cell.At].Column));
        return new CsvTable(file, header, rows, index) { Doubled = [.. doubled] };
    }

    private static Diagnostic Uneven(CsvLine line, int width, string file) =>
        new("ASG006", "The row has another number of cells than the header.")
        {
            File = file,
            Line = line.Line,
            Column = 1,
            Found = $"{line.Cells.Count} cells",
            Expected = $"{width} cells",
            Remedy = "Look for a mixed delimiter or a stray quote.",
        };
}

/// <summary>A row by column name.</summary>
internal sealed class CsvRow(CsvLine line, IReadOnlyList<string> header, IReadOnlyDictionary<string, int> index)
{
    public int Line => line.Line;

    public string this[string column] => line.Cells[index[column]].Text.Trim();

    public int LineOf(string column) => line.Cells[index[column]].Line;

    public int ColumnOf(string column) => line.Cells[index[column]].Column;

    public IReadOnlyDictionary<string, string> ToDictionary() =>
        header.Distinct(StringComparer.Ordinal).ToDictionary(name => name, name => this[name], StringComparer.Ordinal);
}

/// <summary>A line of cells.</summary>
internal sealed record CsvLine(int Line, IReadOnlyList<CsvCell> Cells);

/// <summary>A cell with the line and the column (of characters) where it starts, counted from 1.</summary>
internal sealed record CsvCell(string Text, int Line, int Column);

/// <summary>Cuts CSV text into cells.</summary>
internal sealed class CsvLines
{
    private readonly string _text;
    private readonly string _file;
    private readonly char _delimiter;
    private int _at;
    private int _line = 1;
    private int _lineStart;

    private CsvLines(string text, string file)
    {
        _text = text;
        _file = file;
        var head = text.AsSpan(
            0,
            Math.Max(0, text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end : text.Length)
        );
        _delimiter = head.Count(';') > head.Count(',') ? ';' : ',';
    }

    public static IReadOnlyList<CsvLine> Read(string text, string file)
    {
        var reader = new CsvLines(text, file);
        var lines = new List<CsvLine>();
        while (reader._at < text.Length)
        {
            var line = reader.Line();
            if (line.Cells.Count > 1 || line.Cells[0].Text.Length > 0)
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    private CsvLine Line()
    {
        var number = _line;
        var cells = new List<CsvCell>();
        do
        {
            cells.Add(Cell());
        } while (Take(_delimiter));

        Take('\r');
        if (Take('\n'))
        {
            _line++;
            _lineStart = _at;
        }

        return new CsvLine(number, cells);
    }

    private CsvCell Cell()
    {
        var (line, column) = (_line, _at - _lineStart + 1);
        if (_at < _text.Length && _text[_at] == '"')
        {
            return new CsvCell(Quoted(column), line, column);
        }

        var start = _at;
        while (_at < _text.Length && _text[_at] != _delimiter && _text[_at] is not ('\r' or '\n'))
        {
            if (_text[_at] == '"')
            {
                throw Stray(_at - _lineStart + 1, "A quote stands inside an unquoted cell.");
            }

            _at++;
        }

        return new CsvCell(_text[start.._at], line, column);
    }

    private string Quoted(int column)
    {
        var cell = new StringBuilder();
        _at++;
        while (_at < _text.Length)
        {
            var c = _text[_at++];
            if (c == '"' && !Take('"'))
            {
                return cell.ToString();
            }

            if (c == '\n')
            {
                _line++;
                _lineStart = _at;
            }

            cell.Append(c);
        }

        throw Stray(column, "A quoted cell is never closed.");
    }

    private InputException Stray(int column, string message) =>
        new(
            new Diagnostic("ASG006", message)
            {
                File = _file,
                Line = _line,
                Column = column,
                Expected = "quotes around the whole cell, doubled inside it",
            }
        );

    private bool Take(char c)
    {
        if (_at < _text.Length && _text[_at] == c)
        {
            _at++;
            return true;
        }

        return false;
    }
}
