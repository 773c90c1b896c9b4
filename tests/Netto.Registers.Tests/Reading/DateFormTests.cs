using Netto.Registers.Store;

namespace Netto.Registers.Tests.Reading;

/// <summary>Dates as Dutch extracts write them: found per column, reported, and never guessed.</summary>
[Trait("Kind", "Hand")]
public sealed class DateFormTests : IDisposable
{
    private const string Ann = RawFiles.Ann;
    private const string Bob = RawFiles.Bob;
    private const string Jobs = "citizen_number;employer;start;end";

    private readonly RawFiles raw = new();

    [Theory]
    [InlineData("31-01-2020", "01-03-2021", "dd-mm-yyyy")]
    [InlineData("31-1-2020", "1-3-2021", "dd-mm-yyyy")]
    [InlineData("31/01/2020", "01/03/2021", "dd/mm/yyyy")]
    [InlineData("31.01.2020", "01.03.2021", "dd.mm.yyyy")]
    [InlineData("20200131", "20210301", "yyyymmdd")]
    [InlineData("2020-01-31", "2021-03-01", null)]
    public void The_form_of_dates_is_found_and_reported(string start, string end, string? form)
    {
        raw.Write("job_spells", Jobs, $"{Ann};Shop;{start};{end}", $"{Bob};Inn;{start};");
        using var store = raw.Import();

        store.Report.Tables.Single(table => table.Table == "job_spells").Dates.ShouldBe(form);
        store.Report.Findings.ShouldBeEmpty();
        Days(store, "SELECT start AS x FROM job_spells").ShouldAllBe(day => day == new DateOnly(2020, 1, 31));
        Days(store, "SELECT \"end\" AS x FROM job_spells WHERE \"end\" IS NOT NULL").ShouldBe([new(2021, 3, 1)]);
    }

    [Fact]
    public void The_form_of_dates_does_not_change_the_content()
    {
        raw.Write("job_spells", Jobs, $"{Ann};Shop;2020-01-31;2021-03-01");
        using var iso = raw.Import();
        raw.Write("job_spells", Jobs, $"{Ann};Shop;31-01-2020;01-03-2021");
        using var dutch = raw.Import();

        dutch.ContentHash.ShouldBe(iso.ContentHash);
    }

    [Fact]
    public void Columns_of_one_file_may_differ_and_the_report_says_which()
    {
        raw.Write("job_spells", Jobs, $"{Ann};Shop;31-01-2020;20210301");
        using var store = raw.Import();

        store
            .Report.Tables.Single(table => table.Table == "job_spells")
            .Dates.ShouldBe("start dd-mm-yyyy, end yyyymmdd");
        Days(store, "SELECT \"end\" AS x FROM job_spells").ShouldBe([new(2021, 3, 1)]);
    }

    [Fact]
    public void Days_that_can_be_read_in_two_ways_stop_the_import_with_their_place()
    {
        raw.Write("requests", "citizen_number,date", $"{Ann},", $"{Ann},01-02-2020", $"{Bob},03-04-2020");

        var problem = raw.Refused().ShouldHaveSingleItem();

        problem.Code.ShouldBe("REG017");
        problem.File!.ShouldEndWith("requests.csv");
        problem.Line.ShouldBe(3);
        problem.Found.ShouldBe("01-02-2020");
        problem.Message.ShouldContain("date");
    }

