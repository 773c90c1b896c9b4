using System.Text.Json;
using Netto.Statistics.DifferenceInDifferences;
using Netto.Statistics.Distributions;
using Netto.Statistics.Linear;
using Netto.Statistics.LinearAlgebra;
using Netto.Statistics.Models;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Reference;

/// <summary>Effects of subgroups that share offices against the stacked regression of tests/reference/subgroups.R, and the laws of the test.</summary>
public sealed class StoredSubgroupsTests
{
    private const double Closed = 1e-9;
    private static readonly JsonElement Stored = StoredReference.Read("subgroups.json");
    private static readonly People All = People.Of(Stored.GetProperty("data"));

    [Theory, Trait("Kind", "Reference")]
    [InlineData("plain")]
    [InlineData("instrumented")]
    public void The_joint_test_is_that_of_the_stacked_regression_in_R(string kind)
    {
        var expected = Stored.GetProperty(kind);
        var effects = Effects(All, kind == "instrumented");
        for (var part = 0; part < 3; part++)
            effects[part].Estimate.ShouldAgree(expected.GetProperty("estimates")[part], Closed, $"effect {part}");
        var test = EqualEffects.Test(effects);
        test.Statistic.ShouldAgree(expected.GetProperty("statistic"), Closed, "F");
        test.PValue.ShouldAgree(expected.GetProperty("p"), Closed, "p");
        (test.Restrictions, test.DenominatorDegreesOfFreedom).ShouldBe((2, 13));
    }

    [Fact, Trait("Kind", "Property")]
    public void It_is_the_joint_test_of_the_stacked_regression_here()
    {
        var (found, stacked) = (EqualEffects.Test(Effects(All, instrumented: false)), Stacked());
        found.Statistic.ShouldBe(stacked.Statistic, 1e-9 * stacked.Statistic);
        found.PValue.ShouldBe(stacked.PValue, 1e-9);
        found.DenominatorDegreesOfFreedom.ShouldBe(stacked.DenominatorDegreesOfFreedom);
    }

    [Fact, Trait("Kind", "Property")]
    public void Order_of_people_and_parts_names_of_offices_and_unit_of_the_outcome_do_not_matter()
    {
        var plain = EqualEffects.Test(Effects(All, instrumented: false));
        int[] order = [.. Enumerable.Range(0, All.N)];
        new Random(3).Shuffle(order);
        var other = All.At(order);
        other = other with
        {
            Y = Array.ConvertAll(other.Y, y => 7 - (100 * y)),
            Office = Array.ConvertAll(other.Office, office => 1000 - office),
        };
        var effects = Effects(other, instrumented: false);
        foreach (var set in new[] { effects, [effects[2], effects[0], effects[1]] })
        {
            var test = EqualEffects.Test(set);
            test.Statistic.ShouldBe(plain.Statistic, 1e-9 * plain.Statistic);
            test.PValue.ShouldBe(plain.PValue, 1e-10);
        }
    }

    /// <summary>One difference: F is the square of t with the covariance of both.</summary>
    [Fact, Trait("Kind", "Property")]
    public void Two_groups_that_share_no_cluster_have_the_sum_of_their_variances()
    {
        var joint = EqualEffects.Test(["a", "b"], [3, 1], new Matrix(2, 2, [0.4, 0, 0, 0.6]));
        joint.Statistic.ShouldBe(4, 1e-12);
        joint.PValue.ShouldBe(Normal.TwoSided(2), 1e-12);
        var shared = EqualEffects.Test(["a", "b"], [3, 1], new Matrix(2, 2, [0.4, 0.3, 0.3, 0.6]), 9);
        shared.Statistic.ShouldBe(4 / 0.4, 1e-12);
        shared.DenominatorDegreesOfFreedom.ShouldBe(9);
    }

    [Fact, Trait("Kind", "Hand")]
    public void More_groups_than_offices_are_refused()
    {
        var effects = Effects(All, instrumented: false)
            .Select(effect =>
                effect with
                {
                    Influence = effect.Influence.Where(own => own.Key is "1" or "2" or "3").ToDictionary(),
                }
            );
        Should
            .Throw<StatisticsException>(() => EqualEffects.Test([.. effects]))
            .Code.ShouldBe(StatisticsErrors.TooFewClusters);
    }

