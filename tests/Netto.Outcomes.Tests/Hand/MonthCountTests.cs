using Netto.Outcomes.Measuring;
using Netto.Outcomes.Tests.Engines;

namespace Netto.Outcomes.Tests.Hand;

/// <summary>Months of curves at ends of months and leap days.</summary>
[Trait("Kind", "Hand")]
public sealed class MonthCountTests
{
    [Theory]
    [InlineData("2020-01-31", "2020-01-31", 1)]
    [InlineData("2020-01-31", "2020-02-28", 1)]
    [InlineData("2020-01-31", "2020-02-29", 2)]
    [InlineData("2020-01-31", "2020-03-30", 2)]
    [InlineData("2020-01-31", "2020-03-31", 3)]
    [InlineData("2020-02-29", "2021-02-27", 12)]
    [InlineData("2020-02-29", "2021-02-28", 13)]
    [InlineData("2020-03-15", "2023-03-14", 36)]
    [InlineData("2020-03-15", "2023-03-15", 37)]
    public void A_day_lies_in_the_month_that_its_window_says(string origin, string day, int month) =>
        MonthCount.Of(Day(origin), Day(day)).ShouldBe(month);

    [Theory]
    [InlineData("2020-03-15", "2020-03-14", 0)]
    [InlineData("2020-03-15", "2020-04-14", 0)]
    [InlineData("2020-03-15", "2020-04-15", 1)]
    public void Whole_months_followed(string origin, string end, int months) =>
        MonthCount.Until(Day(origin), Day(end)).ShouldBe(months);

    private static int Day(string text) => DayNumbers.Of(NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value);
}
