using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

namespace Netto.Bench.Statistics.Topics;

/// <summary>Made data: covariates, a random arm, service received, 1,000 clusters, a number and a yes or no as outcomes.</summary>
internal sealed record MadeData(
    DataColumn Y,
    DataColumn Binary,
    DataColumn Z,
    DataColumn D,
    DataColumn[] X,
    Clusters Clusters
)
{
    internal Design Design { get; } = Design.WithConstant([Z, .. X]);

    internal InstrumentedDesign Instrumented { get; } = InstrumentedDesign.Of(D, Z, Design.WithConstant(X));

    /// <summary>Bytes of the design matrix.</summary>
    internal long DesignBytes => 8L * Y.Values.Length * (X.Length + 2);

    /// <summary>The columns as the peers get them: y, b, z, d, g and the covariates x0, x1, …</summary>
    internal (string Name, double[] Values)[] Columns =>
        [
            ("y", Y.Values),
            ("b", Binary.Values),
            ("z", Z.Values),
            ("d", D.Values),
            ("g", Array.ConvertAll(Clusters.Codes, c => (double)c)),
            .. X.Select(x => (x.Label, x.Values)),
        ];

    /// <summary>Makes n rows with k columns in the design, the constant among them.</summary>
    internal static MadeData Of(int n, int k)
    {
        DataColumn[] x =
        [
            .. Enumerable.Range(0, k - 2).AsParallel().AsOrdered().Select(j => new DataColumn($"x{j}", Normal(n, j))),
        ];
        var random = new RandomSource(1, 1_000_000);
        var (y, b, z, d, codes) = (new double[n], new double[n], new double[n], new double[n], new int[n]);
        for (var i = 0; i < n; i++)
        {
            z[i] = random.NextInt(2);
            d[i] = z[i] == 1 || random.NextDouble() < 0.14 ? 1 : 0;
            codes[i] = random.NextInt(1000);
            y[i] = d[i] + x[0].Values[i] + random.NextNormal();
            b[i] = (0.3 * d[i]) + (0.2 * x[0].Values[i]) + random.NextNormal() > 0 ? 1 : 0;
        }
        return new(new("y", y), new("b", b), new("z", z), new("d", d), x, Clusters.Of("g", codes));
    }

    private static double[] Normal(int n, int stream)
    {
        var random = new RandomSource(1, (ulong)stream);
        var values = new double[n];
        for (var i = 0; i < n; i++)
        {
            values[i] = random.NextNormal();
        }
        return values;
    }
}
