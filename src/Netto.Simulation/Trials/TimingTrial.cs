using Netto.Simulation.Engine;

namespace Netto.Simulation.Trials;

/// <summary>
/// Two conversations that adviser and client arrange sooner for those who would find work sooner anyway: the treated look better than they are, and those left
/// without a conversation ever worse.
/// </summary>
/// <remarks>
/// Months until exit: hazard 0.05 e^(0.3 x + 1.2 quick + effects of the conversations had); first conversation 0.15 e^(1.1 quick) from month 3, second 0.12 e^(1.1 quick) from month 6;
/// x standard normal, quick with chance 0.5 and never seen. Observation ends at month 18. The first conversation does nothing.
/// </remarks>
public sealed class TimingTrial
{
    /// <summary>Months of observation.</summary>
    public const double End = 18;

    /// <summary>When conversations are planned in the comparison of exit chances.</summary>
    public const double FirstPlanned = 4;

    /// <summary>When the second is planned.</summary>
    public const double SecondPlanned = 7;

    private const double Level = 0.05;
    private const double OfX = 0.3;
    private const double OfQuick = 1.2;
    private const double TreatmentOfQuick = 1.1;

    private TimingTrial(int people)
    {
        Months = new double[people];
        Left = new double[people];
        Until = [new double[people], new double[people]];
        Talked = [new double[people], new double[people]];
        X = new double[people];
    }

    /// <summary>True effect of each conversation on the log exit hazard.</summary>
    public static IReadOnlyList<double> TrueEffects { get; } = [0, 0.4];

    /// <summary>Months until exit or the end of observation.</summary>
    public double[] Months { get; }

    /// <summary>1 for who left.</summary>
    public double[] Left { get; }

    /// <summary>Months until each conversation, or until who did not have it was last seen.</summary>
    public IReadOnlyList<double[]> Until { get; }

    /// <summary>1 for who had the conversation.</summary>
    public IReadOnlyList<double[]> Talked { get; }

    /// <summary>A trait that is seen.</summary>
    public double[] X { get; }

    /// <summary>Draws one trial; the same seed gives the same trial.</summary>
    public static TimingTrial Draw(long seed, int people)
    {
        var trial = new TimingTrial(people);
        for (var i = 0; i < people; i++)
        {
            trial.Fill(i, PersonRandom.For(seed, i));
        }

        return trial;
    }

    /// <summary>True change of the exit chance by a month when everybody still there has both conversations as planned, against none.</summary>
    public static double TrueChange(double month)
    {
        // The trapezium rule on a smooth, fast-falling integrand.
        const double Step = 0.01;
        var sum = 0.0;
        for (var x = -8.0; x <= 8; x += Step)
        {
            foreach (var quick in (double[])[0, 1])
            {
                var factor = Level * Math.Exp(OfX * x + OfQuick * quick);
                var with = Math.Exp(-factor * Exposure(month, FirstPlanned, SecondPlanned));
                var without = Math.Exp(-factor * month);
                sum += 0.5 * (without - with) * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * Step;
            }
        }

        return sum;
    }

    private void Fill(int i, PersonRandom random)
    {
        X[i] = random.Normal(0);
        var quick = random.Uniform(1) < 0.5 ? 1 : 0;
        var speed = Math.Exp(TreatmentOfQuick * quick);
        var first = 3 - Math.Log(1 - random.Uniform(2)) / (0.15 * speed);
        var second = 6 - Math.Log(1 - random.Uniform(3)) / (0.12 * speed);
        var need = -Math.Log(1 - random.Uniform(4)) / (Level * Math.Exp(OfX * X[i] + OfQuick * quick));
        var left = TimeOf(need, first, second);
        (Months[i], Left[i]) = (Math.Min(left, End), left <= End ? 1 : 0);
        (Until[0][i], Talked[0][i]) = (Math.Min(first, Months[i]), first < Months[i] ? 1 : 0);
        (Until[1][i], Talked[1][i]) = (Math.Min(second, Months[i]), second < Months[i] ? 1 : 0);
    }

    /// <summary>∫ e^effects up to a month.</summary>
    private static double Exposure(double month, double first, double second)
    {
        double[] times = [.. new[] { 0, first, second, month }.Where(t => t <= month).Order()];
        var sum = 0.0;
        for (var j = 0; j + 1 < times.Length; j++)
        {
            sum += (times[j + 1] - times[j]) * Ratio(times[j], first, second);
        }

        return sum;
    }

    private static double TimeOf(double exposure, double first, double second)
    {
        double[] times = [0, Math.Min(first, second), Math.Max(first, second)];
        for (var j = 0; ; j++)
        {
            var ratio = Ratio(times[j], first, second);
            var end = j + 1 < times.Length ? (times[j + 1] - times[j]) * ratio : double.PositiveInfinity;
            if (exposure <= end)
            {
                return times[j] + exposure / ratio;
            }

            exposure -= end;
        }
    }

    private static double Ratio(double time, double first, double second) =>
        Math.Exp((time >= first ? TrueEffects[0] : 0) + (time >= second ? TrueEffects[1] : 0));
}
