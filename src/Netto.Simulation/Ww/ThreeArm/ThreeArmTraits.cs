using Netto.Protocol;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww.ThreeArm;

/// <summary>
/// Draws traits with the margins of 000 table A.1 (population). Nine in ten people with a score under 50 are over 50
/// years old, and 38% of those over 60 have no score (chapters 1 and 2).
/// </summary>
internal static class ThreeArmTraits
{
    /// <summary>Levels as the template writes them.</summary>
    public static readonly string[] Sexes = ["man", "woman"];
    public static readonly string[] Profiles = ["0-25", "25-50", "50-75", "75-100", "unknown"];
    public static readonly string[] Ages = ["15-34", "35-49", "50-59", "60-plus"];
    public static readonly string[] Educations = ["low", "middle", "high", "unknown"];

    private static readonly double[] AgeShares = [0.273, 0.249, 0.146, 0.332];

    // Per cent of all people; rows are ages, columns classes of the score.
    private static readonly double[][] ProfilesByAge =
    [
        [0.1, 0.4, 4.5, 15.0, 7.3],
        [0.3, 1.6, 11.0, 6.2, 5.8],
        [3.1, 7.3, 1.9, 0.6, 1.7],
        [3.8, 6.2, 8.3, 2.6, 12.3],
    ];

    // Older people have somewhat less schooling; over all ages 28.5, 35.3, 24.1 and 12.1 per cent.
    private static readonly double[][] EducationsByAge =
    [
        [0.265, 0.353, 0.261, 0.121],
        [0.265, 0.353, 0.261, 0.121],
        [0.285, 0.353, 0.241, 0.121],
        [0.316, 0.353, 0.210, 0.121],
    ];

    private static readonly double[] WomenByProfile = [0.49, 0.49, 0.495, 0.48, 0.5];
    private static readonly (double From, double Until)[] Years = [(17, 35), (35, 50), (50, 60), (60, 66)];
    private static readonly double[] MonthWeights =
    [
        1.25,
        0.95,
        0.95,
        0.95,
        0.95,
        0.95,
        1.05,
        1.0,
        1.0,
        1.0,
        0.95,
        1.05,
    ];
    private static readonly double[][] ProfileShares =
    [
        .. ProfilesByAge.Select(row => row.Select(x => x / row.Sum()).ToArray()),
    ];

    /// <summary>The calendar of the published experiment; the data end a year after the last entry.</summary>
    public static readonly EntryCalendar Published = new(
        new DateOnly(2017, 12, 1),
        new DateOnly(2018, 12, 31),
        new DateOnly(2019, 12, 31),
        MonthWeights
    );

    /// <summary>The calendar of a protocol.</summary>
    public static EntryCalendar CalendarOf(ExperimentProtocol protocol) => EntryCalendar.Of(protocol, 0, MonthWeights);

    public static ThreeArmPerson Draw(int index, PersonRandom random, EntryCalendar calendar)
    {
        var age = random.Category(AgeShares, ThreeArmStreams.Age);
        var profile = random.Category(ProfileShares[age], ThreeArmStreams.Profile);
        var entry = calendar.EntryOf(random.Uniform(ThreeArmStreams.EntryDay));
        return new ThreeArmPerson
        {
            Index = index,
            Sex = random.Happens(WomenByProfile[profile], ThreeArmStreams.Sex) ? 1 : 0,
            Profile = profile,
            Age = age,
            Education = random.Category(EducationsByAge[age], ThreeArmStreams.Education),
            Score =
                profile == 4
                    ? double.NaN
                    : Math.Round(0.25 * (profile + (0.98 * random.Uniform(ThreeArmStreams.Score))) + 0.002, 3),
            Entry = entry,
            DataEnd = calendar.DataEnd,
            Birth = BirthDay(entry, age, random.Uniform(ThreeArmStreams.BirthDay)),
            Drive = random.Normal(ThreeArmStreams.Drive),
        };
    }

    private static int BirthDay(int entry, int age, double uniform)
    {
        var (youngest, oldest) = Years[age];
        return entry - 1 - (int)((youngest + ((oldest - youngest) * uniform)) * 365.25);
    }
}
