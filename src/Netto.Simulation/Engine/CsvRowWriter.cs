using System.Globalization;
using System.Text;

namespace Netto.Simulation.Engine;

/// <summary>Writes comma-separated rows in UTF-8 without a byte order mark; an open or missing value is an empty field.</summary>
public sealed class CsvRowWriter : IDisposable
{
    private const int FlushAt = 1 << 16;
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    private readonly StreamWriter _file;
    private readonly StringBuilder _row = new(FlushAt + 1024);
    private bool _first = true;

    /// <summary>Creates the file and writes its header.</summary>
    public CsvRowWriter(string path, params IEnumerable<string> header)
    {
        _file = new StreamWriter(path, append: false, Encoding, FlushAt) { NewLine = "\n" };
        foreach (var name in header)
        {
            Text(name);
        }

        EndRow();
    }

    /// <summary>A text, quoted where it must be.</summary>
    public CsvRowWriter Text(string value)
    {
        Separate();
        if (value.AsSpan().IndexOfAny(',', '"', '\n') < 0)
        {
            _row.Append(value);
        }
        else
        {
            _row.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }

        return this;
    }

    /// <summary>A whole number.</summary>
    public CsvRowWriter Whole(long value)
    {
        Separate();
        _row.Append(CultureInfo.InvariantCulture, $"{value}");
        return this;
    }

    /// <summary>A number with at most the given decimals; NaN is an empty field.</summary>
    public CsvRowWriter Number(double value, int decimals)
    {
        Separate();
        if (!double.IsNaN(value))
        {
            _row.Append(
                CultureInfo.InvariantCulture,
                $"{Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero)}"
            );
        }

        return this;
    }

    /// <summary>A day number as an ISO date; <see cref="RegisterRows.NoEnd"/> is an empty field.</summary>
    public CsvRowWriter Date(int day)
    {
        Separate();
        if (day != RegisterRows.NoEnd)
        {
            var (year, month, dayOfMonth) = DateOnly.FromDayNumber(day);
            _row.Append(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{dayOfMonth:00}");
        }

        return this;
    }

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        _row.Append('\n');
        _first = true;
        if (_row.Length >= FlushAt)
        {
            Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Flush();
        _file.Dispose();
    }

    private void Separate()
    {
        if (!_first)
        {
            _row.Append(',');
        }

        _first = false;
    }

    private void Flush()
    {
        foreach (var chunk in _row.GetChunks())
        {
            _file.Write(chunk.Span);
        }

        _row.Clear();
    }
}
