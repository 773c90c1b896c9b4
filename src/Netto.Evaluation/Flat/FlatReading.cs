using Netto.DuckDb;
using Netto.Evaluation.Tables;
using Netto.Protocol;
using Netto.Registers.Import;
using Netto.Registers.Reading;
using static Netto.Registers.Schema.SqlNames;

namespace Netto.Evaluation.Flat;

/// <summary>
/// Reads a flat table through DuckDB. A CSV column is numbers, dates or text by all of its values, whatever stands first;
/// a Parquet column is what the file says. Dates become numbers of days, times of day their fraction.
/// </summary>
internal sealed class FlatReading
{
    private readonly DuckDbConnection connection;
    private readonly FlatOrigin origin;
    private readonly IReadOnlySet<string> codes;

    private FlatReading(DuckDbConnection connection, FlatOrigin origin, IReadOnlySet<string> codes)
    {
        this.connection = connection;
        this.origin = origin;
        this.codes = codes;
    }

    /// <summary>Reads the file.</summary>
    /// <param name="origin">CSV or Parquet.</param>
    /// <param name="missing">Texts that mean "missing".</param>
    /// <param name="codes">Columns of which it matters how their values are written.</param>
    /// <exception cref="InputException">EVL001: DuckDB cannot read it as a table.</exception>
    public static FlatFile Read(FlatOrigin origin, IReadOnlyList<string> missing, IReadOnlySet<string> codes)
    {
        using var database = DuckDbDatabase.InMemory();
        using var opened = database.Connect();
        try
        {
            var reading = new FlatReading(opened, origin, codes);
            return origin.Csv is { } csv ? reading.Texts(csv, missing) : reading.Typed(missing);
        }
        catch (DuckDbException refused)
        {
            throw new InputException(
                new Diagnostic("EVL001", $"The table cannot be read: {origin.InWords(refused.Reason)}")
                {
                    File = origin.Path,
                    Expected = "a CSV file with a header row, or a Parquet file",
                    Remedy = "Mend the file; every row needs as many fields as the header.",
                }
            );
        }
    }

    private FlatFile Texts(CheckedCsv csv, IReadOnlyList<string> missing)
    {
        var names = csv.Columns;
        connection.Execute(
            $"CREATE TABLE {DatesOfTable.Table} AS SELECT {string.Join(", ", names.Select(name => $"{Known(name, missing)} AS {Quoted(name)}"))} FROM {csv.TextSource}"
        );
        var tests = names.SelectMany<string, string>(
            (name, at) =>
                [
                    $"coalesce(bool_and(regexp_full_match({Quoted(name)}, '{CheckedCsv.NumberPattern}')), true) AS n{at}",
                    $"coalesce(bool_and(lower({Quoted(name)}) IN ('true', 'false')), false) AS b{at}",
                ]
        );
        var found = connection.ReadColumns($"SELECT {string.Join(", ", tests)} FROM {DatesOfTable.Table}");
        bool Is(string kind, int at) =>
            found.Booleans(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{kind}{at}")).Values[0];
        string[] texts = [.. names.Where((_, at) => !Is("n", at) && !Is("b", at))];
        var dates = DatesOfTable.Of(connection, texts);
        var values = names.Select(
            (name, at) =>
                Is("n", at) ? $"TRY_CAST({Quoted(name)} AS DOUBLE)"
                : Is("b", at) ? $"lower({Quoted(name)}) = 'true'"
                : dates.Sql.GetValueOrDefault(name) ?? Quoted(name)
        );
        return Gather(names, [.. values], DatesOfTable.Table, dates.Unclear);
    }

    private FlatFile Typed(IReadOnlyList<string> missing)
    {
        var source = $"read_parquet({Literal(origin.Path)})";
        IReadOnlyList<DuckDbColumnInfo> columns;
        using (var described = connection.Query($"SELECT * FROM {source} LIMIT 0"))
            columns = described.Columns;
        var values = columns.Select(column => Value(column, missing));
        return Gather([.. columns.Select(column => column.Name)], [.. values], source, new HashSet<string>());
    }

    private FlatFile Gather(
        IReadOnlyList<string> names,
        IReadOnlyList<string> values,
        string source,
        IReadOnlySet<string> unclear
    )
    {
        var read = Select(names.Zip(values, (name, value) => $"{value} AS {Quoted(name)}"), source);
        var written = names.Where(codes.Contains).ToList() is { Count: > 0 } asked
            ? Select(asked.Select(name => $"CAST({Quoted(name)} AS VARCHAR) AS {Quoted(name)}"), source)
            : null;
        var columns = read.All.ToDictionary(
            column => column.Name,
            column => Convert(column, codes.Contains(column.Name) ? written!.Texts(column.Name).Values : null),
            StringComparer.Ordinal
        );
        return FlatFile.Of(columns, read.RowCount, origin, unclear);
    }

    private DuckDbColumns Select(IEnumerable<string> columns, string source) =>
        connection.ReadColumns($"SELECT {string.Join(", ", columns)} FROM {source}");

    // Blanks round a value are nobody's meaning.
    private static string Known(string name, IReadOnlyList<string> missing)
    {
        var text = $"trim({Quoted(name)}, ' \t')";
        return missing.Count == 0
            ? text
            : $"CASE WHEN {text} IN ({string.Join(", ", missing.Select(Literal))}) THEN NULL ELSE {text} END";
    }

    private static string Value(DuckDbColumnInfo column, IReadOnlyList<string> missing) =>
        column.Type switch
        {
            DuckDbType.Boolean or DuckDbType.Date => Quoted(column.Name),
            DuckDbType.Text => Known(column.Name, missing),
            DuckDbType.Timestamp
            or DuckDbType.TimestampSeconds
            or DuckDbType.TimestampMilliseconds
            or DuckDbType.TimestampNanoseconds
            or DuckDbType.TimestampWithZone => $"epoch({Quoted(column.Name)}) / 86400.0",
            DuckDbType.TinyInt
            or DuckDbType.SmallInt
            or DuckDbType.Integer
            or DuckDbType.BigInt
            or DuckDbType.HugeInt
            or DuckDbType.UTinyInt
            or DuckDbType.USmallInt
            or DuckDbType.UInteger
            or DuckDbType.UBigInt
            or DuckDbType.UHugeInt
            or DuckDbType.Decimal
            or DuckDbType.Float
            or DuckDbType.Double
            or DuckDbType.Null => $"CAST({Quoted(column.Name)} AS DOUBLE)",
            // Lists and the like are of no use to a table of people, and do not stand in the way of the other columns.
            _ => $"CAST({Quoted(column.Name)} AS VARCHAR)",
        };

    private static RawColumn Convert(DuckDbColumn column, string?[]? written) =>
        column switch
        {
            TextColumn text => new RawColumn.Text(text.Values),
            DoubleColumn numbers => new RawColumn.Number(numbers.NullAsNaN()) { Written = written },
            BooleanColumn flags => Numbers(flags.Values, flags.Validity, value => value ? 1 : 0, written),
            DateColumn dates => Numbers(dates.Days, dates.Validity, value => value, written),
            _ => throw new DuckDbException(
                $"Column {column.Name} is {column.Type}, which a table of people cannot hold.",
                sql: null
            ),
        };

    private static RawColumn.Number Numbers<T>(
        T[] values,
        DuckDbValidity validity,
        Func<T, double> widen,
        string?[]? written
    )
    {
        var numbers = new double[values.Length];
        for (var row = 0; row < numbers.Length; row++)
            numbers[row] = validity.IsValid(row) ? widen(values[row]) : double.NaN;
        return new RawColumn.Number(numbers) { Written = written };
    }
}
