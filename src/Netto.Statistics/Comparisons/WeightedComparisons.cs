using Netto.Statistics.Surveys;

namespace Netto.Statistics.Comparisons;

/// <summary>One group of a weighted comparison.</summary>
/// <param name="Values">Outcome per person; none missing.</param>
/// <param name="Weights">Survey weight per person, zero or more, of the same length.</param>
public sealed record WeightedGroup(double[] Values, double[] Weights);

/// <summary>Comparisons of two groups with weights.</summary>
public static class WeightedComparisons
{
    /// <summary>
    /// Welch's test for survey (probability) weights: weighted means, each with the linearised variance
    /// n/(n − 1) Σ w²(y − ȳ)²/(Σ w)² (as R <c>survey::svymean</c> within each group), Satterthwaite's degrees of freedom. With equal weights it is
    /// Welch's test. A 0/1 outcome gives the comparison of two weighted shares.
    /// </summary>
    /// <param name="first">First group.</param>
    /// <param name="second">Second group; the difference is first minus second.</param>
    /// <param name="confidence">Coverage of the interval, 0.95 unless told.</param>
    public static TestResult Welch(WeightedGroup first, WeightedGroup second, double confidence = 0.95)
    {
        var (a, b) = Summary.Of(first, second);
        if (a.N < 2 || b.N < 2)
        {
            return TooFew("welch", a.N + b.N);
        }

        var (v1, v2) = (a.DesignVariance, b.DesignVariance);
        var df = (v1 + v2) * (v1 + v2) / (v1 * v1 / (a.N - 1) + v2 * v2 / (b.N - 1));
        return Means.FromStandardError("welch", a.Mean - b.Mean, (Math.Sqrt(v1 + v2), df), a.N + b.N, confidence);
    }

    /// <summary>
    /// Student's test for analytic weights: the t of weighted least squares on a group dummy,
    /// s² = Σ w(y − ȳ)²/(n − 2), variance s²(1/Σw1 + 1/Σw2). As R <c>lm(weights = )</c>.
    /// </summary>
    /// <param name="first">First group.</param>
    /// <param name="second">Second group; the difference is first minus second.</param>
    /// <param name="confidence">Coverage of the interval, 0.95 unless told.</param>
    public static TestResult Student(WeightedGroup first, WeightedGroup second, double confidence = 0.95)
    {
        var (a, b) = Summary.Of(first, second);
        if (a.N < 1 || b.N < 1 || a.N + b.N < 3)
        {
            return TooFew("t", a.N + b.N);
        }

        var df = a.N + b.N - 2;
        var se = Math.Sqrt((a.Squares + b.Squares) / df * (1 / a.Total + 1 / b.Total));
        return Means.FromStandardError("t", a.Mean - b.Mean, (se, df), a.N + b.N, confidence);
    }

    /// <summary>
    /// Design-based Mann-Whitney test of people drawn one by one, t with n − 2 degrees of freedom: see <see cref="SurveyComparisons.Ranks"/>.
    /// </summary>
    /// <param name="first">First group.</param>
    /// <param name="second">Second group.</param>
    /// <returns>Estimate: difference of the mean ranks as a share of the population.</returns>
    public static TestResult MannWhitney(WeightedGroup first, WeightedGroup second)
    {
        var (a, b) = Summary.Of(first, second);
        if (a.N < 1 || b.N < 1 || a.N + b.N < 3)
        {
            return TooFew("mann-whitney", a.N + b.N);
        }

        var group = new double[first.Values.Length + second.Values.Length];
        Array.Fill(group, 1, 0, first.Values.Length);
        return SurveyComparisons.Ranks(
            new SurveyDesign([.. first.Weights, .. second.Weights]),
            new DataColumn("outcome", [.. first.Values, .. second.Values]),
            new DataColumn("first", group)
        );
    }

    private static TestResult TooFew(string test, double n) =>
        new()
        {
            Test = test,
            N = n,
            Reason = "A group has too few observations.",
        };

    /// <summary>N counts people with a positive weight; the mean is counted from an origin that both groups share.</summary>
    private readonly record struct Summary(double N, double Total, double Mean, double Squares, double Influence)
    {
        public double DesignVariance => Influence * N / (N - 1);

        public static (Summary First, Summary Second) Of(WeightedGroup first, WeightedGroup second)
        {
            ArgumentNullException.ThrowIfNull(first);
            ArgumentNullException.ThrowIfNull(second);
            // Far from zero a sum of w·y would lose the digits in which the groups differ.
            var origin = first.Values.Concat(second.Values).FirstOrDefault();
            return (Of(first, origin), Of(second, origin));
        }

        private static Summary Of(WeightedGroup group, double origin)
        {
            Check(group);
            double n = 0;
            double total = 0;
            double sum = 0;
            for (var i = 0; i < group.Values.Length; i++)
            {
                n += group.Weights[i] > 0 ? 1 : 0;
                total += group.Weights[i];
                sum += group.Weights[i] * (group.Values[i] - origin);
            }

            var mean = total > 0 ? sum / total : 0;
            double squares = 0;
            double influence = 0;
            for (var i = 0; i < group.Values.Length; i++)
            {
                var distance = group.Values[i] - origin - mean;
                var weighted = group.Weights[i] * distance;
                squares += weighted * distance;
                influence += weighted * weighted;
            }

            return new(n, total, mean, squares, total > 0 ? influence / (total * total) : 0);
        }

        private static void Check(WeightedGroup group)
        {
            if (group.Values.Length != group.Weights.Length)
            {
                throw new StatisticsException(
                    StatisticsErrors.LengthMismatch,
                    $"{group.Values.Length} values and {group.Weights.Length} weights.",
                    "Give one weight for each value."
                );
            }

            if (group.Weights.Any(w => !(w >= 0) || double.IsInfinity(w)) || group.Values.Any(v => !double.IsFinite(v)))
            {
                throw new StatisticsException(
                    StatisticsErrors.WrongWeight,
                    "A value or weight is missing, infinite, or a weight is negative.",
                    "Leave such rows out first."
                );
            }
        }
    }
}