    /// <summary>Eight offices on each side, one effect for all: the test must reject in about one of twenty samples, not in one of three as without clusters.</summary>
    [Fact, Trait("Kind", "Simulation")]
    public void Equal_effects_are_seldom_called_different()
    {
        const int Samples = 400;
        var rejected = 0;
        for (var sample = 0; sample < Samples; sample++)
        {
            var random = new Random(sample);
            double[] shifts = [.. Enumerable.Range(0, 32).Select(_ => Gauss(random))];
            const int N = 640;
            int[] office = [.. Enumerable.Range(0, N).Select(i => i % 16)];
            double[] during = [.. office.Select(_ => (double)random.Next(2))];
            string[] part = [.. office.Select(_ => random.Next(2) == 0 ? "a" : "b")];
            // Offices differ, and what changes in an office differs between the parts.
            double[] y =
            [
                .. Enumerable
                    .Range(0, N)
                    .Select(i =>
                        shifts[office[i]]
                        + (during[i] * (part[i] == "a" ? 1 : -1) * 0.5 * shifts[16 + office[i]])
                        + Gauss(random)
                    ),
            ];
            double[] own = [.. office.Select(o => o < 8 ? 1.0 : 0.0)];
            var people = new People(y, own, during, [.. y.Select(_ => random.NextDouble())], during, office, part);
            rejected += EqualEffects.Test(Effects(people, instrumented: false)).PValue < 0.05 ? 1 : 0;
        }
        (rejected / (double)Samples).ShouldBeInRange(0.01, 0.05 + (4 * Math.Sqrt(0.05 * 0.95 / Samples)));
    }

    private static List<ClusteredEffect> Effects(People people, bool instrumented) =>
        people
            .Part.Distinct()
            .Order(StringComparer.Ordinal)
            .Select(part => Effect(people.Where(part), part, instrumented))
            .ToList();

    private static ClusteredEffect Effect(People people, string part, bool instrumented)
    {
        var received = instrumented ? new DataColumn("received", people.Received) : null;
        var effect = people.Design.Influence([new DataColumn("y", people.Y)], received)[0];
        return ClusteredEffect.Of(part, effect, Clusters.Of("office", people.Office));
    }

    // Effect of the first part for everybody, and what it is more for the others.
    private static JointTest Stacked()
    {
        string[] others = ["b", "c"];
        DataColumn Product(DataColumn column, string part) =>
            new(
                $"{column.Label}:{part}",
                [.. column.Values.Select((value, row) => All.Part[row] == part ? value : 0.0)]
            );
        DataColumn[] own =
        [
            Design.Ones(All.N),
            All.Design.Treated,
            All.Design.After,
            All.Design.Product(),
            .. All.Design.Covariates,
        ];
        var fit = LinearRegression.Fit(
            new DataColumn("y", All.Y),
            new Design([.. own, .. others.SelectMany(part => own.Select(column => Product(column, part)))]),
            new LinearSpecification { Covariance = CovarianceEstimator.CR1(Clusters.Of("office", All.Office)) }
        );
        return fit.Coefficients.Wald([.. others.Select(part => $"own:during:{part}")]);
    }

    private static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private sealed record People(
        double[] Y,
        double[] Own,
        double[] During,
        double[] Age,
        double[] Received,
        int[] Office,
        string[] Part
    )
    {
        public int N => Y.Length;

        public DifferenceInDifferencesDesign Design =>
            new(new DataColumn("own", Own), new DataColumn("during", During), [new DataColumn("age", Age)]);

        public static People Of(JsonElement data) =>
            new(
                data.Numbers("y"),
                data.Numbers("own"),
                data.Numbers("during"),
                data.Numbers("age"),
                data.Numbers("received"),
                Array.ConvertAll(data.Numbers("office"), office => (int)office),
                [.. data.GetProperty("part").EnumerateArray().Select(part => part.GetString()!)]
            );

        public People Where(string part) => At([.. Enumerable.Range(0, N).Where(row => Part[row] == part)]);

        public People At(int[] rows) =>
            new(
                Array.ConvertAll(rows, row => Y[row]),
                Array.ConvertAll(rows, row => Own[row]),
                Array.ConvertAll(rows, row => During[row]),
                Array.ConvertAll(rows, row => Age[row]),
                Array.ConvertAll(rows, row => Received[row]),
                Array.ConvertAll(rows, row => Office[row]),
                Array.ConvertAll(rows, row => Part[row])
            );
    }
}
