// A small trial with Netto.Statistics and nothing else: effect of an offer, effect of the service on those who took it,
// time until work, and the size that the next trial needs. The numbers are made up, from a seed.
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Power;
using Netto.Statistics.Resampling;
using Netto.Statistics.Summaries;
using Netto.Statistics.Survival;
using Statistics.Sample;

var trial = Trial.Draw(people: 2_000, seed: 7);

// 1. The effect of the offer, adjusted for age (HC1 standard errors unless told).
var offer = LinearRegression.Fit(trial.InWork, Design.WithConstant(trial.Offered, trial.Age));

// 2. The effect of the service on compliers: the offer is the instrument.
var design = InstrumentedDesign.Of(trial.Served, trial.Offered, Design.WithConstant(trial.Age));
var service = TwoStageLeastSquares.Fit(trial.InWork, design);
Console.WriteLine(ModelComparison.Of(("offer", offer), ("service", service)));
Console.WriteLine($"Anderson-Rubin 95% set of the service: {service.AndersonRubin!.Set}");

// 3. The same with a bootstrap: the same numbers on any machine, with any number of threads.
var bootstrap = PairsBootstrap.Fit(trial.InWork, design, BootstrapRows.RowByRow, new ResamplingPlan(1_000, 7));
Console.WriteLine($"Bootstrap standard error of the service: {bootstrap.Coefficients["served"].StandardError:F4}");

// 4. Months until work, by arm.
var times = new SurvivalTimes(trial.Months, trial.Found);
var arms = Clusters.Of(trial.Offered);
foreach (var (arm, curve) in KaplanMeier.FitByGroup(times, arms).Index())
{
    Console.WriteLine(
        $"offered = {arms.NameOf(arm)}, {curve.N} people, still looking after 12 months: {curve.At(12).Survival:P1}"
    );
}

// 5. The next trial: what can 5,000 people an arm find, when 60% take the service?
var next = new PowerDesign(Treatment: 5_000, Control: 5_000) { ServedInTreatment = 0.6 };
var detectable = PowerAnalysis.DetectableRise(next, control: 0.35)!;
Console.WriteLine(
    $"Detectable: {detectable.IntentionToTreat:P1} of the offer, {detectable.OnCompliers:P1} of the service"
);
