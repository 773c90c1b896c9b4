using Netto.Simulation.Engine;

namespace Netto.Simulation.Trials;

/// <summary>
/// Offices before and during an experiment, with a level of their own, a common trend, and shocks by office and period.
/// </summary>
/// <remarks>
/// Chance of a job: 0.30 + office (uniform, ±0.08) + 0.03 during + shock (uniform, ±0.04) + effect + 0.08 (asks − 0.15). 32 offices,
/// 20 of them with the experiment.
/// </remarks>
public sealed class OfficeTrial
{
    /// <summary>Number of offices.</summary>
    public const int Offices = 32;

    private const int WithExperiment = 20;
    private const double Asking = 0.15;

    private OfficeTrial(int rows)
    {
        Office = new int[rows];
        Experiment = new double[rows];
        During = new double[rows];
        Received = new double[rows];
        Outcome = new double[rows];
    }

    /// <summary>Effect of the experiment's service against the regular one.</summary>
    public static double TrueDid => 0.05;

    /// <summary>Effect of regular service against none.</summary>
    public static double TrueDidIv => 0.06;

    /// <summary>Office, from 0.</summary>
    public int[] Office { get; }

    /// <summary>1 in offices with the experiment.</summary>
    public double[] Experiment { get; }

    /// <summary>1 in the period of the experiment.</summary>
    public double[] During { get; }

    /// <summary>1 for who got (at least the regular) service.</summary>
    public double[] Received { get; }

    /// <summary>1 for who found a job.</summary>
    public double[] Outcome { get; }

    /// <summary>Offices with extra service during the experiment against regular offices.</summary>
    public static OfficeTrial DrawExtraService(long seed, int perCell) => Draw(seed, perCell, control: false);

    /// <summary>The control arm, where only self-reporters are served during the experiment, against regular offices.</summary>
    public static OfficeTrial DrawNoService(long seed, int perCell) => Draw(seed, perCell, control: true);

    private static OfficeTrial Draw(long seed, int perCell, bool control)
    {
        var trial = new OfficeTrial(Offices * 2 * perCell);
        var row = 0;
        for (var office = 0; office < Offices; office++)
        {
            var place = PersonRandom.For(seed, -1 - office);
            for (var during = 0; during <= 1; during++)
            {
                var level =
                    0.30 + 0.16 * (place.Uniform(0) - 0.5) + 0.03 * during + 0.08 * (place.Uniform(1, during) - 0.5);
                for (var k = 0; k < perCell; k++, row++)
                {
                    trial.Fill(row, office, during, level, PersonRandom.For(seed, row), control);
                }
            }
        }

        return trial;
    }

    private void Fill(int row, int office, int during, double level, PersonRandom random, bool control)
    {
        var experiment = office < WithExperiment ? 1 : 0;
        var asks = random.Uniform(0) < Asking ? 1 : 0;
        var received = control && experiment == 1 && during == 1 ? asks : 1;
        var effect = control ? TrueDidIv * received : TrueDid * experiment * during;
        Office[row] = office;
        Experiment[row] = experiment;
        During[row] = during;
        Received[row] = received;
        Outcome[row] = random.Uniform(1) < level + effect + 0.08 * (asks - Asking) ? 1 : 0;
    }
}
