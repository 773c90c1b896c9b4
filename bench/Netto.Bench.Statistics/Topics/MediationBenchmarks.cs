using Netto.Bench.Statistics.Harness;
using Netto.Statistics.Mediation;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

namespace Netto.Bench.Statistics.Topics;

/// <summary>Four-way decompositions of 1,534 people, the size of the survey of the 2025 report.</summary>
internal sealed class MediationBenchmarks : ITopic
{
    private const int People = 1_534;

    public string Name => "mediation";

    public string Title => "Mechanisms";

    public void Run(TopicRun run)
    {
        foreach (var (outcome, mediator) in Forms)
        {
            var model = Model(outcome, mediator);
            run.Time(
                $"four-way decomposition, {Word(outcome)} outcome, {Word(mediator)} mediator, 1,000 draws",
                () => FourWayDecomposition.Bootstrap(model, new ResamplingPlan(1000, 1)),
                new Target.Under(1)
            );
        }

        var linear = Model(ModelForm.Linear, ModelForm.Linear);
        run.Time(
            "four-way decomposition, delta method",
            () => FourWayDecomposition.Fit(linear, CovarianceEstimator.Classical)
        );
        run.Time(
            "sensitivity curve, 37 points",
            () => MediationSensitivity.Of(linear, SensitivitySpecification.Default)
        );
        DataColumn[] columns = [linear.Outcome, linear.Treatment, linear.Mediator, .. linear.OutcomeCovariates];
        run.TimePeers([.. columns.Select(c => (c.Label, c.Values))]);
    }

    private static (ModelForm Outcome, ModelForm Mediator)[] Forms =>
        [
            (ModelForm.Linear, ModelForm.Linear),
            (ModelForm.Linear, ModelForm.Logistic),
            (ModelForm.Logistic, ModelForm.Linear),
            (ModelForm.Logistic, ModelForm.Logistic),
        ];

    private static string Word(ModelForm form) => form == ModelForm.Linear ? "linear" : "logistic";

    private static MediationModel Model(ModelForm outcome, ModelForm mediator)
    {
        var random = new RandomSource(20261122, 3);
        var x = new double[8][];
        for (var j = 0; j < x.Length; j++)
        {
            x[j] = [.. Enumerable.Range(0, People).Select(_ => random.NextNormal())];
        }

        var (t, m, y) = (new double[People], new double[People], new double[People]);
        for (var i = 0; i < People; i++)
        {
            t[i] = random.NextInt(2);
            var latent = 0.4 * t[i] + 0.3 * x[0][i] + random.NextNormal();
            m[i] =
                mediator == ModelForm.Linear ? latent
                : latent > 0 ? 1
                : 0;
            latent = 0.2 * t[i] + (0.4 + 0.1 * t[i]) * m[i] + 0.2 * x[1][i] + random.NextNormal();
            y[i] =
                outcome == ModelForm.Linear ? latent
                : latent > 1 ? 1
                : 0;
        }

        DataColumn[] covariates = [.. x.Select((v, j) => new DataColumn($"x{j}", v))];
        return new(new("y", y), new("t", t), new("m", m), covariates, covariates)
        {
            OutcomeForm = outcome,
            MediatorForm = mediator,
        };
    }
}
