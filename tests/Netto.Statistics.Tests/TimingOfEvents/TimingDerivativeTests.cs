using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Survival;
using Netto.Statistics.TimingOfEvents;

namespace Netto.Statistics.Tests.TimingOfEvents;

/// <summary>The analytic gradient and Hessian against differences of the likelihood itself.</summary>
[Trait("Kind", "Property")]
public sealed class TimingDerivativeTests
{
    [Theory]
    [InlineData("exact")]
    [InlineData("grouped")]
    [InlineData("late entry")]
    [InlineData("defective")]
    public void Gradient_and_Hessian_are_those_of_the_likelihood(string kind)
    {
        var people = SelectedDurations.Draw(new RandomSource(5, 1), 300);
        var model = kind switch
        {
            "grouped" => people.Monthly(EventRecords.Grouped),
            "late entry" => Late(people),
            _ => people.Model(TreatmentEffect.BySince([3])),
        };
        var cells = TimingPreparation.Cells(model, Histories.Of(model));
        double[][] v =
        [
            [0.3, -0.2],
            [-0.8, 0.6],
            [kind == "defective" ? double.NegativeInfinity : 0.9, -1.1],
        ];
        var shared = new double[cells.Shared];
        Array.Fill(shared, -2.5);
        for (var j = 0; j < shared.Length; j++)
        {
            shared[j] += 0.3 * j;
        }

        var (layout, theta) = MixtureLayout.Of(cells, Mixture.Of(v, [0.5, 0.3, 0.2]), shared);
        var likelihood = new TimingLikelihood(cells, layout);
        var point = likelihood.At(theta);
        var scores = likelihood.Scores(theta);
        for (var j = 0; j < theta.Length; j++)
        {
            const double step = 1e-5;
            var (above, below) = (likelihood.At(Moved(theta, j, step)), likelihood.At(Moved(theta, j, -step)));
            var slope = (above.LogLikelihood - below.LogLikelihood) / (2 * step);
            point.Gradient[j].ShouldBe(slope, 1e-6 * (1 + Math.Abs(slope)), $"gradient {j}");
            scores[j].Sum().ShouldBe(point.Gradient[j], 1e-9 * (1 + Math.Abs(slope)), $"scores {j}");
            for (var i = 0; i < theta.Length; i++)
            {
                var bend = -(above.Gradient[i] - below.Gradient[i]) / (2 * step);
                point.Information[i, j].ShouldBe(bend, 1e-6 * (10 + Math.Abs(bend)), $"information {i}, {j}");
            }
        }
    }

    [Fact]
    public void Entering_late_is_to_condition_on_being_there()
    {
        // With one type and no treatment before entry the time before does not count: hazards have no memory.
        var people = SelectedDurations.Draw(new RandomSource(6, 1), 400);
        var late = TimingEstimator.Fit(Late(people), new() { Heterogeneity = HeterogeneityRule.None });
        var (exit, design) = (Late(people).Exit.Times, Late(people).Exit.Design);
        var treatedLater = Late(people).Treatments[0].Hazard.Times;
        var piecewise = PiecewiseExponential.Fit(
            treatedLater,
            design,
            SelectedDurations.Cuts,
            DurationSpecification.Default
        );
        exit.Rows.ShouldBe(treatedLater.Rows);
        late.Treatments[0].Coefficients["x"].Estimate.ShouldBe(piecewise.Coefficients["x"].Estimate, 1e-8);
        late.Treatments[0].Exposure.ShouldBe(piecewise.Exposure, 1e-8);
    }

    private static TimingModel Late(People people)
    {
        // Every third person is seen only from month 2 on, if still there and untreated.
        int[] kept =
        [
            .. Enumerable
                .Range(0, people.Stop.Length)
                .Where(i => i % 3 != 0 || Math.Min(people.Stop[i], people.TreatedAt[i]) > 2),
        ];
        double[] Of(double[] values) => Array.ConvertAll(kept, i => values[i]);
        var start = new DataColumn("start", Array.ConvertAll(kept, i => i % 3 == 0 ? 2.0 : 0));
        var design = Design.Of(new DataColumn("x", Of(people.X)));
        HazardEquation Hazard(string name, double[] stop, double[] seen) =>
            new(name, new SurvivalTimes(start, new("stop", Of(stop)), new DataColumn(name, Of(seen))), design)
            {
                Cuts = SelectedDurations.Cuts,
            };
        return new TimingModel(
            Clusters.Of("id", kept),
            Hazard("exit", people.Stop, people.Left),
            [new TreatmentEquation(Hazard("treated", people.TreatedAt, people.Treated), TreatmentEffect.Constant)]
        );
    }

    private static double[] Moved(double[] theta, int at, double step)
    {
        var moved = (double[])theta.Clone();
        moved[at] += step;
        return moved;
    }
}
