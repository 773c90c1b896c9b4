using System.Text;
using Netto.DuckDb;
using Netto.Protocol;
using Netto.Registers.Import;
using Netto.Registers.Rules;
using Netto.Registers.Store;

namespace Netto.Registers.Tests.Reading;

/// <summary>How files may be written, and what a person is told when they are written wrongly.</summary>
[Trait("Kind", "Hand")]
public sealed class ReadingTests : IDisposable
{
    private const string Ann = RawFiles.Ann;
    private const string Bob = RawFiles.Bob;

    private static readonly string Jobs =
        $"citizen_number;employer;start;end;hourly_wage\n{Ann};Café Zoë;2020-01-01;;12,50\n{Bob};Bäcker;2020-02-01;2020-03-01;9\n";

    private readonly RawFiles raw = new();

    public static TheoryData<string, Encoding, string> Encodings =>
        new()
        {
            { "UTF-8", new UTF8Encoding(false), "Café Zoë" },
            { "UTF-8 with a byte order mark", new UTF8Encoding(true), "Café Zoë" },
            { "Latin-1", Encoding.Latin1, "Café Zoë" },
            { "UTF-16 (little endian)", Encoding.Unicode, "Café Zoë" },
            { "UTF-16 (big endian)", Encoding.BigEndianUnicode, "Café Zoë" },
        };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_encoding_is_found_and_reported(string name, Encoding encoding, string employer)
    {
        raw.WriteBytes("job_spells", [.. encoding.GetPreamble(), .. encoding.GetBytes(Jobs)]);
        using var store = raw.Import();
        var table = store.Report.Tables.Single(table => table.Table == "job_spells");
        table.Encoding.ShouldBe(name);
        table.Delimiter.ShouldBe("semicolon");
        table.DecimalMark.ShouldBe("comma");
        Texts(store, "SELECT employer AS x FROM job_spells ORDER BY start").ShouldBe([employer, "Bäcker"]);
        Texts(store, "SELECT hourly_wage::VARCHAR AS x FROM job_spells ORDER BY start").ShouldBe(["12.5", "9.0"]);
    }

    [Fact]
    public void Windows_signs_are_read_as_such()
    {
        var bytes = Encoding.Latin1.GetBytes($"citizen_number,employer,start,end\n{Ann},?uro ’t Hoekje,2020-01-01,\n");
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0x80;
        raw.WriteBytes("job_spells", bytes);
        using var store = raw.Import();
        store.Report.Tables.Single(table => table.Table == "job_spells").Encoding.ShouldBe("Windows-1252");
        Texts(store, "SELECT employer AS x FROM job_spells")[0]!.ShouldStartWith("€uro");
    }

    [Fact]
    public void Two_encodings_in_one_file_are_told_with_the_line()
    {
        var utf8 = Encoding.UTF8.GetBytes($"citizen_number,employer,start,end\n{Ann},Café,2020-01-01,\n");
        var latin = Encoding.Latin1.GetBytes($"{Bob},Bäcker,2020-01-01,\n");
        raw.WriteBytes("job_spells", [.. utf8, .. latin]);
        Problem("REG009").Line.ShouldBe(3);
    }

    [Theory]
    [InlineData("\n", "\r\n")]
    [InlineData("\r\n", "\n")]
    [InlineData("\n", "\r")]
    public void Lines_that_end_in_two_ways_are_read(string first, string other)
    {
        var text =
            $"citizen_number,employer,start,end{first}{Ann},\"Two{other}lines\",2020-01-01,{other}{Bob},Shop,2020-01-01,2020-02-01{other}";
        raw.WriteBytes("job_spells", Encoding.UTF8.GetBytes(text));
        using var store = raw.Import();
        Texts(store, "SELECT employer AS x FROM job_spells ORDER BY 1").ShouldBe(["Shop", $"Two{other}lines"]);
        Texts(store, "SELECT CAST(\"end\" AS VARCHAR) AS x FROM job_spells WHERE employer = 'Shop'")
            .ShouldBe(["2020-02-01"]);
    }

    [Fact]
    public void A_zero_byte_is_told_with_line_and_column()
    {
        var text = $"citizen_number,employer,start,end\n{Ann},Café\0,2020-01-01,\n";
        raw.WriteBytes("job_spells", Encoding.UTF8.GetBytes(text));
        var problem = Problem("REG021");
        problem.Line.ShouldBe(2);
        problem.Column.ShouldBe(Ann.Length + 6);
    }

