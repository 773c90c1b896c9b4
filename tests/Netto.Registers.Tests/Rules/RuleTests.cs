using Netto.DuckDb;
using Netto.Protocol;
using Netto.Registers.Rules;
using Netto.Registers.Store;

namespace Netto.Registers.Tests.Rules;

/// <summary>Each rule of docs/registers.md with the smallest file that breaks it, under each action.</summary>
[Trait("Kind", "Hand")]
public sealed class RuleTests : IDisposable
{
    private const string Ann = RawFiles.Ann;
    private const string Bob = RawFiles.Bob;

    private readonly RawFiles raw = new();

    [Fact]
    public void Wrong_type_sets_the_row_apart_and_keeps_it_as_it_was()
    {
        raw.Write(
            "job_spells",
            "citizen_number,employer,start,end,hours_per_week",
            $"{Ann},Bakery,2020-01-01,,36",
            $"{Ann},Shop,2020-02-01,,many"
        );
        using var store = raw.Import();
        var finding = Single(store, "wrong-type");
        finding.ShouldSatisfyAllConditions(
            () => finding.Table.ShouldBe("job_spells"),
            () => finding.Column.ShouldBe("hours_per_week"),
            () => finding.Action.ShouldBe(ImportAction.Quarantine),
            () => finding.Rows.ShouldBe(1),
            () => finding.Examples.ShouldBe([new ImportExample("job_spells.csv", 2, 3, "many")])
        );
        Count(store, "job_spells").ShouldBe(1);
        var apart = Read(store, "SELECT q.*, p.person AS known FROM quarantine q JOIN people p USING (person)");
        apart
            .Texts("raw")
            .Values[0]
            .ShouldBe("""{"employer":"Shop","start":"2020-02-01","end":null,"hours_per_week":"many"}""");
        apart.Longs("line").Values[0].ShouldBe(3);
    }

    [Fact]
    public void Wrong_type_repaired_empties_the_cell()
    {
        raw.Write("job_spells", "citizen_number,employer,start,end,hours_per_week", $"{Ann},Shop,2020-02-01,,many");
        using var store = raw.Import(new ImportRules { WrongType = ImportAction.Repair });
        Single(store, "wrong-type").Action.ShouldBe(ImportAction.Repair);
        Read(store, "SELECT hours_per_week FROM job_spells")
            .Doubles("hours_per_week")
            .Validity.MissingCount.ShouldBe(1);
    }

