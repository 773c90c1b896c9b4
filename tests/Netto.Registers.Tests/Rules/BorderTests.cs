using Netto.Protocol;
using Netto.Registers.Rules;
using Netto.Registers.Schema;
using Netto.Registers.Store;
using NodaTime;

namespace Netto.Registers.Tests.Rules;

/// <summary>Values that just pass a rule, and those that just do not.</summary>
[Trait("Kind", "Hand")]
public sealed class BorderTests : IDisposable
{
    private const string Ann = RawFiles.Ann;
    private const string Bob = RawFiles.Bob;

    private readonly RawFiles raw = new();

    [Theory]
    [InlineData("2499-12-31", "", "2499-12-31")]
    [InlineData("2500-01-01", "end-of-time", null)]
    [InlineData("1850-01-01", "end-before-start", null)]
    [InlineData("1849-12-31", "impossible-date", null)]
    public void Ends_from_2500_on_are_open(string end, string rule, string? stored)
    {
        raw.Write("instruments", "citizen_number,kind,start,end", $"{Ann},coach,2020-01-01,{end}");
        using var store = raw.Import();

        Rules(store).ShouldBe(rule.Length == 0 ? [] : [$"instruments.end {rule}"]);
        Texts(store, "SELECT \"end\"::VARCHAR AS x FROM instruments")
            .ShouldBe(rule is "" or "end-of-time" ? [stored] : []);
    }

    [Theory]
    [InlineData("2500-01-01", true)]
    [InlineData("1850-01-01", false)]
    public void A_day_of_an_event_is_never_the_end_of_time(string date, bool impossible)
    {
        raw.Write("requests", "citizen_number,date", $"{Ann},{date}");
        using var store = raw.Import();

        Rules(store).Contains("requests.date impossible-date").ShouldBe(impossible);
    }

    [Theory]
    [InlineData("2023-06-30", true)] // the last day of the data
    [InlineData("2023-07-01", false)]
    public void Nobody_is_born_after_the_data(string birth, bool kept)
    {
        raw.Write("people", "citizen_number,birth_date,sex", $"{Ann},{birth},f");
        using var store = raw.Import();

        Texts(store, "SELECT sex AS x FROM people").Length.ShouldBe(kept ? 1 : 0);
    }

    [Fact]
    public void Truth_is_written_in_these_words()
    {
        string[] yes = ["1", "true", "yes", "ja", "JA"];
        string[] no = ["0", "false", "no", "nee", "False"];
        raw.Write(
            "applications",
            [
                "citizen_number,date,own_initiative",
                .. yes.Concat(no).Append("perhaps").Select(word => $"{Ann},2020-01-01,{word}"),
            ]
        );
        using var store = raw.Import();

        Rules(store).ShouldBe(["applications.own_initiative wrong-type"]);
        Texts(store, "SELECT own_initiative::VARCHAR AS x FROM applications ORDER BY x DESC")
            .ShouldBe([.. yes.Select(_ => "true"), .. no.Select(_ => "false")]);
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("inf")]
    [InlineData("NaN")]
    [InlineData("1,5")] // a comma among points
    public void Numbers_are_finite_and_have_one_mark(string wage)
    {
        raw.Write(
            "job_spells",
            "citizen_number;employer;start;end;hourly_wage",
            $"{Ann};Shop;2020-01-01;;12.5",
            $"{Ann};Bakery;2020-01-01;;{wage}"
        );
        using var store = raw.Import();

        // As many commas as points: the mark is the point.
        Rules(store).ShouldBe(["job_spells.hourly_wage wrong-type"]);
        Texts(store, "SELECT hourly_wage::VARCHAR AS x FROM job_spells").ShouldBe(["12.5"]);
    }

    [Fact]
    public void A_point_among_commas_is_no_number_either()
    {
        raw.Write(
            "job_spells",
            "citizen_number;employer;start;end;hourly_wage",
            $"{Ann};Shop;2020-01-01;;12,5",
            $"{Ann};Inn;2020-01-01;;13,5",
            $"{Ann};Bakery;2020-01-01;;14.5"
        );
        using var store = raw.Import();

        Rules(store).ShouldBe(["job_spells.hourly_wage wrong-type"]);
        Texts(store, "SELECT hourly_wage::VARCHAR AS x FROM job_spells ORDER BY x").ShouldBe(["12.5", "13.5"]);
    }