    [Theory]
    [InlineData(",", "\n", "comma")]
    [InlineData(";", "\r\n", "semicolon")]
    [InlineData("\t", "\n", "tab")]
    [InlineData("|", "\r\n", "'|'")]
    public void Delimiters_and_line_ends_are_found(string delimiter, string newLine, string name)
    {
        string[] lines =
        [
            string.Join(delimiter, "citizen_number", "employer", "start", "end", "hours_per_week"),
            string.Join(delimiter, Ann, $"\"a{delimiter}b \"\"c\"\"\"", "2020-01-01", "", "36.5"),
        ];
        File.WriteAllText(raw.PathOf("job_spells"), string.Join(newLine, lines));
        using var store = raw.Import();
        store.Report.Tables.Single(table => table.Table == "job_spells").Delimiter.ShouldBe(name);
        Texts(store, "SELECT employer AS x FROM job_spells").ShouldBe([$"a{delimiter}b \"c\""]);
        Texts(store, "SELECT hours_per_week::VARCHAR AS x FROM job_spells").ShouldBe(["36.5"]);
    }

    [Fact]
    public void Fields_of_several_lines_are_read_and_rows_after_them_have_no_line()
    {
        raw.Write("requests", "citizen_number,date,note", $"{Ann},2020-01-01,\"two\nlines\"", $"{Ann},soon,");
        using var store = raw.Import();
        var example = store.Report.Findings.Single(finding => finding.Rule == "wrong-type").Examples[0];
        example.Row.ShouldBe(2);
        example.Line.ShouldBeNull();
    }

    [Fact]
    public void A_line_with_another_delimiter_is_told_with_line_and_column()
    {
        raw.Write("requests", "citizen_number,date", $"{Ann},2020-01-01", $"{Bob};2020-01-02", $"{Bob},2020-01-03");
        var problem = Problem("REG007");
        problem.ShouldSatisfyAllConditions(
            () => problem.Line.ShouldBe(3),
            () => problem.Column.ShouldBe(10),
            () => problem.Found.ShouldBe("semicolon"),
            () => problem.Expected.ShouldBe("comma"),
            () => problem.File!.ShouldEndWith("requests.csv")
        );
    }

    [Fact]
    public void A_line_with_another_number_of_fields_is_told()
    {
        raw.Write("requests", "citizen_number,date", $"{Ann},2020-01-01,x", $"{Ann}", $"{Ann},2020-01-01");
        raw.Refused()
            .Select(problem => (problem.Code, problem.Line, problem.Found))
            .ShouldBe([("REG007", 2, "3 fields"), ("REG007", 3, "1 fields")]);
    }

    [Theory]
    [InlineData("Sh\"op", 3, 13)]
    [InlineData("\"Shop\" x", 3, 11)]
    [InlineData("\"Shop", 3, 11)]
    public void A_stray_quote_is_told_with_line_and_column(string employer, int line, int column)
    {
        raw.Write(
            "job_spells",
            "citizen_number,employer,start,end",
            $"{Bob},Zoë,2020-01-01,",
            $"{Ann},{employer},2020-01-01,",
            $"{Bob},Shop,2020-01-01,"
        );
        var problem = Problem("REG008");
        problem.Line.ShouldBe(line);
        problem.Column.ShouldBe(column);
    }

    [Fact]
    public void A_missing_column_is_told_with_the_nearest_name()
    {
        raw.Write("job_spells", "citizen_number,employr,start,end", $"{Ann},Shop,2020-01-01,");
        var problem = Problem("REG006");
        problem.Expected.ShouldBe("employer");
        problem.Nearest.ShouldBe("employr");
    }

    [Fact]
    public void A_pseudonym_instead_of_the_citizen_number_is_no_raw_file()
    {
        raw.Write("requests", "person,date", "abc,2020-01-01");
        Problem("REG006").Expected.ShouldBe("citizen_number");
    }

    [Fact]
    public void Empty_files_and_files_without_rows()
    {
        raw.Write("requests", "citizen_number,date");
        using (var store = raw.Import())
        {
            store.HasTable("requests").ShouldBeTrue();
            Texts(store, "SELECT person AS x FROM requests").ShouldBeEmpty();
        }
        raw.WriteBytes("requests", []);
        Problem("REG004").File!.ShouldEndWith("requests.csv");
        raw.Write("requests", "citizen_number,date");
        raw.Write("entries", "citizen_number,entry_id,scheme,entry_date,office");
        Problem("REG011");
    }

    [Fact]
    public void Header_problems_are_told()
    {
        raw.Write("requests", "citizen_number,date,date,", $"{Ann},2020-01-01,2020-01-01,");
        raw.Refused().Select(problem => problem.Code).ShouldBe(["REG005", "REG005"]);
    }

