using Netto.Protocol;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww.EvenOdd;

/// <summary>Draws traits with the margins of 002 table 5.1 (arms together).</summary>
internal static class EvenOddTraits
{
    // Table 5.1 has 38.4% women in one arm and 41.3% in the other, more than chance allows; the share has as much room in both.
    private const double Women = 0.3981;
    private static readonly double[] SexShares = [1 - Women - (3.0 / 9237), Women, 3.0 / 9237];
    private static readonly double[] OfficeShares = [2629, 1258, 946, 1137, 2148, 1119];
    private static readonly TraitMargin Ages = new(("under-35", 3259), ("35-45", 2389), ("45-plus", 3586));
    private static readonly TraitMargin Livings = new(("single", 3156), ("single-child", 352), ("together", 5718));

    // Older people live with a partner more often and, for their age, find work less often.
    private static readonly TraitCopula Copula = new(3, [(0, 1, 0.35), (0, 2, -0.25), (1, 2, 0.05)]);

    // More people enter in winter; the mean follow-up of 14 months depends on it.
    private static readonly double[] MonthWeights = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1.15, 1.15];
    private const int WeeksOfWaiting = 13;

    public static readonly double[] Offices = [.. OfficeShares.Select(o => o / OfficeShares.Sum())];

    /// <summary>The calendar of the published experiment.</summary>
    public static readonly EntryCalendar Published = new(
        new DateOnly(2012, 7, 23).AddDays(-7 * WeeksOfWaiting),
        new DateOnly(2013, 4, 1).AddDays(-7 * WeeksOfWaiting),
        new DateOnly(2014, 1, 31),
        MonthWeights
    );

    /// <summary>The calendar of a protocol.</summary>
    public static EntryCalendar CalendarOf(ExperimentProtocol protocol) =>
        EntryCalendar.Of(protocol, 7 * WeeksOfWaiting, MonthWeights);

    /// <summary>The traits of one person.</summary>
    public static EvenOddPerson Draw(int index, PersonRandom random, EntryCalendar calendar) =>
        Draw(
            index,
            random,
            calendar,
            new DrawnShares(random.Uniform(EvenOddStreams.Sex), random.Uniform(EvenOddStreams.Office))
        );

    /// <summary>The traits of one person whose sex and office are drawn by given numbers.</summary>
    public static EvenOddPerson Draw(int index, PersonRandom random, EntryCalendar calendar, DrawnShares shares)
    {
        Span<double> normals = stackalloc double[3];
        Copula.Draw(random, EvenOddStreams.Traits, normals);
        var entry = calendar.EntryOf(random.Uniform(EvenOddStreams.EntryDay));
        var age = Ages.IndexOf(normals[0]);
        return new EvenOddPerson
        {
            Index = index,
            Sex = Category(SexShares, shares.Sex),
            Age = age,
            Living = Livings.IndexOf(normals[1]),
            Office = Category(Offices, shares.Office),
            Entry = entry,
            DataEnd = calendar.DataEnd,
            Birth = BirthDay(entry, age, random.Uniform(EvenOddStreams.BirthDay)),
            Motivation = normals[2],
        };
    }

    private static int Category(double[] shares, double number)
    {
        var category = 0;
        while (category < shares.Length - 1 && number >= shares[category])
        {
            number -= shares[category++];
        }

        return category;
    }

    private static int BirthDay(int entry, int age, double uniform)
    {
        var (youngest, oldest) = age switch
        {
            0 => (19.0, 35.0),
            1 => (35.0, 45.0),
            _ => (45.0, 64.0),
        };

        return entry - 1 - (int)((youngest + ((oldest - youngest) * uniform)) * 365.25);
    }
}

/// <summary>Numbers in (0, 1) that decide sex and office.</summary>
internal readonly record struct DrawnShares(double Sex, double Office);