    [Fact]
    public void The_log_shows_five_rows_and_counts_all()
    {
        raw.Write("requests", ["citizen_number,date", .. Enumerable.Range(0, 6).Select(_ => $"{Ann},soon")]);
        using var store = raw.Import();

        var finding = store.Report.Findings.ShouldHaveSingleItem();
        finding.Rows.ShouldBe(6);
        finding.Examples.Select(example => example.Line).ShouldBe([2, 3, 4, 5, 6]);
    }

    [Fact]
    public void What_was_not_delivered_is_not_there()
    {
        using var store = raw.Import();

        store.HasTable("people").ShouldBeTrue();
        store.HasColumn("people", "sex").ShouldBeTrue();
        store.HasColumn("people", "education").ShouldBeFalse();
        store.HasTable("contacts").ShouldBeFalse();
        store.HasColumn("contacts", "date").ShouldBeFalse();
    }

    [Fact]
    public void People_lie_in_the_order_of_their_first_entry()
    {
        raw.Write(
            "entries",
            "citizen_number,entry_id,scheme,entry_date,office",
            $"{Bob},E2,WGA,2019-11-15,Goes",
            $"{Ann},E4,WGA,2022-01-01,Arnhem",
            $"{RawFiles.Cor},E0,WGA,2019-11-15,Goes",
            $"{Ann},E1,WGA,2019-10-01,Arnhem"
        );
        using var store = raw.Import();

        Texts(
                store,
                "SELECT string_agg(entry_id, ' ' ORDER BY entry_id) AS x FROM person_order JOIN entries USING (person) GROUP BY place ORDER BY place"
            )
            .ShouldBe(["E1 E4", "E0", "E2"]);
    }

    [Fact]
    public void The_content_hash_knows_in_which_column_a_value_stands()
    {
        var hashes = new List<string>();
        foreach (var row in new[] { "1,", ",1" })
        {
            raw.Write("people", "citizen_number,birth_date,sex,partner,children", $"{Ann},1980-01-31,f,{row}");
            using var store = raw.Import();
            hashes.Add(store.ContentHash);
        }

        hashes[0].ShouldNotBe(hashes[1]);
    }

    [Fact]
    public void A_window_about_the_start_is_one_of_entries_some_weeks_before()
    {
        // 23 July 2012 to 1 April 2013, thirteen weeks earlier.
        ImportPlan
            .From(ProtocolTemplate.Find("ww-even-odd")!.Read())
            .Windows.ShouldBe([new EntryWindow(new LocalDate(2012, 4, 23), new LocalDate(2012, 12, 31))]);
    }

    [Fact]
    public void A_window_about_the_assignment_says_nothing_of_entries_and_the_period_before_does()
    {
        var wga = ProtocolTemplate.Find("wga")!.Read();
        var before = new EntryWindow(new LocalDate(2017, 1, 1), new LocalDate(2019, 9, 30));
        var inflow = wga.Population.Inflow!;

        ImportPlan.From(wga).Windows.ShouldBe([new EntryWindow(inflow.From, inflow.Until), before]);
        var assigned = wga with
        {
            Population = wga.Population with { Inflow = inflow with { About = DateOfPerson.Assignment } },
        };
        ImportPlan.From(assigned).Windows.ShouldBe([before]);
    }

    [Fact]
    public void A_code_and_the_other_codes_of_a_service_stand_for_it()
    {
        var wga = ProtocolTemplate.Find("wga")!.Read();
        var service = wga.Services.Conversations[0];
        var plan = ImportPlan.From(
            wga with
            {
                Services = wga.Services with { Conversations = [service with { Codes = ["OLD1", "OLD2"] }] },
            }
        );

        plan.Codes[ProtocolCodeList.Contacts]
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={pair.Value}")
            .ShouldBe([$"OLD1={service.Id}", $"OLD2={service.Id}", $"{service.Id}={service.Id}"]);
    }

    public void Dispose() => raw.Dispose();

    private static List<string> Rules(RegisterStore store) =>
        [.. store.Report.Findings.Select(finding => $"{finding.Table}.{finding.Column} {finding.Rule}")];

    private static string?[] Texts(RegisterStore store, string sql)
    {
        using var connection = store.Connect();
        return connection.ReadColumns(sql).Texts("x").Values;
    }
}
