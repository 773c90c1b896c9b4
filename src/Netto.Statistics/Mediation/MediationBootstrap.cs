using Netto.Statistics.Binary;
using Netto.Statistics.Linear;
using Netto.Statistics.Resampling;

namespace Netto.Statistics.Mediation;

/// <summary>Draws rows or clusters, and finds both models, the means of covariates and the parts of the effect again.</summary>
internal sealed class MediationBootstrap
{
    private readonly MediationModel model;
    private readonly Clusters? clusters;
    private readonly double[]? weights;
    private readonly DrawnDecomposition drawn;

    private MediationBootstrap(MediationModel model, Clusters? clusters, FourWayResult sample)
    {
        (this.model, this.clusters, weights) = (model, clusters, model.Weights.Column?.Values);
        drawn = new(model, sample);
    }

    internal static FourWayResult Fit(MediationModel model, Clusters? clusters, ResamplingPlan plan)
    {
        var (chosen, groups) = Weighted(model, clusters);
        var covariance = groups is null ? CovarianceEstimator.HC0 : CovarianceEstimator.CR0(groups);
        var sample = FourWayDecomposition.Fit(chosen, covariance);
        var bootstrap = new MediationBootstrap(chosen, groups, sample);
        var draws = plan.Run((random, _) => bootstrap.Draw(random));
        var parts = BootstrapFit.Of(
            sample.Components.Terms,
            [.. sample.Components.Select(c => c.Estimate)],
            Array.ConvertAll(draws, d => d?.Parts)
        );
        return sample with
        {
            StandardErrors = "bootstrap",
            Components = parts.Coefficients,
            Bootstrap = parts,
            OutcomeModel = With(sample.OutcomeModel, Array.ConvertAll(draws, d => d?.Outcome)),
            MediatorModel = With(sample.MediatorModel, Array.ConvertAll(draws, d => d?.Mediator)),
        };
    }

    // A row of weight zero is nobody: it is not drawn.
    private static (MediationModel Model, Clusters? Clusters) Weighted(MediationModel model, Clusters? clusters)
    {
        if (clusters is not null)
        {
            Lengths.Check(clusters, model.Outcome.Length);
        }
        if (model.Weights is ObservationWeights.Frequency)
        {
            throw new StatisticsException(
                StatisticsErrors.WrongOption,
                "The bootstrap of a decomposition with frequency weights.",
                "Repeat the rows, or take analytic or probability weights."
            );
        }
        if (model.Weights.Column is not { } column || !column.Values.Contains(0))
        {
            return (model, clusters);
        }
        Lengths.Check(column, model.Outcome.Length);
        int[] rows = [.. Enumerable.Range(0, column.Length).Where(i => column.Values[i] != 0)];
        return rows.Length == 0 ? (model, clusters) : (model.Select(rows), clusters?.Select(rows));
    }

    private static IFittedModel With(IFittedModel fit, double[]?[] draws)
    {
        var table = BootstrapFit
            .Of(fit.Coefficients.Terms, [.. fit.Coefficients.Select(b => b.Estimate)], draws)
            .Coefficients;
        return fit switch
        {
            LinearFit linear => linear with { Coefficients = table, StandardErrors = "bootstrap" },
            BinaryFit binary => binary.With(table, "bootstrap"),
            _ => fit,
        };
    }

    // A draw that the fast way cannot do (a covariate that does not vary in it) goes the way of the sample, which drops or refuses.
    private DrawnParts? Draw(RandomSource random)
    {
        var times = DrawnRows.Counts(random, model.Outcome.Length, clusters, null);
        var counts = weights is null ? times : Times(times, weights);
        if (drawn.Estimate(counts, Vectors.Sum(times)) is { } parts)
        {
            return parts;
        }
        if (weights is not null)
        {
            return null;
        }
        try
        {
            var weighted = model with { Weights = new ObservationWeights.Frequency(new DataColumn("draw", counts)) };
            var fit = FourWayDecomposition.Fit(weighted, CovarianceEstimator.Classical);
            return new([.. fit.Components.Select(c => c.Estimate)], null, null);
        }
        catch (StatisticsException)
        {
            return null;
        }
    }

    private static double[] Times(double[] times, double[] weights)
    {
        var product = new double[times.Length];
        Vectors.Multiply(times, weights, product);
        return product;
    }
}
