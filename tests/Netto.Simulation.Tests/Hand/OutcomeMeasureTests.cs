using Netto.Protocol;
using Netto.Simulation.Engine;
using Netto.Simulation.Measuring;

namespace Netto.Simulation.Tests.Hand;

/// <summary>One person who enters on 1 January 2012; data until the end of 2013.</summary>
[Trait("kind", "Hand")]
public sealed class OutcomeMeasureTests
{
    private static readonly LocalText None = new("", "");
    private static readonly int Entry = new DateOnly(2012, 1, 1).DayNumber;
    private static readonly PersonDates Dates = new(Entry, Entry + 91, Entry, new DateOnly(2014, 1, 1).DayNumber);
    private readonly RegisterRows _rows = new();

    private static int Day(int year, int month, int day) => new DateOnly(year, month, day).DayNumber;

    private double Measure(Outcome outcome) =>
        new OutcomeMeasure(new BenefitMeasures("WW", 28, []), [outcome]).Measure(outcome, _rows, Dates);

    private void Benefit(int start, int end, string reason = "work") =>
        _rows.Benefits.Add(new BenefitSpell(0, "WW", start, end, reason, "", "", 1461));

    private void Job(int start, int end, double hours = 38) =>
        _rows.Jobs.Add(new JobSpell(0, "W1", start, end, hours, 15, "permanent"));

    private static Outcome.ExitWithin Exit(int months) =>
        new()
        {
            Id = "x",
            Label = None,
            Horizon = new Horizon.Months(months),
        };

    private static Outcome.ExitToJobWithin ToJob(int months) =>
        new()
        {
            Id = "x",
            Label = None,
            Horizon = new Horizon.Months(months),
        };

    [Fact]
    public void A_right_that_ends_on_the_first_day_after_the_horizon_has_not_ended_within_it()
    {
        Benefit(Entry, Day(2012, 7, 1));

        Measure(Exit(6)).ShouldBe(0);
        Measure(Exit(7)).ShouldBe(1);
    }

    [Fact]
    public void A_right_resumed_within_28_days_has_not_ended()
    {
        Benefit(Entry, Day(2012, 3, 1));
        Benefit(Day(2012, 3, 29), Day(2012, 10, 1));

        Measure(Exit(6)).ShouldBe(0);
        Measure(Exit(12)).ShouldBe(1);
    }

    [Fact]
    public void A_right_resumed_after_29_days_has_ended_and_the_person_came_back()
    {
        Benefit(Entry, Day(2012, 3, 1));
        Benefit(Day(2012, 3, 30), Day(2012, 10, 1));

        Measure(Exit(6)).ShouldBe(1);
        Measure(
                new Outcome.ReturnedToBenefit
                {
                    Id = "x",
                    Label = None,
                    Horizon = new Horizon.Months(12),
                }
            )
            .ShouldBe(1);
    }

    [Theory]
    [InlineData(3, 1, 1)] // a month later is 1 April
    [InlineData(2, 29, 0)] // a month later is 29 March
    [InlineData(4, 30, 1)] // a month after it
    [InlineData(5, 1, 0)]
    public void Exit_and_job_lie_at_most_a_month_apart_either_way(int month, int day, double expected)
    {
        Benefit(Entry, Day(2012, 3, 31), "other");
        Job(Day(2012, month, day), RegisterRows.NoEnd);

        Measure(ToJob(12)).ShouldBe(expected);
    }

    [Fact]
    public void An_exit_to_self_employment_is_an_exit_to_work()
    {
        Benefit(Entry, Day(2012, 3, 31), "self-employed");

        Measure(ToJob(12)).ShouldBe(1);
    }

    [Fact]
    public void Overlapping_jobs_count_days_once_and_hours_twice()
    {
        Job(Day(2012, 1, 1), Day(2012, 1, 31), 35);
        Job(Day(2012, 1, 11), Day(2012, 1, 31), 7);

        var days = new Outcome.JobFractionDays
        {
            Id = "x",
            Label = None,
            Horizon = new Horizon.Days(60),
        };
        var hours = new Outcome.JobFractionHours
        {
            Id = "x",
            Label = None,
            Horizon = new Horizon.Days(60),
            FullTimeHoursPerYear = 1800,
        };

        Measure(days).ShouldBe(0.5, 1e-12);
        Measure(hours).ShouldBe(((30 * 5) + (20 * 1)) / (1800 * 60 / 365.25), 1e-12);
    }

    [Fact]
    public void A_horizon_beyond_the_data_is_not_observed()
    {
        Benefit(Entry, RegisterRows.NoEnd);

        Measure(Exit(24)).ShouldBe(0);
        Measure(Exit(25)).ShouldBe(double.NaN);
    }

    [Fact]
    public void Job_quality_is_seen_only_with_a_job()
    {
        var permanent = new Outcome.FirstJobPermanent
        {
            Id = "x",
            Label = None,
            Horizon = new Horizon.Months(12),
        };
        Measure(permanent).ShouldBe(double.NaN);

        Job(Entry + 90, Entry + 100); // before the start of the experiment
        Measure(permanent).ShouldBe(double.NaN);

        Job(Entry + 91, Entry + 100);
        Measure(permanent).ShouldBe(1);
    }

    [Fact]
    public void Applications_are_per_four_weeks_of_duty()
    {
        _rows.Duties.Add(new DutyPeriod(0, Entry, Entry + 56, 28, "false"));
        for (var i = 0; i < 7; i++)
        {
            _rows.Applications.Add(
                new JobApplication(0, Entry + (i * 7), "letter", "false", i == 0 ? "success" : "none")
            );
        }

        Measure(
                new Outcome.ApplicationsPer4Weeks
                {
                    Id = "x",
                    Label = None,
                    Horizon = new Horizon.Months(12),
                }
            )
            .ShouldBe(3.5);
        Measure(
                new Outcome.DutyMetShare
                {
                    Id = "x",
                    Label = None,
                    Horizon = new Horizon.Months(12),
                }
            )
            .ShouldBe(0.5);
        Measure(
                new Outcome.SuccessRate
                {
                    Id = "x",
                    Label = None,
                    Horizon = new Horizon.Months(12),
                }
            )
            .ShouldBe(1.0 / 7);
    }
}
