using Netto.DuckDb;
using Netto.Protocol;
using Netto.Registers.Reading;
using Netto.Registers.Rules;
using Netto.Registers.Schema;
using static Netto.Registers.Schema.SqlNames;

namespace Netto.Registers.Import;

/// <summary>Loads one register file, whatever its encoding, delimiter and decimal mark, into a table of texts.</summary>
internal sealed class FileLoader(
    DuckDbConnection connection,
    string workFolder,
    DateDetection detection,
    CancellationToken cancellation
)
{
    // Names that the checks use themselves.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        RegisterSchema.Person,
        "row_",
        "cn_",
        "ord_",
        "fail_",
        "mend_",
    };

    internal LoadedFile Load(RawFile file) => file.Format == RawFormat.Parquet ? LoadParquet(file) : LoadCsv(file);

    private LoadedFile LoadCsv(RawFile file)
    {
        var (path, encoding) = AsUtf8(file);
        var shape = Shape(file, path);
        if (shape.HasMixedLineEnds)
        {
            (path, shape) = WithLinesAlike(file, path, shape);
        }
        Run(
            file,
            $"CREATE OR REPLACE TABLE {LoadedFile.RawTable} AS SELECT * FROM read_csv({Literal(path)}, "
                + $"delim = {Literal(shape.Delimiter.ToString())}, quote = '\"', escape = '\"', header = true, "
                + $"auto_detect = false, new_line = {shape.NewLineSql}, nullstr = '', null_padding = false, "
                + $"columns = {{{string.Join(", ", shape.Header.Select(name => $"{Literal(name)}: 'VARCHAR'"))}}})"
        );
        if (path != file.Path)
        {
            File.Delete(path);
        }
        var loaded = Describe(file, shape.Header);
        if (loaded.Rows != shape.Rows)
        {
            throw RegisterErrors.Unreadable(file.Path, $"{shape.Rows} rows were counted and {loaded.Rows} read.");
        }
        return loaded with
        {
            Description = loaded.Description with
            {
                Encoding = TextEncodings.Describe(encoding),
                Delimiter = CsvHeader.NameOf(shape.Delimiter),
                Lines = shape.RowLines,
            },
        };
    }

    private (string Path, FoundEncoding Encoding) AsUtf8(RawFile file)
    {
        using var bytes = new MappedFile(file.Path);
        if (bytes.Length == 0)
        {
            throw new InputException(RegisterErrors.EmptyFile(file.Path));
        }
        var encoding = TextEncodings.Detect(file.Path, bytes);
        if (encoding is FoundEncoding.Utf8 or FoundEncoding.Utf8WithMark)
        {
            return (file.Path, encoding);
        }
        var path = Path.Combine(workFolder, file.Table.Name + ".utf8.csv");
        TextEncodings.Transcode(file.Path, encoding, path);
        return (path, encoding);
    }

    private static CsvShape Shape(RawFile file, string path)
    {
        using var bytes = new MappedFile(path);
        return CsvScan.Read(file.Path, bytes, KnownColumns(file));
    }

    private (string Path, CsvShape Shape) WithLinesAlike(RawFile file, string path, CsvShape shape)
    {
        var copy = Path.Combine(workFolder, file.Table.Name + ".lines.csv");
        LineEnds.WriteAlike(path, copy);
        if (path != file.Path)
        {
            File.Delete(path);
        }
        return (copy, shape with { NewLine = "\n" });
    }

    private static HashSet<string> KnownColumns(RawFile file) =>
        file
            .Table.Columns.Select(column => column.Name)
            .Append(RegisterSchema.CitizenNumber)
            .ToHashSet(StringComparer.Ordinal);

    private LoadedFile LoadParquet(RawFile file)
    {
        var source = $"read_parquet({Literal(file.Path)})";
        List<string> header;
        List<string> casts;
        try
        {
            using var result = connection.Query($"SELECT * FROM {source} LIMIT 0", cancellation: cancellation);
            header = result.Columns.Select(column => CsvHeader.Canonical(column.Name, KnownColumns(file))).ToList();
            casts = result.Columns.Zip(header, CastToText).ToList();
        }
        catch (DuckDbException problem)
        {
            throw RegisterErrors.Unreadable(file.Path, problem.Reason);
        }
        Run(file, $"CREATE OR REPLACE TABLE {LoadedFile.RawTable} AS SELECT {string.Join(", ", casts)} FROM {source}");
        var loaded = Describe(file, header);
        return loaded with { Description = loaded.Description with { Encoding = "Parquet" } };
    }

    private static string CastToText(DuckDbColumnInfo column, string newName)
    {
        var name = Quoted(column.Name);
        var isTime = column.Type.ToString().StartsWith("Timestamp", StringComparison.Ordinal);
        return $"{name}{(isTime ? "::DATE" : "")}::VARCHAR AS {Quoted(newName)}";
    }

    private LoadedFile Describe(RawFile file, IReadOnlyList<string> header)
    {
        RefuseMissing(file, header);
        if (!header.Contains(RegisterSchema.CitizenNumber))
        {
            Run(file, $"ALTER TABLE {LoadedFile.RawTable} ADD COLUMN {RegisterSchema.CitizenNumber} VARCHAR");
        }
        var rows = connection.ReadValue($"SELECT count(*) FROM {LoadedFile.RawTable}").AsLong();
        if (rows == 0 && (file.Table == RegisterSchema.People || file.Table == RegisterSchema.Entries))
        {
            throw new InputException(RegisterErrors.NoRows(file.Path, file.Table.Name));
        }
        var inference = new ColumnInference(connection, detection, cancellation);
        var known = file.Table.Columns.Skip(1).Where(column => header.Contains(column.Name)).ToList();
        var others = header
            .Where(name => name != RegisterSchema.CitizenNumber && known.TrueForAll(column => column.Name != name))
            .ToList();
        var mark = inference.MarkOf(
            known.Where(column => column.Type == RegisterType.Number).Select(c => c.Name),
            others
        );
        var leftOut = others
            .Where(name => file.Table.Extras == RegisterExtras.LeftOut || Reserved.Contains(name))
            .ToList();
        var dates = detection.Of(
            file.Path,
            known.Where(column => column.Type == RegisterType.Date).Select(column => column.Name)
        );
        var covariates = others.Except(leftOut).Select(name => inference.Covariate(name, mark)).ToList();
        foreach (var covariate in covariates.Where(column => column.Type == RegisterType.Date))
        {
            dates[covariate.Name] = detection.OfCovariate(covariate.Name)!.Value;
        }
        var described = mark == DecimalMark.Comma ? "comma" : "point";
        return new LoadedFile(file, [.. known, .. covariates], leftOut, header, rows)
        {
            Mark = mark,
            Dates = dates,
            Description = new FileDescription(file.Name, "UTF-8", null, described, rows) { Dates = Describe(dates) },
        };
    }

    private static string? Describe(Dictionary<string, DateForm> dates)
    {
        var others = dates.Where(column => column.Value != DateForm.YearFirst).ToList();
        var forms = others.Select(column => column.Value).Distinct().ToList();
        return others.Count == 0 ? null
            : forms.Count == 1 && others.Count == dates.Count ? DateForms.NameOf(forms[0])
            : string.Join(", ", others.Select(column => $"{column.Key} {DateForms.NameOf(column.Value)}"));
    }

    private static void RefuseMissing(RawFile file, IReadOnlyList<string> header)
    {
        var missing = file
            .Table.RequiredColumns.Select(column => column.Name)
            .Select(name => name == RegisterSchema.Person ? RegisterSchema.CitizenNumber : name)
            .Where(name => !header.Contains(name))
            .Select(name => RegisterErrors.MissingColumn(file.Path, name, header))
            .ToList();
        if (
            file.Table.InsteadOfPerson is { } other
            && !header.Contains(other)
            && !header.Contains(RegisterSchema.CitizenNumber)
        )
        {
            missing.Insert(0, RegisterErrors.MissingPerson(file.Path, other, header));
        }
        if (missing.Count > 0)
        {
            throw new InputException(missing);
        }
    }

    private void Run(RawFile file, string sql)
    {
        try
        {
            connection.Execute(sql, cancellation: cancellation);
        }
        catch (DuckDbException problem)
        {
            throw RegisterErrors.Unreadable(file.Path, problem.Reason);
        }
    }
}
