using Netto.Protocol;
using Netto.Simulation.Calibration;
using Netto.Simulation.Engine;
using Netto.Simulation.Measuring;
using NodaTime;

namespace Netto.Simulation.Ww.EvenOdd;

/// <summary>Measures a history as the tables of report 002 do.</summary>
internal sealed class EvenOddTables
{
    /// <summary>The arms, in the order of the model.</summary>
    public static readonly string[] Arms = ["treatment", "control"];

    private const int WeekTen = 70;
    private static readonly string[] Subgroups = ["sex=man", "sex=woman"];
    private static readonly string[] Ages = ["age_band:under-35", "age_band:35-44", "age_band:45-plus"];
    private static readonly string[] Livings = ["household:alone", "household:alone-with-child", "household:together"];
    private static readonly double[] ConversationMonths = [3.5, 6.5, 9.5, 12.5];

    // Weeks of the benefit in which a conversation counts as the planned one, both included.
    private static readonly Window[] Weeks = [new(11, 23), new(23, 35), new(35, 47), new(47, 59)];
    private static readonly LocalDate LastDay = new(2014, 1, 31);

    private readonly BenefitMeasures _benefits = new(WwCodes.Scheme, 28, []);
    private readonly OutcomeMeasure _outcomes;
    private readonly List<string> _measures;

    public EvenOddTables()
    {
        _outcomes = new OutcomeMeasure(_benefits, Outcomes());
        _measures =
        [
            "sex:man",
            "sex:woman",
            "sex:unknown",
            .. Ages,
            .. Livings,
            .. EvenOddTraits.Offices.Select((_, i) => $"office:{i + 1}"),
            "months-observed",
            .. EvenOddModel.OtherServices.Select(s => $"contacts-after-week-10:{s}"),
            "contacts-after-week-10:all",
            .. EvenOddModel.Conversations.Select(k => $"in-benefit-at-conversation-{k}"),
            "conversation-4:none",
            "conversation-4:individual",
            "conversation-4:group",
            "conversation-4:unclear",
            "conversation-7:none",
            "conversation-7:held",
            "conversation-10:none",
            "conversation-10:held",
            "conversation-12:none",
            "conversation-12:held",
            .. _outcomes.Outcomes.Select(o => o.Id),
        ];
    }

    /// <summary>An empty tally of these measures.</summary>
    public LevelTally NewTally() => new(_measures, Arms, Subgroups);

    /// <summary>Adds one person under an arm.</summary>
    public void Add(LevelTally tally, EvenOddPerson person, RegisterRows rows, int arm)
    {
        var dates = new PersonDates(person.Entry, person.Start, person.Start, person.DataEnd);
        Span<double> values = stackalloc double[_measures.Count];
        var at = AddTraits(values, person);
        at = AddServices(values, at, rows, dates);
        at = AddConversations(values, at, rows, dates);
        _outcomes.Measure(rows, dates, values[at..]);
        ReadOnlySpan<int> subgroups = person.Sex < 2 ? [person.Sex] : [];
        tally.Add(values, arm, subgroups);
    }

    private static int AddTraits(Span<double> values, EvenOddPerson person)
    {
        values.Clear();
        values[person.Sex] = 1;
        values[3 + person.Age] = 1;
        values[6 + person.Living] = 1;
        values[9 + person.Office] = 1;
        values[15] = (person.DataEnd - person.Start) / 30.4375;
        return 16;
    }

    private static int AddServices(Span<double> values, int at, RegisterRows rows, PersonDates dates)
    {
        var after = dates.Entry + WeekTen;
        foreach (var contact in rows.Contacts)
        {
            values[at] += contact.Status == WwCodes.Held && contact.Date >= after ? 1 : 0;
        }

        for (var i = 1; i < EvenOddModel.OtherServices.Length; i++)
        {
            foreach (var instrument in rows.Instruments)
            {
                var counts = instrument.Kind == EvenOddModel.OtherServices[i] && instrument.Start >= after;
                values[at + i] += counts ? 1 : 0;
            }
        }

        var kinds = EvenOddModel.OtherServices.Length;
        for (var i = 0; i < kinds; i++)
        {
            values[at + kinds] += values[at + i];
        }

        return at + kinds + 1;
    }

