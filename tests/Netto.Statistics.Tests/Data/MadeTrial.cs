using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

namespace Netto.Statistics.Tests.Data;

/// <summary>A made trial on which every estimator can be run: arm, service received, covariates, outcomes of each type, durations.</summary>
/// <param name="Columns">Values by name, all of one length.</param>
internal sealed record MadeTrial(IReadOnlyDictionary<string, double[]> Columns)
{
    public int Rows => Columns["arm"].Length;

    public DataColumn this[string name] => new(name, Columns[name]);

    public static MadeTrial Of(ulong seed, int rows = 400)
    {
        var random = new RandomSource(seed, 7);
        string[] names =
        [
            "arm",
            "served",
            "x",
            "v",
            "y",
            "works",
            "hours",
            "seen",
            "weeks",
            "exit",
            "count",
            "office",
            "late",
            "mediator",
        ];
        var columns = names.ToDictionary(n => n, _ => new double[rows]);
        for (var i = 0; i < rows; i++)
        {
            var (arm, late, x, v) = (random.NextInt(2), random.NextInt(2), random.NextNormal(), random.NextDouble());
            var (e, u) = (random.NextNormal(), random.NextNormal());
            var served = 1.4 * arm - 0.7 + 0.5 * u + random.NextNormal() > 0 ? 1 : 0;
            var mediator = 0.5 * arm + 0.3 * x + random.NextNormal();
            var latent = 0.5 * served + 0.3 * x - 0.4 * v + 0.2 * arm * late + 0.5 * e + 0.4 * u;
            var left = -Math.Log(1 - random.NextDouble()) * 12 * Math.Exp(-0.4 * arm - 0.3 * x);
            var end = 10 + 20 * random.NextDouble();
            double[] row =
            [
                arm,
                served,
                x,
                v,
                latent + 0.4 * mediator,
                latent > 0.2 ? 1 : 0,
                Math.Max(0, latent),
                0.6 * arm + 0.5 * x + 0.8 * v + 0.7 * e + 0.7 * random.NextNormal() > 0 ? 1 : 0,
                Math.Ceiling(Math.Min(left, end)),
                left <= end ? 1 : 0,
                1 + random.NextInt(3),
                i % 40,
                late,
                mediator,
            ];
            for (var j = 0; j < names.Length; j++)
            {
                columns[names[j]][i] = row[j];
            }
        }
        return new MadeTrial(columns);
    }

    /// <summary>These rows, in this order.</summary>
    public MadeTrial Take(IReadOnlyList<int> rows) =>
        new(Columns.ToDictionary(c => c.Key, c => (double[])[.. rows.Select(i => c.Value[i])]));

    /// <summary>One column changed, value by value.</summary>
    public MadeTrial With(string name, Func<double, double> change) =>
        new(Columns.ToDictionary(c => c.Key, c => c.Key == name ? Array.ConvertAll(c.Value, v => change(v)) : c.Value));

    /// <summary>One value of a column changed.</summary>
    public MadeTrial WithValue(string name, int row, double value)
    {
        var values = (double[])Columns[name].Clone();
        values[row] = value;
        return new(Columns.ToDictionary(c => c.Key, c => c.Key == name ? values : c.Value));
    }
}
