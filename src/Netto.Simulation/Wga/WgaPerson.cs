using Netto.Simulation.Engine;

namespace Netto.Simulation.Wga;

/// <summary>Benefit class of a person.</summary>
internal enum WgaClass
{
    Partial,
    Full,
    Permanent,
}

/// <summary>The period in which a person came in.</summary>
internal enum EntryPeriod
{
    Before,
    During,
}

/// <summary>The service that moves outcomes: none, the usual, or more of it.</summary>
internal enum Regime
{
    None,
    Basic,
    Extended,
}

/// <summary>The service that is registered: that of an arm, of a self-reporter, or next to nothing.</summary>
internal enum ServiceLevel
{
    Extended,
    Basic,
    SelfReport,
    None,
}

/// <summary>One simulated person: traits at entry and latent chances, the same under every arm.</summary>
internal sealed class WgaPerson
{
    public required int Index { get; init; }
    public required PersonRandom Random { get; init; }
    public required int CitizenNumber { get; init; }
    public required EntryPeriod Period { get; init; }
    public required int Office { get; init; }
    public required OfficeSide Side { get; init; }
    public required int Entry { get; init; }
    public required int BirthDay { get; init; }
    public required double Age { get; init; }
    public required int AgeBand { get; init; }
    public required int Sex { get; init; }
    public required int Marital { get; init; }
    public required int Education { get; init; }
    public required WgaClass Class { get; init; }
    public required int Several { get; init; }
    public required int Disorder { get; init; }
    public required int FromSickness { get; init; }
    public required int HadJob { get; init; }

    /// <summary>Latent chance of work, standard normal in the population.</summary>
    public required double Employability { get; init; }

    /// <summary>Latent health, standard normal; low means worse.</summary>
    public required double Health { get; init; }

    /// <summary>Latent wish to get service, standard normal.</summary>
    public required double Motivation { get; init; }

    /// <summary>Would ask for service when left without.</summary>
    public bool AsksForService { get; set; }

    /// <summary>A number in (0, 1): low means no wage-related phase, high a long one; see <see cref="WgaLots"/>.</summary>
    public double WagePhaseLot { get; set; } = 0.5;

    /// <summary>A number in (0, 1): low means a late request, for who asks for service.</summary>
    public double RequestLot { get; set; }

    /// <summary>Numbers in (0, 1) by kind of service: high means much of it, where it is given.</summary>
    public double[] ServiceLots { get; } = new double[WgaModel.Kinds];

    /// <summary>Whether the recorded arm is treatment; only for people of experiment offices in the experiment.</summary>
    public bool RecordedTreatment { get; set; }

    /// <summary>The subgroup cells of this person, one of each dimension; see <see cref="WgaCells"/>.</summary>
    public required int[] Cells { get; init; }
}

/// <summary>The subgroups in which the source tabulates service and work: eleven cells in five dimensions.</summary>
internal static class WgaCells
{
    public const int Count = 11;

    /// <summary>Names of the subgroups, as in the template of the protocol.</summary>
    public static readonly string[] Names =
    [
        "wga-35-80",
        "wga-80-100",
        "not-higher-educated",
        "higher-educated",
        "under-35",
        "35-54",
        "55-plus",
        "from-sickness",
        "not-from-sickness",
        "mental-disorder",
        "other-disorder",
    ];

    /// <summary>The dimension of each cell.</summary>
    public static readonly int[] Dimension = [0, 0, 1, 1, 2, 2, 2, 3, 3, 4, 4];

    /// <summary>Rough shares of the cells in their dimension.</summary>
    private static readonly double[] Shares = [0.40, 0.60, 0.81, 0.19, 0.16, 0.48, 0.36, 0.61, 0.39, 0.44, 0.56];

    /// <summary>
    /// Ratios by cell, relative to their mean in the dimension: published cells of one dimension do not always add up to
    /// the total, and factors must not pull at the rate that belongs to it.
    /// </summary>
    public static double[] Relative(Func<int, double> ratio)
    {
        double[] ratios = [.. Enumerable.Range(0, Count).Select(c => ratio(c) is var r && double.IsFinite(r) ? r : 1)];
        var means = Totals(cell => ratios[cell]);
        return [.. ratios.Select((r, cell) => r / means[Dimension[cell]])];
    }

    /// <summary>The mean over everybody that the cells of each dimension imply.</summary>
    public static double[] Totals(Func<int, double> ofCell)
    {
        var totals = new double[5];
        for (var cell = 0; cell < Count; cell++)
        {
            totals[Dimension[cell]] += Shares[cell] * ofCell(cell);
        }

        return totals;
    }

    public static int[] Of(WgaClass wiaClass, int education, double age, int fromSickness, int disorder) =>
        [
            wiaClass == WgaClass.Partial ? 0 : 1,
            education == WgaTraits.HighEducation ? 3 : 2,
            age < 35 ? 4
            : age < 55 ? 5
            : 6,
            fromSickness == WgaTraits.Yes ? 7 : 8,
            disorder == WgaTraits.Mental ? 9 : 10,
        ];
}
