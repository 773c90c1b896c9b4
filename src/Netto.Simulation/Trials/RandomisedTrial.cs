using Netto.Simulation.Engine;

namespace Netto.Simulation.Trials;

/// <summary>
/// A small randomised trial with self-reporters: service goes to everybody in the treatment arm and, in the control arm,
/// to those who ask for it, who are the likelier to find work. The outcome is a job (1) or none (0).
/// </summary>
/// <remarks>
/// Job under service d: −0.7 + 0.45 age + 0.3 schooled + 0.3 d + e &gt; 0; asks: −1.1 + 0.5 age + v &gt; 0; e and v standard normal
/// with correlation 0.5; age standard normal, schooled with chance 0.4.
/// </remarks>
public sealed class RandomisedTrial
{
    private const double Served = 0.3;
    private const double Correlation = 0.5;
    private const double SchooledShare = 0.4;
    private static readonly double Rest = Math.Sqrt(1 - Correlation * Correlation);
    private static readonly (double Late, double Compliers) Truth = Integrate();

    private RandomisedTrial(int people)
    {
        Assigned = new double[people];
        Received = new double[people];
        Age = new double[people];
        Schooled = new double[people];
        Outcome = new double[people];
    }

    /// <summary>Effect of service on the chance of a job, for those who do not ask: in the whole population.</summary>
    public static double TrueLate => Truth.Late;

    /// <summary>Effect of assignment on the chance of a job, in the whole population.</summary>
    public static double TrueItt => Truth.Late * Truth.Compliers;

    /// <summary>1 in the treatment arm.</summary>
    public double[] Assigned { get; }

    /// <summary>1 for who got service.</summary>
    public double[] Received { get; }

    /// <summary>Age, standardised.</summary>
    public double[] Age { get; }

    /// <summary>1 for who went to school longer.</summary>
    public double[] Schooled { get; }

    /// <summary>1 for who found a job.</summary>
    public double[] Outcome { get; }

    /// <summary>Draws one trial; the same seed gives the same trial.</summary>
    public static RandomisedTrial Draw(long seed, int people)
    {
        var trial = new RandomisedTrial(people);
        for (var i = 0; i < people; i++)
        {
            trial.Fill(i, PersonRandom.For(seed, i));
        }

        return trial;
    }

    private void Fill(int i, PersonRandom random)
    {
        Age[i] = random.Normal(0);
        Schooled[i] = random.Uniform(1) < SchooledShare ? 1 : 0;
        Assigned[i] = random.Uniform(2) < 0.5 ? 1 : 0;
        var v = random.Normal(3);
        var e = Correlation * v + Rest * random.Normal(4);
        Received[i] = Assigned[i] == 1 || v > -Asking(Age[i]) ? 1 : 0;
        Outcome[i] = Work(Age[i], Schooled[i]) + Served * Received[i] + e > 0 ? 1 : 0;
    }

    private static double Asking(double age) => -1.1 + 0.5 * age;

    private static double Work(double age, double schooled) => -0.7 + 0.45 * age + 0.3 * schooled;

    /// <summary>LATE and share of compliers by quadrature: the trapezium rule on smooth, fast-falling integrands.</summary>
    private static (double Late, double Compliers) Integrate()
    {
        const double Step = 0.01;
        double effect = 0,
            compliers = 0;
        for (var age = -8.0; age <= 8; age += 4 * Step)
        {
            // Simpson's rule over v below the threshold of asking, where people comply.
            var top = -Asking(age);
            const int Parts = 800;
            var width = (top + 9) / Parts;
            for (var k = 0; k <= Parts; k++)
            {
                var v = -9 + k * width;
                var simpson =
                    k is 0 or Parts ? 1
                    : k % 2 == 1 ? 4
                    : 2;
                var weight = simpson * width / 3 * Density(v) * Density(age) * 4 * Step;
                compliers += weight;
                effect +=
                    weight * ((1 - SchooledShare) * Difference(age, 0, v) + SchooledShare * Difference(age, 1, v));
            }
        }

        return (effect / compliers, compliers);
    }

    /// <summary>Chance that service makes the difference: the normal density over the window that it opens.</summary>
    private static double Difference(double age, double schooled, double v)
    {
        const int Parts = 8;
        var low = -(Work(age, schooled) + Correlation * v + Served) / Rest;
        var width = Served / Rest / Parts;
        var sum = 0.0;
        for (var k = 0; k <= Parts; k++)
        {
            sum +=
                (
                    k is 0 or Parts ? 1
                    : k % 2 == 1 ? 4
                    : 2
                ) * Density(low + k * width);
        }

        return sum * width / 3;
    }

    private static double Density(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);
}
