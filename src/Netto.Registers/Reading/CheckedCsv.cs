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
    /// <summary>
    /// What a column of numbers may hold. DuckDB takes +3, 007 and a number with blanks round it for text; R reads them as numbers,
    /// and NA among them as missing.
    /// </summary>
    public const string NumberPattern = @"\s*([-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?|[-+]?[iI]nf|[nN]a[nN]|NA|)\s*";

    private readonly WorkFolder workFolder;
    private readonly string text;
    private readonly CsvShape shape;
    private string newLine;

    private CheckedCsv(WorkFolder work, string path, CsvShape shape)
    {
        workFolder = work;
        (text, this.shape) = (path, shape);
        (Path, newLine) = (path, shape.NewLineSql);
        Delimiter = shape.Delimiter;
        Rows = shape.Rows;
        Columns = Distinct(shape.Header);
    }

    /// <summary>The file to read: that which was asked for, or the copy.</summary>
    public string Path { get; private set; }

    /// <summary>The sign between fields.</summary>
    public char Delimiter { get; private set; }

    /// <summary>Number of rows below the header.</summary>
    public long Rows { get; }

    /// <summary>Names of the columns as written.</summary>
    public IReadOnlyList<string> Header => shape.Header;

    /// <summary>Names of the columns as DuckDB knows them: none empty, and no two that differ in capitals only.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>SQL that reads the file as it was checked, every column as text, without guessing how it is written.</summary>
    public string TextSource =>
        $"read_csv({Literal(Path)}, delim = {Literal(Delimiter.ToString())}, quote = '\"', escape = '\"', header = true, "
        + $"auto_detect = false, new_line = {newLine}, null_padding = false, nullstr = '', "
        + $"columns = {{{string.Join(", ", Columns.Select(name => $"{Literal(name)}: 'VARCHAR'"))}}})";

    /// <summary>Checks a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sameName">When two columns have the same name; capitals do not matter unless told.</param>
    /// <param name="missing">Texts that mean "missing" and may stand among numbers; absent: <c>NA</c>.</param>
    /// <exception cref="InputException">It is empty, or wrong in encoding, delimiters or quotes: with line and column.</exception>
    public static CheckedCsv Open(
        string path,
        StringComparison sameName = StringComparison.OrdinalIgnoreCase,
        IReadOnlyList<string>? missing = null
    )
    {
        var work = WorkFolder.Temporary("netto-table-");
        try
        {
            var readable = AsUtf8(path, work);
            using var bytes = new MappedFile(readable);
            var found = CsvScan.Read(path, bytes, FrozenSet<string>.Empty, sameName);
            var csv = new CheckedCsv(work, readable, found);
            if (found.HasMixedLineEnds)
            {
                csv.WriteLinesAlike();
            }
            if (found.Delimiter != ',')
            {
                csv.WriteDecimalPoints(missing ?? ["NA"]);
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

    private void WriteLinesAlike()
    {
        var copy = System.IO.Path.Combine(workFolder.Path, "lines-" + System.IO.Path.GetFileName(Path));
        LineEnds.WriteAlike(Path, copy);
        (Path, newLine) = (copy, "'\\n'");
    }

    // A column has decimal commas when all that it holds are numbers (or missing) and some of them have one.
    private void WriteDecimalPoints(IReadOnlyList<string> missing)
    {
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        var names = Columns.Select(Quoted).ToList();
        var isMissing = string.Join(", ", missing.Select(Literal));
        var tests = names.Select((name, index) => Test(name, index, isMissing));
        var found = connection.ReadColumns($"SELECT {string.Join(", ", tests)} FROM {TextSource}");
        var commas = names.Select((_, index) => HasCommas(found, index)).ToList();
        if (!commas.Contains(true))
        {
            return;
        }
        var columns = names.Select((name, index) => commas[index] ? $"replace({name}, ',', '.') AS {name}" : name);
        var copy = System.IO.Path.Combine(workFolder.Path, "points-" + System.IO.Path.GetFileName(Path));
        connection.Execute(
            $"COPY (SELECT {string.Join(", ", columns)} FROM {TextSource}) TO {Literal(copy)} (FORMAT csv, HEADER, DELIMITER ',')"
        );
        (Path, Delimiter, newLine) = (copy, ',', "'\\n'");
    }

    private static List<string> Distinct(IReadOnlyList<string> header)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. header.Select((name, index) => Free(name.Length > 0 ? name : Invariant("column", index)))];

        string Free(string name)
        {
            var own = name;
            for (var number = 1; !seen.Add(own); number++)
            {
                own = Invariant(name + "_", number);
            }
            return own;
        }
    }

    private static string Invariant(string text, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{text}{number}");

    private static string Test(string name, int index, string missing) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"bool_and(regexp_full_match({name}, '[-+]?\\d*,?\\d+([eE][-+]?\\d+)?') OR trim({name}) IN ({missing})) AND bool_or(contains({name}, ',')) AS c{index}"
        );

    private static bool HasCommas(DuckDbColumns found, int index)
    {
        var name = Invariant("c", index);
        return found[name].Validity.IsValid(0) && found.Booleans(name).Values[0];
    }
}
