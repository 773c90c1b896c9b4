using Netto.Statistics.Likelihood;

namespace Netto.Statistics.TimingOfEvents;

/// <summary>A model of the search with its covariance and its weight in the uncertainty of what is reported.</summary>
internal sealed record WeightedModel(SearchState State, Matrix Covariance, double Weight)
{
    internal (MixtureLayout Layout, double[] Theta) Estimates => (State.Likelihood.Layout, State.Point.Theta);
}

/// <summary>
/// The model accepted and those tried beside it, with other numbers of points. Its estimates are reported; their variances are Σ weight × (variance + (estimate − the one
/// reported)²) over all (Buckland, Burnham and Augustin 1997, doi:10.2307/2533961): the number of points was chosen from the same data.
/// </summary>
internal sealed class WeightedModels(WeightedModel best, IReadOnlyList<WeightedModel> others)
{
    // A model that counts for less changes no digit that is shown.
    private const double SmallestWeight = 1e-6;

    internal WeightedModel Best => best;

    /// <summary>The models that count. One that did not settle, or has no information matrix, has no variance of its own to give: it is left out.</summary>
    internal static (WeightedModels Models, IReadOnlyList<SearchStep> Steps, IReadOnlyList<Warning> Warnings) Of(
        SearchPath path,
        TimingModel model,
        TimingSpecification specification
    )
    {
        var usable = path
            .Tried.Select(
                (state, at) => (State: state, At: at, Inverse: ScaledInverse.TryOf(state.Point.Information)?.Inverse)
            )
            .Where(t => ReferenceEquals(t.State, path.Best) || (t.State.Arrived && t.Inverse is not null))
            .ToArray();
        var own = Array.FindIndex(usable, t => ReferenceEquals(t.State, path.Best));
        var weights = specification.Heterogeneity.Weights([.. usable.Select(t => path.Steps[t.At])], own);
        var (covariance, warnings) = Covariance(usable[own], model, specification.Covariance);
        var others = usable
            .Select((t, i) => (t.State, t.Inverse, Weight: weights[i], IsOwn: i == own))
            .Where(t => !t.IsOwn && t.Weight > SmallestWeight)
            .Select(t => new WeightedModel(
                t.State,
                Covariance((t.State, 0, t.Inverse), model, specification.Covariance).Covariance,
                t.Weight
            ));
        var steps = path.Steps.Select(
            (step, at) => step with { Weight = weights.ElementAtOrDefault(Array.FindIndex(usable, t => t.At == at)) }
        );
        return (new(new(path.Best, covariance, weights[own]), [.. others]), [.. steps], warnings);
    }

    /// <summary>Coefficients of the model accepted, with the covariance over all models.</summary>
    internal CoefficientTable Of(Func<WeightedModel, CoefficientTable> coefficients)
    {
        var own = coefficients(best);
        if (others.Count == 0)
        {
            return own;
        }

        var covariance = own.Covariance.Scale(best.Weight);
        foreach (var model in others)
        {
            var table = coefficients(model);
            var gap = own.Zip(table, (a, b) => b.Estimate - a.Estimate).ToArray();
            covariance = covariance.Plus(table.Covariance, model.Weight);
            for (var j = 0; j < gap.Length; j++)
            {
                Vectors.AddScaled(covariance.Column(j), gap, model.Weight * gap[j]);
            }
        }

        return CoefficientTable.From(own.Terms, [.. own.Select(b => b.Estimate)], covariance);
    }

    /// <summary>Exit chances by the model accepted, errors over all models.</summary>
    internal IReadOnlyList<ExitChance> Of(Func<WeightedModel, IReadOnlyList<ExitChance>> chances)
    {
        var own = chances(best);
        var beside = others.Select(m => (m.Weight, Chances: chances(m))).ToArray();
        return [.. own.Select((c, at) => c with { Change = Widened(c.Change, at) })];

        Coefficient Widened(Coefficient change, int at)
        {
            if (beside.Length == 0)
            {
                return change;
            }

            var variance = best.Weight * change.StandardError * change.StandardError;
            foreach (var (weight, others) in beside)
            {
                var other = others[at].Change;
                var gap = other.Estimate - change.Estimate;
                variance += weight * (other.StandardError * other.StandardError + gap * gap);
            }

            return Coefficient.From(change.Term, change.Estimate, Math.Sqrt(variance), double.PositiveInfinity);
        }
    }

    private static (Matrix Covariance, IReadOnlyList<Warning> Warnings) Covariance(
        (SearchState State, int At, Matrix? Inverse) tried,
        TimingModel model,
        CovarianceEstimator kind
    )
    {
        var (best, bread) = (tried.State, tried.Inverse);
        Warning[] warnings = [];
        var needsScores = bread is null || kind is not CovarianceEstimator.ClassicalCovariance;
        var scores = needsScores ? best.Likelihood.Scores(best.Point.Theta) : [];
        if (bread is null)
        {
            bread = Cholesky.Factor(CrossProducts.Gram(scores), "The outer product of the scores").Inverse();
            warnings =
            [
                new(
                    "TIM103",
                    "The Hessian at the estimates is not negative definite: standard errors are from the outer product of the scores."
                ),
            ];
        }

        var ones = new double[model.People.Count];
        Array.Fill(ones, 1);
        var people = kind is CovarianceEstimator.Clustered c ? c with { Clusters = ByPerson(model, c.Clusters) } : kind;
        return (LikelihoodCovariance.Of(bread, new RowScores(scores, ones), people), warnings);
    }

    private static Clusters ByPerson(TimingModel model, Clusters rows)
    {
        var codes = new int[model.People.Count];
        Array.Fill(codes, -1);
        for (var i = 0; i < rows.Codes.Length; i++)
        {
            ref var code = ref codes[model.People.Codes[i]];
            if (code >= 0 && code != rows.Codes[i])
            {
                throw new StatisticsException(
                    StatisticsErrors.WrongOption,
                    $"Row {i + 1} is in another {rows.Label} than the earlier rows of the same {model.People.Label}.",
                    "People must lie within clusters."
                );
            }

            code = rows.Codes[i];
        }

        return Clusters.Of(rows.Label, codes);
    }
}