    [Theory]
    [InlineData("12-03-2020", false)] // the twelfth may be a month
    [InlineData("13-03-2020", true)]
    public void A_thirteenth_day_tells_that_the_day_comes_first(string date, bool told)
    {
        raw.Write("requests", "citizen_number,date", $"{Ann},01-02-2020", $"{Bob},{date}");
        if (told)
        {
            using var store = raw.Import();
            store.Report.Findings.ShouldBeEmpty();
        }
        else
        {
            raw.Refused().ShouldHaveSingleItem().Code.ShouldBe("REG017");
        }
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)] // so many outweigh one, which is then a wrong cell
    public void One_date_the_other_way_round_is_a_wrong_cell_among_many(int others, bool read)
    {
        var days = Enumerable.Range(0, others).Select(i => $"{Ann},{13 + (i % 15)}-0{1 + (i / 15)}-2020");
        raw.Write("requests", ["citizen_number,date", .. days, $"{Ann},05-25-2020"]);
        if (read)
        {
            using var store = raw.Import();
            store.Report.Findings.ShouldHaveSingleItem().Examples.ShouldHaveSingleItem().Found.ShouldBe("05-25-2020");
        }
        else
        {
            raw.Refused().ShouldHaveSingleItem().Found.ShouldBe("05-25-2020");
        }
    }

    [Fact]
    public void A_column_with_the_month_first_is_not_settled_by_others()
    {
        raw.Write("job_spells", Jobs, $"{Ann};Shop;28-02-2020;28-03-2020");
        raw.Write("requests", "citizen_number,date", $"{Ann},02-28-2020", $"{Ann},02-01-2020");

        raw.Refused().ShouldHaveSingleItem().Code.ShouldBe("REG017");
    }

    [Fact]
    public void A_year_of_two_digits_is_no_date()
    {
        raw.Write("requests", "citizen_number,date", $"{Ann},31-01-2020", $"{Ann},31-01-20");
        using var store = raw.Import();

        store.Report.Findings.ShouldHaveSingleItem().Rule.ShouldBe("wrong-type");
    }

    [Fact]
    public void Another_column_that_is_certain_settles_it()
    {
        raw.Write("job_spells", Jobs, $"{Ann};Shop;01-02-2020;28-02-2020");
        raw.Write("requests", "citizen_number,date", $"{Ann},01-02-2020");
        using var store = raw.Import();

        Days(store, "SELECT start AS x FROM job_spells").ShouldBe([new(2020, 2, 1)]);
        Days(store, "SELECT date AS x FROM requests").ShouldBe([new(2020, 2, 1)]);
    }

    [Fact]
    public void The_month_first_is_refused()
    {
        raw.Write("requests", "citizen_number,date", $"{Ann},01/02/2020", $"{Bob},12/31/2020");

        var problem = raw.Refused().ShouldHaveSingleItem();

        problem.Code.ShouldBe("REG017");
        problem.Line.ShouldBe(3);
        problem.Message.ShouldContain("month first");
    }

    [Fact]
    public void A_date_of_another_form_or_off_the_calendar_is_set_apart()
    {
        var lines = Enumerable.Range(13, 10).Select(day => $"{Ann},{day}-01-2020");
        raw.Write("requests", ["citizen_number,date", .. lines, $"{Ann},30-02-2020", $"{Bob},2020-01-01"]);
        using var store = raw.Import();

        store
            .Report.Findings.Select(finding => (finding.Rule, finding.Rows, finding.Examples[0].Found))
            .ShouldBe([("impossible-date", 1, "30-02-2020"), ("wrong-type", 1, "2020-01-01")]);
        store.Report.Tables.Single(table => table.Table == "requests").RowsKept.ShouldBe(10);
    }

    [Theory]
    [InlineData("31-12-9999")]
    [InlineData("99991231")]
    public void The_end_of_time_is_an_open_end_in_every_form(string end)
    {
        raw.Write("job_spells", Jobs, $"{Ann};Shop;2020-01-31;{end}", $"{Bob};Shop;2020-01-31;{end}");
        using var store = raw.Import();

        store.Report.Findings.ShouldHaveSingleItem().Rule.ShouldBe("end-of-time");
        Days(store, "SELECT \"end\" AS x FROM job_spells WHERE \"end\" IS NOT NULL").ShouldBeEmpty();
    }

    [Fact]
    public void A_covariate_with_dates_is_a_date()
    {
        raw.Write("people", "citizen_number,birth_date,sex,since", $"{Ann},31-01-1980,f,15-06-2019", $"{Bob},,m,");
        using var store = raw.Import();

        store.ColumnsOf("people").Single(column => column.Name == "since").SqlType.ShouldBe("DATE");
    }

    public void Dispose() => raw.Dispose();

    private static List<DateOnly> Days(RegisterStore store, string sql)
    {
        using var connection = store.Connect();
        var rows = connection.ReadColumns(sql);
        return Enumerable
            .Range(0, rows.RowCount)
            .Select(row => new DateOnly(1970, 1, 1).AddDays(rows.Dates("x").Days[row]))
            .ToList();
    }
}
