using NodaTime;

namespace Netto.Registers.Tests.Rules;

/// <summary>Registers that fall silent while people are still followed.</summary>
[Trait("Kind", "Hand")]
public sealed class DataEndTests : IDisposable
{
    private readonly RawFiles raw = new();

    [Fact]
    public void Registers_that_end_before_the_follow_up_does_are_refused()
    {
        // A request every week until 31 December 2020; the protocol says there are data until 30 June 2023.
        WriteWeeks(new DateOnly(2020, 12, 31));

        var problem = raw.Refused(RawFiles.Plan with { FollowUpMonths = 24 }).ShouldHaveSingleItem();

        problem.Code.ShouldBe("REG018");
        problem.Found!.ShouldStartWith("no date after 2020-12-31");
        problem.Found!.ShouldContain("3 of 3 people");
        problem.Remedy!.ShouldContain("follow_up.data_until to 2020-12-31");
    }

    [Fact]
    public void Nobody_who_is_followed_that_long_is_no_reason_to_stop()
    {
        WriteWeeks(new DateOnly(2020, 12, 31));
        using var store = raw.Import(RawFiles.Plan with { FollowUpMonths = 10 });

        store.Report.DataUntil.ShouldBe(new LocalDate(2023, 6, 30));
        store.Report.LastDate.ShouldBe(new LocalDate(2020, 12, 31));
    }

    [Fact]
    public void Registers_that_go_on_to_the_end_are_taken()
    {
        WriteWeeks(new DateOnly(2023, 6, 15));
        using var store = raw.Import(RawFiles.Plan with { FollowUpMonths = 24 });

        store.Report.LastDate.ShouldBe(new LocalDate(2023, 6, 15));
    }

    [Fact]
    public void A_few_rows_far_apart_prove_nothing()
    {
        raw.Write("requests", "citizen_number,date", $"{RawFiles.Ann},2020-12-31");
        using var store = raw.Import(RawFiles.Plan with { FollowUpMonths = 24 });

        store.Report.LastDate.ShouldBe(new LocalDate(2020, 12, 31));
    }

    [Theory]
    // 30 March lies 92 days before 30 June 2023, which is no silence yet.
    [InlineData("2023-03-30", 40, false)]
    [InlineData("2023-03-29", 40, true)]
    // Who entered on 29 February 2020 is followed for 37 months until 29 March 2023, for 38 beyond it.
    [InlineData("2023-03-29", 37, false)]
    [InlineData("2023-03-29", 38, true)]
    public void Silence_of_more_than_a_quarter_counts_where_somebody_is_followed_into_it(
        string last,
        int months,
        bool refused
    )
    {
        // Every fourth day: in the year before there are 91 or 92 dates, and 20 times 4 days is less than a quarter.
        var day = DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture);
        var lines = Enumerable.Range(0, 100).Select(i => $"{RawFiles.Ann},{day.AddDays(-4 * i):yyyy-MM-dd}");
        // A row after the last day of the data is no sign of life before it.
        raw.Write("requests", ["citizen_number,date", .. lines, $"{RawFiles.Ann},2023-07-01"]);
        var plan = RawFiles.Plan with { FollowUpMonths = months };

        if (refused)
        {
            var problem = raw.Refused(plan).ShouldHaveSingleItem();
            problem.Code.ShouldBe("REG018");
            problem.Found!.ShouldStartWith($"no date after {last}");
        }
        else
        {
            raw.Import(plan).Dispose();
        }
    }

    [Fact]
    public void The_end_of_a_spell_is_a_sign_of_life()
    {
        WriteWeeks(new DateOnly(2020, 12, 31));
        raw.Write("instruments", "citizen_number,kind,start,end", $"{RawFiles.Ann},coach,2020-01-01,2023-06-01");
        using var store = raw.Import(RawFiles.Plan with { FollowUpMonths = 40 });

        store.Report.LastDate.ShouldBe(new LocalDate(2023, 6, 1));
    }

    public void Dispose() => raw.Dispose();

    private void WriteWeeks(DateOnly last)
    {
        var lines = Enumerable.Range(0, 60).Select(week => $"{RawFiles.Ann},{last.AddDays(-7 * week):yyyy-MM-dd}");
        raw.Write("requests", ["citizen_number,date", .. lines]);
    }
}
