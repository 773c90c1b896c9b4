using Netto.Simulation.Engine;

namespace Netto.Simulation.Wga;

/// <summary>
/// Trajectories that start in the year after the follow-up of three years: by then everybody may get them, also who was
/// left without service (004 table 3.4, "nieuw traject na drie jaar").
/// </summary>
internal sealed class LateTrajectories(ParameterSet parameters)
{
    /// <summary>The first month of that year.</summary>
    public const int FirstMonth = 36;

    /// <summary>Months in it.</summary>
    public const int Months = 12;

    // Published shares by kind (modular, work-fit, to work, schooling and other), for 35-80 and for 80-100. They are whole percentages
    // that do not add up to the published total; where decimals stand they lie between the two.
    private static readonly double[][] Extended =
    [
        [0.021, 0.041, 0.011, 0.0105],
        [0.03, 0.03, 0.01, 0.01],
    ];
    private static readonly double[][] None =
    [
        [0.05, 0.06, 0.02, 0.01],
        [0.09, 0.04, 0.01, 0.01],
    ];
    private static readonly double[][] Basic =
    [
        [0.019, 0.028, 0.017, 0.009],
        [0.03, 0.02, 0.01, 0.01],
    ];

    // The shares are of everybody; these make up for those who have left by then or follow a trajectory already.
    private readonly double _factorPartial = parameters.ValueOr("late.partial", 1.43);
    private readonly double _factorFull = parameters.ValueOr("late.full", 1.42);

    /// <summary>Chance that a trajectory of a kind starts in one month, for who can still start one.</summary>
    public double MonthlyChance(WgaPerson person, ServiceLevel level, int kind)
    {
        var shares = level switch
        {
            ServiceLevel.Extended => Extended,
            ServiceLevel.Basic => Basic,
            _ => None,
        };
        var partial = person.Class == WgaClass.Partial;
        return shares[partial ? 0 : 1][kind - ServiceModel.Modular] * (partial ? _factorPartial : _factorFull) / Months;
    }
}
