using Netto.Simulation.Engine;

namespace Netto.Simulation.Trials;

/// <summary>
/// A trial whose outcome, the hourly wage, is seen only for those at work; who works depends on what decides the wage, and
/// who gets service depends on it too.
/// </summary>
/// <remarks>
/// At work: 0.2 + 0.5 age + 0.7 children + 0.3 assigned + v &gt; 0. Wage: 15 + 0.8 received + age + u, with u = 2 (0.6 v + 0.8 n). Asks:
/// −1.1 + 0.5 age + 0.4 n + 0.9 m &gt; 0. Children decides work and not the wage: the exclusion.
/// </remarks>
public sealed class SelectionTrial
{
    private SelectionTrial(int people)
    {
        Assigned = new double[people];
        Received = new double[people];
        Age = new double[people];
        Children = new double[people];
        Seen = new double[people];
        Wage = new double[people];
    }

    /// <summary>Effect of service on the wage, the same for everybody.</summary>
    public static double TrueEffect => 0.8;

    /// <summary>1 in the treatment arm.</summary>
    public double[] Assigned { get; }

    /// <summary>1 for who got service.</summary>
    public double[] Received { get; }

    /// <summary>Age, standardised.</summary>
    public double[] Age { get; }

    /// <summary>What decides work and not the wage, standardised.</summary>
    public double[] Children { get; }

    /// <summary>1 for who works and so has a wage.</summary>
    public double[] Seen { get; }

    /// <summary>Hourly wage; NaN for who does not work.</summary>
    public double[] Wage { get; }

    /// <summary>Draws one trial; the same seed gives the same trial.</summary>
    public static SelectionTrial Draw(long seed, int people)
    {
        var trial = new SelectionTrial(people);
        for (var i = 0; i < people; i++)
        {
            trial.Fill(i, PersonRandom.For(seed, i));
        }

        return trial;
    }

    private void Fill(int i, PersonRandom random)
    {
        Age[i] = random.Normal(0);
        Children[i] = random.Normal(1);
        Assigned[i] = random.Uniform(2) < 0.5 ? 1 : 0;
        var v = random.Normal(3);
        var n = random.Normal(4);
        var asks = -1.1 + 0.5 * Age[i] + 0.4 * n + 0.9 * random.Normal(5) > 0;
        Received[i] = Assigned[i] == 1 || asks ? 1 : 0;
        Seen[i] = 0.2 + 0.5 * Age[i] + 0.7 * Children[i] + 0.3 * Assigned[i] + v > 0 ? 1 : 0;
        Wage[i] = Seen[i] == 1 ? 15 + TrueEffect * Received[i] + Age[i] + 2 * (0.6 * v + 0.8 * n) : double.NaN;
    }
}
