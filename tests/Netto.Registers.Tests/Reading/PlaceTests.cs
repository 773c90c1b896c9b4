using System.Text;
using Netto.Registers.Reading;
using Netto.Registers.Store;

namespace Netto.Registers.Tests.Reading;

/// <summary>Lines and columns of messages, where lines are blank, quoted or hold other letters.</summary>
[Trait("Kind", "Hand")]
public sealed class PlaceTests : IDisposable
{
    private const string Ann = RawFiles.Ann;

    private readonly RawFiles raw = new();

    [Fact]
    public void Cells_are_found_behind_blank_lines_and_quoted_ones()
    {
        // Lines 1 to 6: the header, a blank line, a row, a row of two lines, a row.
        raw.Write("any", "a,b", "", "é1,2", "3,\"x", "y\"", "5,\"\"\"6\"");
        using var csv = CheckedCsv.Open(raw.PathOf("any"));

        csv.Rows.ShouldBe(3);
        csv.PlaceOf(0, "a").ShouldBe(new CsvPlace(3, 1));
        csv.PlaceOf(0, "b").ShouldBe(new CsvPlace(3, 4));
        csv.PlaceOf(1, "b").ShouldBe(new CsvPlace(4, 3));
        csv.PlaceOf(2, "a").ShouldBe(new CsvPlace(6, 1));
        csv.PlaceOf(2, "b").ShouldBe(new CsvPlace(6, 3));
        csv.PlaceOf(3, "a").ShouldBeNull();
        csv.PlaceOf(0, "c").ShouldBeNull();
    }

    [Fact]
    public void Columns_are_counted_in_letters_and_a_line_is_told_once()
    {
        raw.Write("requests", "citizen_number,date", "Café,2020\"01\"01", $"{Ann},2020-01-01");

        var problem = raw.Refused().ShouldHaveSingleItem();

        (problem.Code, problem.Line, problem.Column).ShouldBe(("REG008", 2, 10));
    }

    [Fact]
    public void Another_sign_is_told_where_it_first_stands_in_letters()
    {
        raw.Write("requests", "citizen_number,date", "Café;2020-01-01");

        var problem = raw.Refused().ShouldHaveSingleItem();

        (problem.Code, problem.Line, problem.Column).ShouldBe(("REG007", 2, 5));
        problem.Found.ShouldBe("semicolon");
    }

    [Fact]
    public void Where_rows_are_no_lines_the_log_counts_rows()
    {
        raw.Write("requests", "citizen_number,date", $"{Ann},2020-01-01", "", $"{Ann},soon");
        using var store = raw.Import();

        var example = store.Report.Findings.ShouldHaveSingleItem().Examples.ShouldHaveSingleItem();
        (example.Row, example.Line).ShouldBe((2, null));
    }

    [Fact]
    public void The_delimiter_is_the_one_that_divides_known_names()
    {
        raw.Write("requests", "citizen_number;date;a,b,c,d", $"{Ann};2020-01-01;x");
        using var store = raw.Import();

        store.Report.Tables.Single(table => table.Table == "requests").Delimiter.ShouldBe("semicolon");
        store.Report.Findings.Select(finding => finding.Column).ShouldBe(["a,b,c,d"]);
    }

    [Fact]
    public void A_name_in_quotes_may_hold_the_delimiter()
    {
        raw.Write("people", "citizen_number,birth_date,sex,\"income, monthly\"", $"{Ann},1980-01-31,f,1500");
        using var store = raw.Import();

        Texts(store, "SELECT (\"income, monthly\" + 1)::VARCHAR AS x FROM people").ShouldBe(["1501"]);
    }

    [Fact]
    public void Curly_quotes_are_signs_of_Windows()
    {
        var bytes = Encoding.Latin1.GetBytes($"citizen_number,employer,start,end\n{Ann},?Hoek,2020-01-01,\n");
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0x93;
        raw.WriteBytes("job_spells", bytes);
        using var store = raw.Import();

        store.Report.Tables.Single(table => table.Table == "job_spells").Encoding.ShouldBe("Windows-1252");
        Texts(store, "SELECT employer AS x FROM job_spells").ShouldBe(["“Hoek"]);
    }

    public void Dispose() => raw.Dispose();

    private static string?[] Texts(RegisterStore store, string sql)
    {
        using var connection = store.Connect();
        return connection.ReadColumns(sql).Texts("x").Values;
    }
}
