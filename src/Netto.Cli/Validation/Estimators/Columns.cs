using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

namespace Netto.Cli.Validation.Estimators;

/// <summary>Columns of drawn people, one row of numbers a person.</summary>
internal sealed class Columns
{
    private readonly double[][] people;

    private Columns(double[][] people) => this.people = people;

    public static Columns Draw(RandomSource random, int people, Func<RandomSource, int, double[]> person)
    {
        var rows = new double[people][];
        for (var i = 0; i < people; i++)
        {
            rows[i] = person(random, i);
        }
        return new Columns(rows);
    }

    public DataColumn this[int index, string label] => new(label, Array.ConvertAll(people, row => row[index]));

    public Clusters Groups(int index, string label) => Clusters.Of(this[index, label]);

    public Columns Where(Func<double[], bool> keep) => new([.. people.Where(keep)]);

    public static double Coin(RandomSource random, double chance) => random.NextDouble() < chance ? 1 : 0;

    /// <summary>A duration with a constant hazard.</summary>
    public static double Exponential(RandomSource random, double hazard) => -Math.Log(1 - random.NextDouble()) / hazard;
}