    [Fact]
    public void Wrong_type_of_a_required_cell_sets_the_row_apart_even_under_repair()
    {
        raw.Write("requests", "citizen_number,date", $"{Ann},soon", $"{Ann},", $"{Ann},2020-01-02");
        using var store = raw.Import(new ImportRules { WrongType = ImportAction.Repair });
        Findings(store, "wrong-type").Sum(finding => finding.Rows).ShouldBe(2);
        Count(store, "requests").ShouldBe(1);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1e2")]
    [InlineData("twenty")]
    [InlineData("99999999999")]
    public void Whole_numbers_are_whole(string year)
    {
        raw.Write("self_employment", "citizen_number,year", $"{Ann},{year}", $"{Bob},2020");
        using var store = raw.Import();
        Single(store, "wrong-type").Rows.ShouldBe(1);
        Count(store, "self_employment").ShouldBe(1);
    }

    [Theory]
    [InlineData("2020-02-30", "impossible-date")]
    [InlineData("2021-13-01", "impossible-date")]
    [InlineData("0001-01-01", "impossible-date")]
    [InlineData("1 Feb 2020", "wrong-type")]
    [InlineData("2020-1-2", "wrong-type")]
    public void Dates_must_be_on_the_calendar(string date, string rule)
    {
        raw.Write("requests", "citizen_number,date", $"{Ann},{date}");
        using var store = raw.Import();
        Single(store, rule).Examples[0].Found.ShouldBe(date);
        Count(store, "requests").ShouldBe(0);
    }

    [Fact]
    public void Impossible_end_repaired_becomes_open_and_a_birth_after_the_data_is_impossible()
    {
        raw.Write("instruments", "citizen_number,kind,start,end", $"{Ann},coach,2020-01-01,2020-02-30");
        raw.Write("people", "citizen_number,birth_date,sex", $"{Ann},2980-01-31,f", $"{Bob},1975-06-15,m");
        using var store = raw.Import(new ImportRules { ImpossibleDate = ImportAction.Repair });
        Read(store, "SELECT \"end\" AS e FROM instruments").Dates("e").Validity.MissingCount.ShouldBe(1);
        Findings(store, "impossible-date").Count.ShouldBe(2);
        Read(store, "SELECT birth_date AS b FROM people").Dates("b").Validity.MissingCount.ShouldBe(1);
    }

    [Fact]
    public void The_end_of_time_is_read_as_open()
    {
        raw.Write("instruments", "citizen_number,kind,start,end", $"{Ann},coach,2020-01-01,9999-12-31");
        using var store = raw.Import();
        Single(store, "end-of-time").Action.ShouldBe(ImportAction.Repair);
        Read(store, "SELECT \"end\" AS e FROM instruments").Dates("e").Validity.MissingCount.ShouldBe(1);
    }

    [Fact]
    public void End_before_start_sets_apart_or_swaps_or_stops()
    {
        raw.Write(
            "instruments",
            "citizen_number,kind,start,end",
            $"{Ann},coach,2020-05-01,2020-01-01",
            $"{Ann},test,2020-05-01,2020-05-01"
        );
        using (var store = raw.Import())
        {
            Single(store, "end-before-start").Examples[0].Line.ShouldBe(2);
            Count(store, "instruments").ShouldBe(1);
        }
        using (var store = raw.Import(new ImportRules { EndBeforeStart = ImportAction.Repair }))
        {
            Read(
                store,
                "SELECT start, \"end\" AS e FROM instruments WHERE kind = 'coach' AND start = DATE '2020-01-01' AND \"end\" = DATE '2020-05-01'"
            )
                .RowCount.ShouldBe(1);
        }
        var problem = raw.Refused(Rules(new ImportRules { EndBeforeStart = ImportAction.Stop })).Single();
        problem.Code.ShouldBe("REG010");
        problem.Line.ShouldBe(2);
        problem.Message.ShouldContain("end-before-start");
    }

    [Fact]
    public void Overlap_cuts_the_earlier_spell_off_where_the_next_begins()
    {
        raw.Write(
            "benefit_spells",
            "citizen_number,scheme,start,end,phase",
            $"{Ann},WGA,2020-01-01,2020-12-01,LGU",
            $"{Ann},WGA,2020-06-01,,LAU",
            $"{Ann},WW,2020-02-01,2020-03-01,",
            $"{Bob},WGA,2020-02-01,2020-03-01,LGU",
            $"{Bob},WGA,2020-03-01,2020-04-01,LAU"
        );
        using var store = raw.Import();
        Single(store, "overlap").Rows.ShouldBe(1);
        var cut = Read(
            store,
            "SELECT \"end\" AS e FROM benefit_spells WHERE phase = 'LGU' AND start = DATE '2020-01-01'"
        );
        DuckDbDate.FromDays(cut.Dates("e").Days[0]).ShouldBe(new DateOnly(2020, 6, 1));
        Count(store, "benefit_spells").ShouldBe(5);
    }

    [Fact]
    public void Of_two_equal_spells_one_stays()
    {
        raw.Write(
            "job_spells",
            "citizen_number,employer,start,end",
            $"{Ann},Shop,2020-01-01,2020-03-01",
            $"{Ann},Shop,2020-01-01,2020-03-01"
        );
        using var store = raw.Import();
        Single(store, "overlap").Rows.ShouldBe(1);
        Count(store, "job_spells").ShouldBe(1);
        using var strict = raw.Import(new ImportRules { Overlap = ImportAction.Quarantine });
        Single(strict, "overlap").Action.ShouldBe(ImportAction.Quarantine);
    }

    [Fact]
    public void Of_equal_rows_with_one_key_one_stays_and_rows_that_differ_go()
    {
        raw.Write(
            "people",
            "citizen_number,birth_date,sex,education",
            $"{Ann},1980-01-31,f,",
            $"{Ann},1980-01-31,f,",
            $"{Bob},1975-06-15,m,low",
            $"{Bob},1975-06-15,m,"
        );
        using var store = raw.Import();
        Findings(store, "duplicate-key")
            .Select(finding => (finding.Action, finding.Rows))
            .ShouldBe([(ImportAction.Quarantine, 2), (ImportAction.Repair, 1)]);
        Count(store, "people").ShouldBe(1);
    }

    [Fact]
    public void A_person_without_an_entry_is_set_apart()
    {
        const string Stranger = "987654329";
        raw.Write("requests", "citizen_number,date", $"{Stranger},2020-01-01", $"{Ann},2020-01-02");
        using var store = raw.Import();
        Single(store, "person-without-entry")
            .ShouldSatisfyAllConditions(
                finding => finding.Rows.ShouldBe(1),
                finding => finding.Examples[0].Found.ShouldBeNull()
            );
        Count(store, "requests").ShouldBe(1);
    }

    [Theory]
    [InlineData("123456789")]
    [InlineData("12345")]
    [InlineData("abcdefghi")]
    [InlineData("000000000")]
    public void The_eleven_test_keeps_wrong_numbers_out_and_never_shows_them(string number)
    {
        raw.Write("requests", "citizen_number,date", $"{number},2020-01-01");
        using var store = raw.Import();
        Single(store, "eleven-test").Examples[0].Found.ShouldBeNull();
        Read(store, "SELECT raw FROM quarantine").Texts("raw").Values.ShouldBe(["""{"date":"2020-01-01"}"""]);
        Import.ImportLogFile.Text(store.Report).ShouldNotContain(number);
    }

    [Fact]
    public void A_lost_leading_zero_is_the_same_person()
    {
        raw.Write("requests", "citizen_number,date", $"{RawFiles.Cor.TrimStart('0')},2020-03-01");
        using var store = raw.Import();
        store.Report.Findings.ShouldBeEmpty();
        Read(store, "SELECT entry_id FROM requests JOIN entries USING (person)")
            .Texts("entry_id")
            .Values.ShouldBe(["E3"]);
    }

    [Fact]
    public void Unknown_codes_are_set_apart_or_emptied_and_other_codes_are_translated()
    {
        raw.Write(
            "contacts",
            "citizen_number,date,kind,form,status",
            $"{Ann},2020-01-01,intake,individual,held",
            $"{Ann},2020-02-01,INT1,individual,held",
            $"{Ann},2020-03-01,dance,individual,held",
            $"{Ann},2020-04-01,intake,in pairs,held"
        );
        using (var store = raw.Import())
        {
            Findings(store, "unknown-code").Sum(finding => finding.Rows).ShouldBe(2);
            Findings(store, "other-code").ShouldHaveSingleItem().Rows.ShouldBe(1);
            Read(store, "SELECT DISTINCT kind FROM contacts").Texts("kind").Values.ShouldBe(["intake"]);
            Count(store, "contacts").ShouldBe(2);
        }
        using (var store = raw.Import(new ImportRules { UnknownCode = ImportAction.Repair }))
        {
            // The kind must be there, so only the form can be emptied.
            Count(store, "contacts").ShouldBe(3);
            Read(store, "SELECT 1 AS x FROM contacts WHERE form IS NULL").RowCount.ShouldBe(1);
        }
    }

    [Fact]
    public void Rows_after_the_last_day_of_the_data_are_counted_or_set_apart()
    {
        raw.Write("requests", "citizen_number,date", $"{Ann},2023-06-30", $"{Ann},2023-07-01");
        using (var store = raw.Import())
        {
            Single(store, "outside-follow-up")
                .ShouldSatisfyAllConditions(
                    finding => finding.Rows.ShouldBe(1),
                    finding => finding.Action.ShouldBe(ImportAction.Repair)
                );
            Count(store, "requests").ShouldBe(2);
            store.DataUntil.ShouldBe(new NodaTime.LocalDate(2023, 6, 30));
        }
        using (var store = raw.Import(new ImportRules { OutsideFollowUp = ImportAction.Quarantine }))
        {
            Count(store, "requests").ShouldBe(1);
        }
    }

    [Fact]
    public void Of_two_entries_in_the_window_the_first_stays()
    {
        raw.Write(
            "entries",
            "citizen_number,entry_id,scheme,entry_date,office",
            $"{Ann},E9,WGA,2020-03-01,Arnhem",
            $"{Ann},E1,WGA,2019-10-01,Arnhem",
            $"{Ann},E0,WGA,2018-10-01,Arnhem",
            $"{Ann},E7,WW,2020-10-01,Arnhem",
            $"{Bob},E2,WGA,2019-11-15,Goes",
            $"{RawFiles.Cor},E3,WGA,2020-02-29,Goes"
        );
        using (var store = raw.Import())
        {
            Single(store, "two-entries").Examples.ShouldBe([new ImportExample("entries.csv", 1, 2, "2020-03-01")]);
            Read(store, "SELECT entry_id FROM entries ORDER BY entry_id")
                .Texts("entry_id")
                .Values.ShouldBe(["E0", "E1", "E2", "E3", "E7"]);
        }
        using (var store = raw.Import(new ImportRules { TwoEntries = ImportAction.Quarantine }))
        {
            Single(store, "two-entries").Rows.ShouldBe(2);
        }
        raw.Refused(Rules(new ImportRules { TwoEntries = ImportAction.Stop }))
            .Single()
            .Message.ShouldContain("two-entries");
    }

    [Fact]
    public void All_rules_that_say_stop_are_told_at_once()
    {
        raw.Write("requests", "citizen_number,date", $"{Ann},2020-02-30");
        raw.Write("instruments", "citizen_number,kind,start,end", $"{Ann},coach,2020-05-01,2020-01-01");
        var rules = new ImportRules { ImpossibleDate = ImportAction.Stop, EndBeforeStart = ImportAction.Stop };
        raw.Refused(Rules(rules)).Count.ShouldBe(2);
    }

    public void Dispose() => raw.Dispose();

    private static ImportPlan Rules(ImportRules rules) => RawFiles.Plan with { Rules = rules };

    private static List<ImportFinding> Findings(RegisterStore store, string rule) =>
        store.Report.Findings.Where(finding => finding.Rule == rule).ToList();

    private static ImportFinding Single(RegisterStore store, string rule)
    {
        store.Report.Findings.Select(finding => finding.Rule).Distinct().ShouldBe([rule]);
        return store.Report.Findings.ShouldHaveSingleItem();
    }

    private static long Count(RegisterStore store, string table)
    {
        using var connection = store.Connect();
        return connection.ReadValue($"SELECT count(*) FROM {table}").AsLong();
    }

    private static DuckDbColumns Read(RegisterStore store, string sql)
    {
        using var connection = store.Connect();
        return connection.ReadColumns(sql);
    }
}
