namespace Netto.Statistics.Survival;

/// <summary>Score tests for coefficients that change as a given function of time, at the estimates of constant ones.</summary>
internal static class ProportionalityTest
{
    private const double NothingLeft = 1e-10;

    internal static IReadOnlyList<JointTest> Run(
        CoxLikelihood likelihood,
        CoxLikelihood.Point point,
        IReadOnlyList<string> terms,
        TimeTransform transform
    )
    {
        var g = Transform(likelihood, point, transform);
        var k = terms.Count;
        var gradient = Gradient(likelihood, point, g);
        var cross = likelihood.Information(point.Terms.Passes, point.Terms.Risk, (p, term) => g[p][TimeOf(p, term)]);
        var square = likelihood.Information(
            point.Terms.Passes,
            point.Terms.Risk,
            (p, term) => Math.Pow(g[p][TimeOf(p, term)], 2)
        );
        // Information about the change once the constant coefficients are known: I22 − I21 I11⁻¹ I12.
        var inner = Cholesky.Factor(point.Information, "The information of the Cox model").Solve(cross);
        var left = square.Plus(cross.Times(inner), -1);
        // With few event times nothing is left of a change once the constant coefficients are known: no test, not a made-up one.
        bool IsLeft(int j) => left[j, j] > NothingLeft * square[j, j];
        var tests = new List<JointTest>();
        for (var j = 0; j < k; j++)
        {
            // The change of one column alone: its own entry of what is left.
            var statistic = IsLeft(j) ? gradient[j] * gradient[j] / left[j, j] : double.NaN;
            tests.Add(Test(terms[j], statistic, 1));
        }

        var inverse = Enumerable.Range(0, k).All(IsLeft) ? ScaledInverse.TryOf(left) : null;
        var isKnown = inverse?.Condition < 1 / NothingLeft;
        var global = isKnown ? Vectors.Dot(gradient, inverse!.Inverse.Times(gradient)) : double.NaN;
        tests.Add(Test("GLOBAL", global, k));
        return tests;
    }

    private static JointTest Test(string name, double statistic, int restrictions) =>
        double.IsNaN(statistic)
            ? new(name, TestDistribution.ChiSquared, double.NaN, restrictions, double.PositiveInfinity, double.NaN)
            : JointTest.OfChiSquared(name, statistic, restrictions);

    private static double[] Gradient(
        CoxLikelihood likelihood,
        CoxLikelihood.Point point,
        Dictionary<CoxPass, double[]> g
    )
    {
        var gradient = new double[likelihood.X.Length];
        foreach (var pass in point.Terms.Passes)
        {
            for (var t = 0; t < pass.Sets.Times.Length; t++)
            {
                for (var j = 0; j < gradient.Length; j++)
                {
                    var events = 0.0;
                    foreach (var row in pass.Sets.Deaths(t))
                    {
                        events += likelihood.WeightOf(row) * likelihood.X[j][row];
                    }

                    for (var term = pass.FirstTerm[t]; term < pass.FirstTerm[t + 1]; term++)
                    {
                        events -= pass.Size[term] * pass.Means[j][term];
                    }

                    gradient[j] += g[pass][t] * events;
                }
            }
        }

        return gradient;
    }

    private static int TimeOf(CoxPass pass, int term)
    {
        var at = Array.BinarySearch(pass.FirstTerm, term);
        return at >= 0 ? at : ~at - 1;
    }

    // Centred at the mean over events, which does not change the tests and keeps them well conditioned.
    private static Dictionary<CoxPass, double[]> Transform(
        CoxLikelihood likelihood,
        CoxLikelihood.Point point,
        TimeTransform transform
    )
    {
        var curve = KaplanMeier.Fit(likelihood.Times);
        double[] eventTimes = [.. curve.Points.Where(p => p.Events > 0).Select(p => p.Time)];
        double[] before = [1, .. curve.Points.Where(p => p.Events > 0).Select(p => p.Survival)];
        double Value(double time) =>
            transform == TimeTransform.Identity ? time : 1 - before[Array.BinarySearch(eventTimes, time)];
        var events = point.Terms.Passes.SelectMany(p =>
            p.Sets.Times.SelectMany((t, i) => Enumerable.Repeat(Value(t), p.Sets.DeathCount(i)))
        );
        var mean = events.Average();
        return point.Terms.Passes.ToDictionary(p => p, p => Array.ConvertAll(p.Sets.Times, t => Value(t) - mean));
    }
}
