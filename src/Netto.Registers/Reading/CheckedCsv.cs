using System.Collections.Frozen;
using System.Globalization;
using Netto.DuckDb;
using Netto.Protocol;
using Netto.Registers.Files;
using static Netto.Registers.Schema.SqlNames;

namespace Netto.Registers.Reading;

/// <summary>
/// A CSV file with columns of any name, checked as register files are: its encoding is found, every line has the fields
/// of the header, quotes stand where they may. Where it is not written as DuckDB reads it, in UTF-8 and with decimal
/// points, a copy of the same name is made that is.
/// </summary>
public sealed class CheckedCsv : IDisposable
{
    private readonly WorkFolder workFolder;
    private readonly string text;
    private readonly CsvShape shape;

    private CheckedCsv(WorkFolder work, string path, CsvShape shape)
    {
        workFolder = work;
        (text, this.shape) = (path, shape);
        Path = path;
        Delimiter = shape.Delimiter;
        Rows = shape.Rows;
    }

    /// <summary>The file to read: that which was asked for, or the copy.</summary>
    public string Path { get; private set; }

    /// <summary>The sign between fields.</summary>
    public char Delimiter { get; private set; }

    /// <summary>Number of rows below the header.</summary>
    public long Rows { get; }

    /// <summary>Names of the columns as written.</summary>
    public IReadOnlyList<string> Header => shape.Header;

    /// <summary>Checks a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sameName">When two columns have the same name; capitals do not matter unless told.</param>
    /// <exception cref="InputException">It is empty, or wrong in encoding, delimiters or quotes: with line and column.</exception>
    public static CheckedCsv Open(string path, StringComparison sameName = StringComparison.OrdinalIgnoreCase)
    {
        var work = WorkFolder.Temporary("netto-table-");
        try
        {
            var readable = AsUtf8(path, work);
            using var bytes = new MappedFile(readable);
            var found = CsvScan.Read(path, bytes, FrozenSet<string>.Empty, sameName);
            var csv = new CheckedCsv(work, readable, found);
            if (found.Delimiter != ',')
            {
                csv.WriteDecimalPoints();
            }
            return csv;
        }
        catch
        {
            work.Dispose();
            throw;
        }
    }

    /// <summary>Where a cell begins in the file that was asked for.</summary>
    /// <param name="row">Row, counted from 0 below the header.</param>
    /// <param name="column">Name of a column.</param>
    /// <returns>The place; null when the file has no such column.</returns>
    public CsvPlace? PlaceOf(long row, string column)
    {
        var field = shape.Header.ToList().IndexOf(column);
        if (field < 0)
        {
            return null;
        }
        using var bytes = new MappedFile(text);
        return new CsvWalk(bytes, (byte)shape.Delimiter).PlaceOf(row + 1, field);
    }

    /// <summary>Removes the copy, where there is one.</summary>
    public void Dispose() => workFolder.Dispose();

    private static string AsUtf8(string path, WorkFolder work)
    {
        using var bytes = new MappedFile(path);
        if (bytes.Length == 0)
        {
            throw new InputException(RegisterErrors.EmptyFile(path));
        }
        var encoding = TextEncodings.Detect(path, bytes);
        if (encoding is FoundEncoding.Utf8 or FoundEncoding.Utf8WithMark)
        {
            return path;
        }
        var copy = System.IO.Path.Combine(work.Path, System.IO.Path.GetFileName(path));
        TextEncodings.Transcode(path, encoding, copy);
        return copy;
    }

    // A column has decimal commas when all that it holds are numbers (or NA) and some of them have one.
    private void WriteDecimalPoints()
    {
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        var source =
            $"read_csv({Literal(Path)}, delim = {Literal(Delimiter.ToString())}, quote = '\"', escape = '\"', header = true, all_varchar = true)";
        var names = Names(connection, source);
        var tests = names.Select((name, index) => Test(name, index));
        var found = connection.ReadColumns($"SELECT {string.Join(", ", tests)} FROM {source}");
        var commas = names.Select((_, index) => HasCommas(found, index)).ToList();
        if (!commas.Contains(true))
        {
            return;
        }
        var columns = names.Select((name, index) => commas[index] ? $"replace({name}, ',', '.') AS {name}" : name);
        var copy = System.IO.Path.Combine(workFolder.Path, "points-" + System.IO.Path.GetFileName(Path));
        connection.Execute(
            $"COPY (SELECT {string.Join(", ", columns)} FROM {source}) TO {Literal(copy)} (FORMAT csv, HEADER, DELIMITER ',')"
        );
        (Path, Delimiter) = (copy, ',');
    }

    private static List<string> Names(DuckDbConnection connection, string source)
    {
        using var described = connection.Query($"SELECT * FROM {source} LIMIT 0");
        return described.Columns.Select(column => Quoted(column.Name)).ToList();
    }

    private static string Test(string name, int index) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"bool_and(regexp_full_match({name}, '[-+]?\\d*,?\\d+([eE][-+]?\\d+)?|NA')) AND bool_or(contains({name}, ',')) AS c{index}"
        );

    private static bool HasCommas(DuckDbColumns found, int index)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"c{index}");
        return found[name].Validity.IsValid(0) && found.Booleans(name).Values[0];
    }
}
