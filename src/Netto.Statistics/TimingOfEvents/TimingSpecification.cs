namespace Netto.Statistics.TimingOfEvents;

/// <summary>How many mass points the unobserved traits get.</summary>
public abstract record HeterogeneityRule
{
    private HeterogeneityRule(int largestCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(largestCount, 1);
        LargestCount = largestCount;
    }

    /// <summary>Most points tried.</summary>
    public int LargestCount { get; }

    /// <summary>
    /// Points are added as long as Akaike's criterion 2k − 2 log L falls. Standard errors of hazards, effects and exit chances hold the uncertainty about the number of points: over the steps
    /// of the search, Σ weight × (variance + (estimate − the one reported)²), weights ∝ exp(−AIC/2) (Buckland, Burnham and Augustin 1997, doi:10.2307/2533961).
    /// </summary>
    /// <param name="largestCount">Most points tried, at least 1.</param>
    public static HeterogeneityRule ByAkaike(int largestCount) => new Akaike(largestCount);

    /// <summary>
    /// Points are added until the log-likelihood gains less than a given amount: the nonparametric maximum (Heckman and Singer 1984). Standard errors hold given the number of points.
    /// </summary>
    /// <param name="largestCount">Most points tried, at least 1.</param>
    /// <param name="smallestGain">Gain in log-likelihood that counts, 0.01 for example.</param>
    public static HeterogeneityRule ByLikelihood(int largestCount, double smallestGain) =>
        new Likelihood(largestCount, smallestGain);

    /// <summary>No unobserved traits: hazards apart from each other, wrong when there is selection.</summary>
    public static HeterogeneityRule None { get; } = new Akaike(1);

    internal abstract bool IsBetter(SearchStep before, SearchStep after);

    /// <summary>How much each step of the search counts in the uncertainty of what is reported; they sum to one.</summary>
    internal abstract double[] Weights(IReadOnlyList<SearchStep> steps, int best);

    private sealed record Akaike(int Largest) : HeterogeneityRule(Largest)
    {
        internal override bool IsBetter(SearchStep before, SearchStep after) =>
            after.AkaikeCriterion < before.AkaikeCriterion;

        // Burnham and Anderson (2002), Model Selection and Multimodel Inference, equation 2.9.
        internal override double[] Weights(IReadOnlyList<SearchStep> steps, int best)
        {
            var likelihoods = steps
                .Select(s => Math.Exp((steps[best].AkaikeCriterion - s.AkaikeCriterion) / 2))
                .ToArray();
            return Array.ConvertAll(likelihoods, l => l / likelihoods.Sum());
        }
    }

    private sealed record Likelihood(int Largest, double SmallestGain) : HeterogeneityRule(Largest)
    {
        internal override bool IsBetter(SearchStep before, SearchStep after) =>
            after.LogLikelihood - before.LogLikelihood >= SmallestGain;

        internal override double[] Weights(IReadOnlyList<SearchStep> steps, int best) =>
            [.. steps.Select((_, at) => at == best ? 1.0 : 0)];
    }
}

/// <summary>How a timing-of-events model is to be estimated and read.</summary>
public sealed record TimingSpecification
{
    /// <summary>Observed information, at most eight points by Akaike's criterion, exit chances at 6, 9, 12 and 15.</summary>
    public static TimingSpecification Default { get; } = new();

    /// <summary>
    /// Classical (inverse of minus the Hessian) unless told. HC0, HC1 (× n/(n − 1)): sandwich round the scores of people. CR0, CR1 (× G/(G − 1)): scores summed by
    /// cluster, one code a row; people must lie within clusters.
    /// </summary>
    public CovarianceEstimator Covariance { get; init; } = CovarianceEstimator.Classical;

    /// <summary>When to stop adding points.</summary>
    public HeterogeneityRule Heterogeneity { get; init; } = HeterogeneityRule.ByAkaike(8);

    /// <summary>Times at which exit chances with and without treatment are compared; above zero.</summary>
    public IReadOnlyList<double> Horizons { get; init; } = [6, 9, 12, 15];

    /// <summary>When each treatment is given in that comparison, in the order of the treatments; null for the median of the observed times.</summary>
    public IReadOnlyList<double>? PlannedTimes { get; init; }

    /// <summary>Stops the search.</summary>
    public CancellationToken Cancellation { get; init; }
}
