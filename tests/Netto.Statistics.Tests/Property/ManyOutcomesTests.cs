using Netto.Statistics.DifferenceInDifferences;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Property;

/// <summary>Several outcomes estimated together agree with each estimated alone.</summary>
[Trait("Kind", "Property")]
public sealed class ManyOutcomesTests
{
    private const double Tight = 1e-10;
    private const int Rows = 600;

    public static TheoryData<string> Covariances => ["classical", "hc1", "hc2", "hc3", "cr1", "cr2"];

    [Theory]
    [MemberData(nameof(Covariances))]
    public void Least_squares(string kind)
    {
        var data = Data.Of(1);
        foreach (var weights in data.Weightings())
        {
            var specification = new LinearSpecification { Covariance = data.Kind(kind), Weights = weights };
            var together = LinearRegression.Fit(data.Outcomes, data.Linear, specification);
            for (var m = 0; m < data.Outcomes.Length; m++)
            {
                Same(
                    together[m].Coefficients,
                    LinearRegression.Fit(data.Outcomes[m], data.Linear, specification).Coefficients
                );
            }
        }
    }

    [Fact]
    public void A_column_that_goes_and_one_that_nearly_goes()
    {
        var data = Data.Of(2);
        var x = data.X[0].Values;
        var nearly = new DataColumn("nearly", [.. x.Select((v, i) => v + (1e-6 * data.X[1].Values[i]))]);
        var again = new DataColumn("again", [.. x.Select(v => 2 * v)]);
        var perfect = new DataColumn("perfect", [.. x.Select(v => 3 - v)]);
        foreach (var design in new[] { data.Linear.Plus(again), data.Linear.Plus(nearly) })
        {
            DataColumn[] outcomes = [.. data.Outcomes, perfect];
            var specification = new LinearSpecification { Covariance = CovarianceEstimator.CR2(data.Offices) };
            var together = LinearRegression.Fit(outcomes, design, specification);
            for (var m = 0; m < outcomes.Length - 1; m++)
            {
                var alone = LinearRegression.Fit(outcomes[m], design, specification);
                together[m].DroppedColumns.ShouldBe(alone.DroppedColumns);
                together[m].Solver.ShouldBe(alone.Solver);
                // The near copy leaves about half the digits to its own standard error.
                Same(together[m].Coefficients, alone.Coefficients, 1e-7);
            }
            together[^1].Solver.ShouldBe(Solver.RefinedQr);
            together[^1].ResidualSumOfSquares.ShouldBeLessThan(1e-20);
        }
    }

    [Theory]
    [InlineData("hc1", KClass.TwoStage)]
    [InlineData("hc2", KClass.TwoStage)]
    [InlineData("cr1", KClass.TwoStage)]
    [InlineData("cr2", KClass.TwoStage)]
    [InlineData("hc1", KClass.LimitedInformation)]
    public void Two_stages(string kind, KClass estimator)
    {
        var data = Data.Of(3);
        var specification = new InstrumentalVariablesSpecification
        {
            Covariance = data.Kind(kind),
            Estimator = estimator,
        };
        var together = TwoStageLeastSquares.Fit(data.Outcomes, data.Instrumented, specification);
        for (var m = 0; m < data.Outcomes.Length; m++)
        {
            var alone = TwoStageLeastSquares.Fit(data.Outcomes[m], data.Instrumented, specification);
            Same(together[m].Coefficients, alone.Coefficients);
            Same(together[m].ReducedForm.Coefficients, alone.ReducedForm.Coefficients);
            together[m].FirstStage.EffectiveF.ShouldAgree(alone.FirstStage.EffectiveF, Tight);
            together[m].AndersonRubin!.Set.Low.ShouldAgree(alone.AndersonRubin!.Set.Low, 1e-8);
            together[m].AndersonRubin!.AtZero.PValue.ShouldAgree(alone.AndersonRubin!.AtZero.PValue, 1e-8);
        }
    }

    [Fact]
    public void Differences_between_offices_with_their_bootstrap()
    {
        var data = Data.Of(4);
        var design = new DifferenceInDifferencesDesign(data.Treated, data.After, data.X);
        var specification = new DifferenceInDifferencesSpecification(data.Offices)
        {
            Bootstrap = new ResamplingPlan(99, 7),
        };
        var plain = DifferenceInDifferencesRegression.Fit(data.Outcomes, design, specification);
        var served = DifferenceInDifferencesRegression.FitInstrumented(
            data.Outcomes,
            data.Service,
            design,
            specification
        );
        for (var m = 0; m < data.Outcomes.Length; m++)
        {
            Same(plain[m], DifferenceInDifferencesRegression.Fit(data.Outcomes[m], design, specification));
            Same(
                served[m],
                DifferenceInDifferencesRegression.FitInstrumented(data.Outcomes[m], data.Service, design, specification)
            );
        }
    }

