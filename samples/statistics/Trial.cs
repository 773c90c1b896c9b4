using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

namespace Statistics.Sample;

/// <summary>A made-up trial: half are offered a service, six in ten of them take it, and it raises the chance of work by a tenth.</summary>
internal sealed record Trial(
    DataColumn Offered,
    DataColumn Served,
    DataColumn Age,
    DataColumn InWork,
    DataColumn Months,
    DataColumn Found
)
{
    public static Trial Draw(int people, ulong seed)
    {
        var random = new RandomSource(seed, 0);
        var rows = Enumerable.Range(0, people).Select(_ => Person(random)).ToArray();
        DataColumn Column(string label, Func<double[], double> value) => new(label, [.. rows.Select(value)]);
        return new Trial(
            Column("offered", r => r[0]),
            Column("served", r => r[1]),
            Column("age", r => r[2]),
            Column("in work", r => r[3] <= 18 ? 1 : 0),
            Column("months", r => Math.Min(r[3], 24)),
            Column("found", r => r[3] <= 24 ? 1 : 0)
        );
    }

    private static double[] Person(RandomSource random)
    {
        var offered = random.NextDouble() < 0.5;
        var served = offered && random.NextDouble() < 0.6;
        var age = 20 + random.NextInt(45);
        var hazard = 0.03 * Math.Exp((served ? 0.35 : 0) - (0.02 * (age - 40)));
        var months = Math.Ceiling(-Math.Log(1 - random.NextDouble()) / hazard);
        return [offered ? 1 : 0, served ? 1 : 0, age, months];
    }
}
