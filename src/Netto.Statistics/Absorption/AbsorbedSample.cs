using Netto.Statistics.Linear;

namespace Netto.Statistics.Absorption;

/// <summary>Takes the effects of factors out of all columns of a sample; singletons are left out.</summary>
internal static class AbsorbedSample
{
    /// <summary>What is left of a column, relative to its length about the mean, under which it does not vary within the levels.</summary>
    private const double Nothing = 1e-7;

    internal static Sample Of(Sample sample, IReadOnlyList<Clusters> factors)
    {
        if (factors.Count == 0)
        {
            return sample;
        }
        sample.CheckFinite();
        var rows = Prepare(sample, factors);
        DataColumn[] columns =
        [
            .. rows.Sample.Designs.SelectMany(d => d.Columns).Prepend(rows.Sample.Outcome).DistinctBy(c => c.Values),
        ];
        var demeaning = new Demeaning(rows.Factors, rows.Sample.Weights);
        var demeaned = demeaning.Of([.. columns.Select(c => c.Values)]).ToArrays();
        var values = columns.Zip(demeaned).ToDictionary(p => p.First.Values, p => p.Second);
        DataColumn New(DataColumn c) => c with { Values = values[c.Values] };
        var left = columns.Skip(1).Where((c, j) => Varies(c.Values, demeaned[j + 1])).Select(c => c.Values);
        var varying = left.ToHashSet();
        var names = string.Join(", ", rows.Factors.Select(f => f.Label));
        var dropped = rows
            .Sample.X.Columns.Where(c => !varying.Contains(c.Values))
            .Select(c => new DroppedColumn(c.Label, $"it does not vary within {names}"));
        var described = Described(rows.Sample, rows.Factors);
        return rows.Sample with
        {
            Outcome = New(rows.Sample.Outcome),
            Designs = [.. rows.Sample.Designs.Select(d => Varying(d, varying, New, names))],
            Absorbed = described with
            {
                Effects = described.Effects with { Iterations = demeaning.Iterations },
                Raw = columns.Zip(demeaned).ToDictionary(p => p.Second, p => p.First.Values),
                Dropped = [.. dropped],
            },
        };
    }

    /// <summary>The rows that are not alone in a level, with the factors on them; refuses a covariance that needs the dummies.</summary>
    internal static (Sample Sample, IReadOnlyList<Clusters> Factors) Prepare(
        Sample sample,
        IReadOnlyList<Clusters> factors
    )
    {
        CheckCovariance(sample.Covariance);
        return WithoutSingletons(sample, factors);
    }

    private static (Sample Rows, IReadOnlyList<Clusters> Factors) WithoutSingletons(
        Sample sample,
        IReadOnlyList<Clusters> factors
    )
    {
        IReadOnlyList<Clusters> used = sample.KeptRows is { } kept ? [.. factors.Select(f => f.Select(kept))] : factors;
        foreach (var factor in used)
        {
            Lengths.Check(factor, sample.X.Rows);
        }
        var others = Singletons.Others(used, sample.IsFrequency ? sample.Weights : null);
        if (others is null)
        {
            return (sample, used);
        }
        var names = string.Join(", ", factors.Select(f => f.Label));
        if (others.Length == 0)
        {
            throw new StatisticsException(
                StatisticsErrors.TooFewRows,
                $"Every row is the only one of a level of {names}.",
                "Absorb a factor with more rows per level."
            );
        }
        var reason = $"the only row of a level of {names}";
        return (sample.Select(others, reason), [.. used.Select(f => f.Select(others))]);
    }

    private static Design Varying(
        Design design,
        HashSet<double[]> varying,
        Func<DataColumn, DataColumn> with,
        string names
    )
    {
        DataColumn[] columns = [.. design.Columns.Where(c => varying.Contains(c.Values)).Select(with)];
        return columns.Length > 0
            ? new Design(columns)
            : throw new StatisticsException(
                StatisticsErrors.NoRegressors,
                $"No regressor varies within {names}.",
                "Give one that does, or absorb fewer factors."
            );
    }

    private static bool Varies(double[] raw, double[] demeaned)
    {
        var about = LongSums.SumOfSquares(raw, LongSums.Sum(raw) / raw.Length);
        return LongSums.Dot(demeaned, demeaned) > Nothing * Nothing * about;
    }

    /// <summary>The factors and the parameters that they stand for.</summary>
    internal static AbsorbedColumns Described(Sample sample, IReadOnlyList<Clusters> factors)
    {
        var clusters = (sample.Covariance as CovarianceEstimator.Clustered)?.Clusters;
        bool[] within = [.. factors.Select(f => clusters is not null && AbsorbedParameters.IsWithin(f, clusters))];
        var count = AbsorbedParameters.Count(factors);
        AbsorbedFactor[] described =
        [
            .. factors.Select(
                (f, at) => new AbsorbedFactor(f.Label, f.Count, within[at] ? Nesting.WithinClusters : Nesting.Crossed)
            ),
        ];
        var crossed = factors.Where((_, at) => !within[at]).ToArray();
        return new(
            new AbsorbedEffects(described, count, 0),
            crossed.Length == factors.Count ? count : AbsorbedParameters.CountInClusters(crossed),
            new Dictionary<double[], double[]>(),
            []
        );
    }

    /// <summary>Leverages are those of all dummies, which are not there.</summary>
    private static void CheckCovariance(CovarianceEstimator covariance)
    {
        if (
            covariance
            is CovarianceEstimator.Robust { Kind: RobustKind.HC2 or RobustKind.HC3 }
                or CovarianceEstimator.Clustered { Kind: ClusterKind.CR2 }
        )
        {
            throw new StatisticsException(
                StatisticsErrors.WrongOption,
                $"{covariance.Name} with absorbed effects: it needs the leverage of every effect.",
                "Take classical, hc1 or cr1, or put the factor among the regressors."
            );
        }
    }
}