    [Fact]
    public void Drawn_rows_give_what_repeated_rows_give()
    {
        var data = Data.Of(5);
        double[] counts = [.. Enumerable.Range(0, Rows).Select(i => (double)(i * 7 % 4))];
        var drawn = ResampledInstrumental.Of(data.Outcomes, data.Instrumented);
        var found = drawn.Estimate(counts)!;
        var weights = new ObservationWeights.Frequency(new DataColumn("drawn", counts));
        for (var m = 0; m < data.Outcomes.Length; m++)
        {
            var fit = TwoStageLeastSquares.Fit(data.Outcomes[m], data.Instrumented, new() { Weights = weights });
            drawn.Terms.ShouldBe(fit.Coefficients.Terms);
            for (var j = 0; j < drawn.Terms.Count; j++)
            {
                found[m][j].ShouldAgree(fit.Coefficients[j].Estimate, 1e-9, drawn.Terms[j]);
            }
        }
        drawn.Estimate(new double[Rows]).ShouldBeNull();
    }

    private static void Same(DifferenceInDifferencesFit one, DifferenceInDifferencesFit other)
    {
        one.Effect.Estimate.ShouldAgree(other.Effect.Estimate, Tight);
        one.Effect.StandardError.ShouldAgree(other.Effect.StandardError, Tight);
        one.Wild!.PValue.ShouldBe(other.Wild!.PValue, 1e-12);
        one.Wild.Set.Low.ShouldAgree(other.Wild.Set.Low, 1e-8);
    }

    private static void Same(CoefficientTable one, CoefficientTable other, double tolerance = Tight)
    {
        one.Terms.ShouldBe(other.Terms);
        for (var j = 0; j < one.Count; j++)
        {
            one[j].Estimate.ShouldAgree(other[j].Estimate, tolerance, one[j].Term);
            one[j].StandardError.ShouldAgree(other[j].StandardError, tolerance, one[j].Term);
            one[j].DegreesOfFreedom.ShouldAgree(other[j].DegreesOfFreedom, tolerance, one[j].Term);
            one[j].PValue.ShouldAgree(other[j].PValue, 1e4 * tolerance, one[j].Term);
        }
    }

    private sealed record Data(
        DataColumn[] X,
        DataColumn[] Outcomes,
        DataColumn Treated,
        DataColumn After,
        DataColumn Service,
        Clusters Offices
    )
    {
        internal Design Linear => Design.WithConstant(X);

        internal InstrumentedDesign Instrumented => InstrumentedDesign.Of(Service, Treated, Linear);

        internal static Data Of(ulong seed)
        {
            var random = new RandomSource(seed, 0);
            int[] offices = [.. Enumerable.Range(0, Rows).Select(_ => random.NextInt(14))];
            DataColumn Column(string label, Func<int, double> value) =>
                new(label, [.. Enumerable.Range(0, Rows).Select(value)]);
            DataColumn[] x = [.. Enumerable.Range(0, 3).Select(j => Column($"x{j}", _ => random.NextNormal()))];
            var treated = Column("treated", i => offices[i] % 2);
            var after = Column("after", _ => random.NextInt(2));
            var service = Column(
                "service",
                i =>
                    random.NextDouble() < 0.2 + (0.5 * treated.Values[i] * after.Values[i]) + (0.1 * treated.Values[i])
                        ? 1
                        : 0
            );
            DataColumn[] outcomes =
            [
                .. Enumerable
                    .Range(0, 3)
                    .Select(m =>
                        Column(
                            $"y{m}",
                            i => (m * service.Values[i]) + x[m].Values[i] + (0.1 * offices[i]) + random.NextNormal()
                        )
                    ),
            ];
            return new(x, outcomes, treated, after, service, Clusters.Of("office", offices));
        }

        internal CovarianceEstimator Kind(string name) =>
            name switch
            {
                "classical" => CovarianceEstimator.Classical,
                "hc1" => CovarianceEstimator.HC1,
                "hc2" => CovarianceEstimator.HC2,
                "hc3" => CovarianceEstimator.HC3,
                "cr1" => CovarianceEstimator.CR1(Offices),
                _ => CovarianceEstimator.CR2(Offices),
            };

        // The second kind leaves rows out.
        internal IEnumerable<ObservationWeights> Weightings() =>
            [
                ObservationWeights.None,
                new ObservationWeights.Analytic(
                    new DataColumn("w", [.. Enumerable.Range(0, Rows).Select(i => (double)(i % 3))])
                ),
            ];
    }
}