    private int AddConversations(Span<double> values, int at, RegisterRows rows, PersonDates dates)
    {
        var (end, _) = _benefits.EndOfRight(rows, dates.Entry);
        for (var i = 0; i < 4; i++)
        {
            var day = CalendarMonths.After(dates.Entry, ConversationMonths[i]);
            var inBenefit = end > day;
            values[at + i] = day < dates.DataEnd ? (inBenefit ? 1 : 0) : double.NaN;
            AddForm(values[(at + 4)..], rows, (i, dates.Entry), inBenefit && day < dates.DataEnd);
        }

        return at + 14;
    }

    private static void AddForm(Span<double> values, RegisterRows rows, (int I, int Entry) conversation, bool counts)
    {
        var (i, entry) = conversation;
        var own = i == 0 ? values[..4] : values.Slice(2 + (2 * i), 2);
        own.Fill(counts ? 0 : double.NaN);
        if (!counts)
        {
            return;
        }

        var (kind, weeks) = (i == 0 ? WwCodes.Evaluation : WwCodes.Monitoring, Weeks[i]);
        var held = rows.Contacts.FindIndex(c =>
            c.Kind == kind && c.Status == WwCodes.Held && weeks.Holds((c.Date - entry) / 7 + 1)
        );
        own[
            (i, held) switch
            {
                (0, < 0) => 0,
                (0, _) => rows.Contacts[held].Form switch
                {
                    WwCodes.Individual => 1,
                    WwCodes.Group => 2,
                    _ => 3,
                },
                _ => held < 0 ? 0 : 1,
            }
        ] = 1;
    }

    private static IEnumerable<Outcome> Outcomes()
    {
        var start = DateOfPerson.Start;
        var end = new Horizon.Until(LastDay);
        foreach (var months in (int[])[6, 9, 12, 15])
        {
            var horizon = new Horizon.Months(months);
            yield return new Outcome.ExitWithin
            {
                Id = $"exit-{months}",
                Label = None,
                Horizon = horizon,
            };
            yield return new Outcome.ExitToJobWithin
            {
                Id = $"exit-to-job-{months}",
                Label = None,
                Horizon = horizon,
            };
        }

        yield return new Outcome.ReturnedToBenefit
        {
            Id = "returned",
            Label = None,
            Horizon = end,
        };
        yield return new Outcome.BenefitFraction
        {
            Id = "benefit-fraction",
            Label = None,
            Origin = start,
            Horizon = end,
        };
        yield return new Outcome.JobFractionDays
        {
            Id = "job-fraction",
            Label = None,
            Origin = start,
            Horizon = end,
        };
        yield return new Outcome.NeitherFraction
        {
            Id = "neither-fraction",
            Label = None,
            Origin = start,
            Horizon = end,
        };
        yield return new Outcome.FirstJobPermanent
        {
            Id = "first-job-permanent",
            Label = None,
            Horizon = end,
        };
        yield return new Outcome.FirstJobLength
        {
            Id = "first-job-length",
            Label = None,
            Horizon = end,
        };
        yield return new Outcome.JobCount
        {
            Id = "job-count",
            Label = None,
            Horizon = end,
        };
        yield return new Outcome.MeanPartTimeFactor
        {
            Id = "part-time-factor",
            Label = None,
            Horizon = end,
            FullTimeHoursPerWeek = 38,
        };
        yield return new Outcome.MeanHourlyWage
        {
            Id = "hourly-wage",
            Label = None,
            Origin = start,
            Horizon = end,
        };
    }

    private static readonly LocalText None = new("", "");
}
