using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

namespace Netto.Bench.Statistics;

/// <summary>Made data: covariates, a random arm, service received, clusters, an outcome.</summary>
internal sealed record BenchData(DataColumn Y, DataColumn Z, DataColumn D, DataColumn[] X, Clusters Clusters)
{
    internal Design Design => Design.WithConstant([Z, .. X]);

    internal InstrumentedDesign Instrumented => InstrumentedDesign.Of(D, Z, Design.WithConstant(X));

    /// <summary>Makes n rows with k columns, the constant among them.</summary>
    internal static BenchData Of(int n, int k)
    {
        DataColumn[] x =
        [
            .. Enumerable.Range(0, k - 2).AsParallel().AsOrdered().Select(j => new DataColumn($"x{j}", Normal(n, j))),
        ];
        var random = new RandomSource(1, 1_000_000);
        var (y, z, d, codes) = (new double[n], new double[n], new double[n], new int[n]);
        for (var i = 0; i < n; i++)
        {
            z[i] = random.NextInt(2);
            d[i] = z[i] == 1 || random.NextDouble() < 0.14 ? 1 : 0;
            codes[i] = random.NextInt(1000);
            y[i] = d[i] + x[0].Values[i] + random.NextNormal();
        }
        return new(new("y", y), new("z", z), new("d", d), x, Clusters.Of("g", codes));
    }

    /// <summary>Writes the columns as raw doubles, one after the other: y, z, d, cluster, covariates.</summary>
    internal void Write(string path)
    {
        using var stream = File.Create(path);
        double[] codes = Array.ConvertAll(Clusters.Codes, c => (double)c);
        double[][] columns = [Y.Values, Z.Values, D.Values, codes, .. X.Select(c => c.Values)];
        foreach (var column in columns)
        {
            stream.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<double>(column));
        }
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
