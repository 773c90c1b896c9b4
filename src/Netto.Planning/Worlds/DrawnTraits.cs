using System.Globalization;
using Netto.Evaluation.Tables;
using Netto.Protocol;
using Netto.Statistics.Distributions;
using Netto.Statistics.Resampling;

namespace Netto.Planning.Worlds;

/// <summary>Covariates of a simulated table: standard normal numbers, and classes that cut a standard normal into equal parts.</summary>
internal sealed class DrawnTraits : ICovariateSource
{
    private readonly Dictionary<string, double[]> latent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> levels = new(StringComparer.Ordinal);
    private readonly RandomSource random;

    public DrawnTraits(ExperimentProtocol protocol, int people, RandomSource random)
    {
        (Rows, this.random) = (people, random);
        foreach (var category in protocol.Covariates.OfType<Covariate.Category>())
        {
            levels[category.Column.ToString()] = category.LevelIds;
        }
        var builder = new CovariateBuilder(this);
        foreach (var covariate in protocol.Covariates)
        {
            builder.Add(covariate);
        }
        (Factors, Numbers) = (builder.Factors, builder.Numbers);
        Index = Sum(people);
    }

    public int Rows { get; }

    public IReadOnlyList<FactorColumn> Factors { get; }

    public IReadOnlyList<NumberColumn> Numbers { get; }

    /// <summary>What the traits say of the outcome, with variance one.</summary>
    public double[] Index { get; }

    public RawColumn Column(ColumnReference reference, string usedBy)
    {
        var name = reference.ToString();
        if (!latent.TryGetValue(name, out var values))
        {
            values = [.. Enumerable.Range(0, Rows).Select(_ => random.NextNormal())];
            latent[name] = values;
        }
        if (!levels.TryGetValue(name, out var classes))
        {
            return new RawColumn.Number(values);
        }
        var codes = Array.ConvertAll(
            values,
            v => Math.Min(classes.Count - 1, (int)(classes.Count * Normal.LowerTail(v)))
        );
        Standardise(values, codes, classes.Count);
        return new RawColumn.Text(Array.ConvertAll(codes, code => (string?)classes[code]));
    }

    public double[] Age(string usedBy) => throw NotMade(usedBy);

    public double[] DaysFollowed(string usedBy) => throw NotMade(usedBy);

    // What the classes tell is their code, not the number that was cut.
    private static void Standardise(double[] values, int[] codes, int count)
    {
        var deviation = Math.Sqrt(((count * (double)count) - 1) / 12);
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = deviation > 0 ? (codes[row] - ((count - 1) / 2.0)) / deviation : 0;
        }
    }

    private double[] Sum(int people)
    {
        var sum = new double[people];
        if (latent.Count == 0)
        {
            // Without covariates nothing can be adjusted for; what they would explain is noise.
            return [.. sum.Select(_ => random.NextNormal())];
        }
        foreach (var values in latent.Values)
        {
            for (var row = 0; row < people; row++)
            {
                sum[row] += values[row] / Math.Sqrt(latent.Count);
            }
        }
        return sum;
    }

    private static InputException NotMade(string covariate) =>
        new(
            new Diagnostic(
                "PLN002",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Covariate {covariate} needs registers, which a flat table does not have."
                )
            )
            {
                Path = $"covariates.{covariate}",
                Expected = "type category, number, bands, power or regrouped",
            }
        );
}
