using Netto.Assignment;
using NodaTime;

namespace Netto.Protocol.Tests.Hand;

[Trait("Kind", "Hand")]
public sealed class RevivalTests
{
    private static readonly CitizenNumber Person = CitizenNumber.From(111222333);

    [Theory]
    [InlineData(28, 1)] // ends on 1 March, resumes on 29 March: 28 days, the first day stays
    [InlineData(29, 2)] // one day later: a new right
    public void A_right_resumed_within_28_days_keeps_its_first_day(int gap, int rights)
    {
        var end = new LocalDate(2012, 3, 1);
        var joined = RevivalRule.Join(
            [Right(end.PlusDays(gap), null), Right(new LocalDate(2012, 1, 2), end)],
            revivalDays: 28
        );

        joined.Count.ShouldBe(rights);
        joined[0].FirstDay.ShouldBe(new LocalDate(2012, 1, 2));
        joined[^1].EndDate.ShouldBeNull();
    }

    [Fact]
    public void Revivals_chain()
    {
        var joined = RevivalRule.Join(
            [
                Right(new LocalDate(2012, 1, 2), new LocalDate(2012, 2, 1)),
                Right(new LocalDate(2012, 2, 20), new LocalDate(2012, 3, 1)),
                Right(new LocalDate(2012, 3, 20), new LocalDate(2012, 6, 1)),
            ],
            revivalDays: 28
        );

        joined.ShouldHaveSingleItem().FirstDay.ShouldBe(new LocalDate(2012, 1, 2));
        joined[0].EndDate.ShouldBe(new LocalDate(2012, 6, 1));
    }

    [Fact]
    public void Of_rights_that_overlap_the_latest_end_counts()
    {
        var joined = RevivalRule.Join(
            [
                Right(new LocalDate(2012, 1, 2), new LocalDate(2012, 6, 1)),
                Right(new LocalDate(2012, 2, 1), new LocalDate(2012, 3, 1)),
            ],
            revivalDays: null
        );

        joined.ShouldHaveSingleItem().EndDate.ShouldBe(new LocalDate(2012, 6, 1));
    }

    [Fact]
    public void A_leap_day_is_a_day()
    {
        // 2012 has 29 February: from 15 February to 14 March are 28 days, and to 15 March 29.
        Count(new LocalDate(2012, 3, 14)).ShouldBe(1);
        Count(new LocalDate(2012, 3, 15)).ShouldBe(2);
        // 2013 has not: to 15 March are 28.
        RevivalRule
            .Join(
                [Right(new LocalDate(2013, 1, 2), new LocalDate(2013, 2, 15)), Right(new LocalDate(2013, 3, 15), null)],
                28
            )
            .Count.ShouldBe(1);

        static int Count(LocalDate resumed) =>
            RevivalRule
                .Join([Right(new LocalDate(2012, 1, 2), new LocalDate(2012, 2, 15)), Right(resumed, null)], 28)
                .Count;
    }

    [Fact]
    public void Without_a_revival_rule_every_right_is_new()
    {
        RevivalRule
            .Join(
                [Right(new LocalDate(2012, 1, 2), new LocalDate(2012, 2, 1)), Right(new LocalDate(2012, 2, 1), null)],
                null
            )
            .Count.ShouldBe(2);
    }

    private static InflowRight Right(LocalDate from, LocalDate? until) => new(Person, "Twente", from, until);
}
