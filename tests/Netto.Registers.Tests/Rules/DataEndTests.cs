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

    public void Dispose() => raw.Dispose();

    private void WriteWeeks(DateOnly last)
    {
        var lines = Enumerable.Range(0, 60).Select(week => $"{RawFiles.Ann},{last.AddDays(-7 * week):yyyy-MM-dd}");
        raw.Write("requests", ["citizen_number,date", .. lines]);
    }
}
