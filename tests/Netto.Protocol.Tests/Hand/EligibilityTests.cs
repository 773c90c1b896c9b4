using Netto.Assignment;
using NodaTime;

namespace Netto.Protocol.Tests.Hand;

[Trait("Kind", "Hand")]
public sealed class EligibilityTests
{
    private static readonly Population EvenOdd = ProtocolTemplate.Find("ww-even-odd")!.Read().Population;
    private static readonly CitizenNumber Person = CitizenNumber.From(111222333);

    [Theory]
    [InlineData("2012-05-01", "2012-07-09")] // Tuesday: week 10 is 3-9 July, its Monday the 9th
    [InlineData("2012-04-30", "2012-07-02")] // Monday: week 10 starts on a Monday
    [InlineData("2012-05-06", "2012-07-09")] // Sunday: week 10 starts on Sunday 8 July
    public void The_list_is_made_on_the_Monday_in_week_ten(string entry, string listed)
    {
        EligibilityRule.ListDay(EvenOdd, Day(entry)).ShouldBe(Day(listed));
    }

    [Theory]
    [InlineData("2012-04-22", false)] // week 14 starts on 22 July 2012, a day too early
    [InlineData("2012-04-23", true)] // on 23 July: the first day of the window
    [InlineData("2012-12-31", true)] // on 1 April 2013: the last day
    [InlineData("2013-01-01", false)]
    public void The_window_is_about_the_start_of_the_experiment(string entry, bool takesPart)
    {
        (Judge(entry, null) is Eligibility.Eligible).ShouldBe(takesPart);
    }

    [Fact]
    public void Who_left_before_the_list_was_made_does_not_take_part()
    {
        // Week 10 of an entry on 1 May 2012 has its Monday on 9 July.
        Judge("2012-05-01", "2012-07-09")
            .ShouldBe(new Eligibility.NotEligible(IneligibleReason.RightEnded, "2012-07-09"));
        Judge("2012-05-01", "2012-07-10").ShouldBeOfType<Eligibility.Eligible>();
    }

    [Theory]
    [InlineData("Maastricht", "intensive_under_27", true)]
    [InlineData("Twente", "intensive_under_27", false)] // this exclusion holds at two offices only
    [InlineData("Twente", "wia_35_min", true)]
    public void An_exclusion_holds_where_the_protocol_says(string office, string exclusion, bool applies)
    {
        var right = Right("2012-05-01", null, office) with
        {
            Columns = new Dictionary<string, string>(StringComparer.Ordinal) { [exclusion] = "1" },
        };

        var verdict = EligibilityRule.Judge(EvenOdd, Whole(right));

        (
            verdict is Eligibility.NotEligible { Reason: IneligibleReason.Excluded } refused
            && refused.Detail == exclusion
        ).ShouldBe(applies);
    }

    [Fact]
    public void Offices_outside_the_protocol_and_left_out_offices_are_told_apart()
    {
        var wga = ProtocolTemplate.Find("wga")!.Read().Population;

        EligibilityRule
            .Judge(wga, Whole(Right("2020-01-01", null, "Haarlem")))
            .ShouldBe(new Eligibility.NotEligible(IneligibleReason.OfficeLeftOut, "Haarlem"));
        EligibilityRule
            .Judge(wga, Whole(Right("2020-01-01", null, "Elders")))
            .ShouldBe(new Eligibility.NotEligible(IneligibleReason.UnknownOffice, "Elders"));
        EligibilityRule
            .Judge(wga, Whole(Right("2020-01-01", null, "Tilburg")))
            .ShouldBeOfType<Eligibility.Eligible>()
            .Place.ShouldBe(OfficePlace.Comparison);
    }

    [Theory]
    [InlineData("JA", true)]
    [InlineData("yes", true)]
    [InlineData("nee", false)]
    [InlineData("", false)]
    public void An_exclusion_reads_its_own_column_in_any_capitals(string value, bool applies)
    {
        var population = new Population
        {
            Exclusions =
            [
                new Exclusion
                {
                    Id = "too-young",
                    Reason = new LocalText("te jong", "too young"),
                    Column = "young",
                },
            ],
        };
        var right = Right("2012-05-01", null, "Twente") with
        {
            Columns = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["young"] = value,
                ["too-young"] = "nee",
            },
        };

        (EligibilityRule.Judge(population, Whole(right)) is Eligibility.NotEligible).ShouldBe(applies);
    }

    [Fact]
    public void The_last_right_says_who_is_excluded_and_where_the_person_is_served()
    {
        var first = Right("2012-05-01", "2012-05-20", "Twente") with { Columns = Column("1") };
        var second = Right("2012-06-01", null, "Maastricht") with { Columns = Column("0") };
        var joined = RevivalRule.Join([second, first], 28).ShouldHaveSingleItem();

        EligibilityRule.Judge(EvenOdd, joined).ShouldBeOfType<Eligibility.Eligible>();
        var lines = AssignmentRun
            .Assign(ProtocolTemplate.Find("ww-even-odd")!.Read(), [first, second], EarlierAssignments.None, null)
            .Lines;
        var line = lines.ShouldHaveSingleItem();
        line.Office.ShouldBe("Maastricht");
        line.FirstDay.ShouldBe(Day("2012-05-01"));

        static Dictionary<string, string> Column(string value) =>
            new(StringComparer.Ordinal) { ["wia_35_min"] = value };
    }

    [Theory]
    // Entries on Tuesday 3 and Sunday 1 March 2020: both are listed on Monday 9 and 2 March.
    [InlineData("2020-03-03", "2020-03-09", "2020-03-09", true)]
    [InlineData("2020-03-03", "2020-03-03", "2020-03-08", false)]
    [InlineData("2020-03-01", "2020-03-02", "2020-03-02", true)]
    public void A_window_about_the_assignment_is_about_the_day_of_the_list(
        string entry,
        string from,
        string until,
        bool takesPart
    )
    {
        var population = new Population
        {
            StartsAfterWeeks = 13,
            Inflow = new InflowWindow
            {
                From = Day(from),
                Until = Day(until),
                About = DateOfPerson.Assignment,
            },
        };

        (EligibilityRule.Judge(population, Whole(Right(entry, null, "Oss"))) is Eligibility.Eligible).ShouldBe(
            takesPart
        );
    }

    [Fact]
    public void Where_no_offices_are_named_all_take_part_but_those_left_out()
    {
        var offices = new OfficeList
        {
            LeftOut = [new ExcludedOffice { Office = "Oss", Reason = new LocalText("klein", "small") }],
        };

        EligibilityRule.PlaceOf(offices, "Twente").ShouldBe(OfficePlace.Experiment);
        EligibilityRule.PlaceOf(offices, "Oss").ShouldBeNull();
    }

    private static Eligibility Judge(string entry, string? end) =>
        EligibilityRule.Judge(EvenOdd, Whole(Right(entry, end, "Twente")));

    private static RevivedRight Whole(InflowRight right) => new(right.EntryDate, right.EndDate, [right]);

    private static InflowRight Right(string entry, string? end, string office) =>
        new(Person, office, Day(entry), end is null ? null : Day(end));

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