    [Fact]
    public void Missing_tables_and_folders_are_told_all_at_once()
    {
        File.Delete(raw.PathOf("people"));
        var plan = RawFiles.Plan with { RequiredTables = ["job_spells", "entries"] };
        raw.Refused(plan)
            .Select(problem => problem.Message)
            .ShouldBe(["The table people is missing.", "The table job_spells is missing."]);
        Should
            .Throw<InputException>(() => RegisterImport.ToMemory(plan, Path.Combine(raw.Raw, "absent")))
            .Diagnostics[0]
            .Code.ShouldBe("REG001");
    }

    [Fact]
    public void Nobody_in_the_window_is_told()
    {
        var late = new EntryWindow(new NodaTime.LocalDate(2022, 1, 1), new NodaTime.LocalDate(2022, 12, 31));
        raw.Refused(RawFiles.Plan with { Windows = [late] }).Single().Code.ShouldBe("REG016");
    }

    [Fact]
    public void Covariates_pass_through_typed_and_unknown_columns_of_events_are_left_out_and_told()
    {
        raw.Write(
            "people",
            "citizen_number,birth_date,sex,debt,cards,code,since,mood",
            $"{Ann},1980-01-31,f,10.5,3,01,2019-01-01,good",
            $"{Bob},1975-06-15,m,7,,02,,"
        );
        raw.Write("requests", "citizen_number,date,adviser", $"{Ann},2020-01-01,x");
        using var store = raw.Import();
        store
            .ColumnsOf("people")
            .Skip(7)
            .Select(column => (column.Name, column.SqlType))
            .ShouldBe([
                ("debt", "DOUBLE"),
                ("cards", "INTEGER"),
                ("code", "VARCHAR"),
                ("since", "DATE"),
                ("mood", "VARCHAR"),
            ]);
        var finding = store.Report.Findings.Single(finding => finding.Rule == "column-left-out");
        finding.Column.ShouldBe("adviser");
    }

    [Fact]
    public void Capitals_do_not_matter_and_a_person_beside_the_number_is_left_out()
    {
        raw.Write("people", "Citizen_Number,Birth_Date,SEX,Education,person,row_", $"{Ann},1980-01-31,f,low,x,1");
        using var store = raw.Import();
        Texts(store, "SELECT education AS x FROM people").ShouldBe(["low"]);
        Texts(store, "SELECT p.person AS x FROM people p JOIN entries USING (person)").Length.ShouldBe(1);
        store.Report.Findings.Select(finding => finding.Column).ShouldBe(["person", "row_"]);
        raw.Write("people", "citizen_number,birth_date,sex,Sex", $"{Ann},1980-01-31,f,f");
        Problem("REG005").Column.ShouldBe(4);
    }

    [Fact]
    public void Parquet_gives_the_same_content_as_csv()
    {
        File.WriteAllText(raw.PathOf("job_spells"), Jobs);
        using var before = raw.Import();
        using (var database = DuckDbDatabase.InMemory())
        using (var connection = database.Connect())
        {
            connection.Execute(
                $"COPY (SELECT '{Ann}' AS citizen_number, 'Café Zoë' AS employer, TIMESTAMP '2020-01-01' AS start, "
                    + "NULL::DATE AS \"end\", 12.5::DECIMAL(5,2) AS hourly_wage UNION ALL "
                    + $"SELECT '{Bob}', 'Bäcker', DATE '2020-02-01', DATE '2020-03-01', 9) "
                    + $"TO '{raw.PathOf("job_spells").Replace(".csv", ".parquet", StringComparison.Ordinal)}' (FORMAT parquet)"
            );
        }
        raw.Refused().Single().Code.ShouldBe("REG003");
        File.Delete(raw.PathOf("job_spells"));
        using var after = raw.Import();
        after.Report.Tables.Single(table => table.Table == "job_spells").Encoding.ShouldBe("Parquet");
        after.Report.Findings.ShouldBeEmpty();
        after.ContentHash.ShouldBe(before.ContentHash);
    }

    [Fact]
    public void A_broken_parquet_file_is_told()
    {
        File.WriteAllText(Path.Combine(raw.Raw, "requests.parquet"), "no parquet at all, only text");
        Problem("REG015").File!.ShouldEndWith("requests.parquet");
    }

    public void Dispose() => raw.Dispose();

    private Diagnostic Problem(string code)
    {
        var problem = raw.Refused().ShouldHaveSingleItem();
        problem.Code.ShouldBe(code);
        return problem;
    }

    private static string?[] Texts(RegisterStore store, string sql)
    {
        using var connection = store.Connect();
        return connection.ReadColumns(sql).Texts("x").Values;
    }
}
