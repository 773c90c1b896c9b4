using Netto.Statistics.Binary;
using Netto.Statistics.Censored;
using Netto.Statistics.DifferenceInDifferences;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Selection;
using Netto.Statistics.Streaming;
using Netto.Statistics.Surveys;
using Netto.Statistics.Survival;

namespace Netto.Statistics.Tests.Data;

/// <summary>An estimator on a made trial, with the weights and covariance asked for.</summary>
/// <param name="Name">Name in the tables of tests.</param>
/// <param name="Outcome">The column that is explained.</param>
/// <param name="Effect">The term that stands for the arm or the service.</param>
/// <param name="Fit">Data, weights, covariance (null for the default) to a result.</param>
internal sealed record EstimatorCase(string Name, string Outcome, string Effect, EstimatorCase.Estimate Fit)
{
    public delegate IFittedModel Estimate(MadeTrial data, ObservationWeights weights, CovarianceEstimator? covariance);

    /// <summary>Whether a weight of two is the row twice.</summary>
    public bool TakesFrequency { get; init; } = true;

    /// <summary>Whether clustered errors can be asked for.</summary>
    public bool TakesClusters { get; init; } = true;

    /// <summary>Whether moving the outcome moves the constant and nothing else.</summary>
    public bool IsLinear { get; init; }

    public static IReadOnlyList<EstimatorCase> All { get; } =
    [.. Linear, .. Instrumented, .. Limited, .. Selected, .. Durations, .. Surveyed];

    private static EstimatorCase[] Linear =>
        [
            new(
                "ols",
                "y",
                "arm",
                (t, w, c) =>
                    LinearRegression.Fit(
                        t["y"],
                        Design(t),
                        new() { Weights = w, Covariance = c ?? CovarianceEstimator.HC1 }
                    )
            )
            {
                IsLinear = true,
            },
            new(
                "absorbed",
                "y",
                "arm",
                (t, w, c) =>
                    LinearRegression.Fit(
                        t["y"],
                        Design(t),
                        new()
                        {
                            Weights = w,
                            Covariance = c ?? CovarianceEstimator.HC1,
                            Absorb = [Clusters.Of(t["office"])],
                        }
                    )
            )
            {
                IsLinear = true,
            },
            new(
                "did",
                "y",
                "arm:late",
                (t, w, c) =>
                    LinearRegression.Fit(
                        t["y"],
                        new DifferenceInDifferencesDesign(t["arm"], t["late"], [t["x"], t["v"]]).ToDesign(),
                        new() { Weights = w, Covariance = c ?? CovarianceEstimator.HC1 }
                    )
            )
            {
                IsLinear = true,
            },
            new("streamed", "y", "arm", (t, _, _) => Streamed(t))
            {
                IsLinear = true,
                TakesFrequency = false,
                TakesClusters = false,
            },
            new(
                "drdid",
                "y",
                "doubly_robust",
                (t, _, _) => DoublyRobustDifference.Fit(t["y"], t["arm"], Models.Design.WithConstant(t["x"], t["v"]))
            )
            {
                IsLinear = true,
                TakesFrequency = false,
                TakesClusters = false,
            },
        ];

    private static EstimatorCase[] Instrumented =>
        [
            .. new[] { KClass.TwoStage, KClass.LimitedInformation }.Select(kind => new EstimatorCase(
                kind == KClass.TwoStage ? "tsls" : "liml",
                "y",
                "served",
                (t, w, c) =>
                    TwoStageLeastSquares.Fit(
                        t["y"],
                        InstrumentedDesign.Of(t["served"], t["arm"], Models.Design.WithConstant(t["x"], t["v"])),
                        new()
                        {
                            Estimator = kind,
                            Weights = w,
                            Covariance = c ?? CovarianceEstimator.HC1,
                        }
                    )
            )
            {
                IsLinear = true,
            }),
        ];

    private static EstimatorCase[] Limited =>
        [
            .. new[] { BinaryLink.Probit, BinaryLink.Logit }.Select(link => new EstimatorCase(
                link == BinaryLink.Probit ? "probit" : "logit",
                "works",
                "arm",
                (t, w, c) =>
                    BinaryRegression.Fit(
                        t["works"],
                        Design(t),
                        new()
                        {
                            Link = link,
                            Weights = w,
                            Covariance = c ?? CovarianceEstimator.Classical,
                        }
                    )
            )),
            new(
                "tobit",
                "hours",
                "arm",
                (t, w, c) =>
                    TobitRegression.Fit(
                        t["hours"],
                        Design(t),
                        new() { Weights = w, Covariance = c ?? CovarianceEstimator.Classical }
                    )
            ),
        ];

    private static EstimatorCase[] Selected =>
        [
            new(
                "heckman",
                "y",
                "arm",
                (t, w, c) => HeckmanMaximum.Fit(Selection(t, w), c ?? CovarianceEstimator.Classical)
            )
            {
                IsLinear = true,
            },
            new(
                "two-step",
                "y",
                "arm",
                (t, w, c) => TwoStepSelection.Fit(Selection(t, w), c ?? CovarianceEstimator.HC1)
            )
            {
                IsLinear = true,
            },
            new(
                "two-step instrumented",
                "y",
                "served",
                (t, w, c) =>
                    TwoStepSelection.Fit(
                        Selection(t, w) with
                        {
                            OutcomeDesign = Models.Design.WithConstant(t["served"], t["x"]),
                            Instruments = Models.Design.WithConstant(t["arm"], t["x"]),
                        },
                        c ?? CovarianceEstimator.HC1
                    )
            )
            {
                IsLinear = true,
            },
        ];

    private static EstimatorCase[] Durations =>
        [
            new(
                "cox",
                "weeks",
                "arm",
                (t, w, c) =>
                    CoxRegression.Fit(
                        Times(t),
                        Design(t),
                        new()
                        {
                            Ties = TieMethod.Breslow,
                            Weights = w.Column,
                            Covariance = c ?? CovarianceEstimator.Classical,
                        }
                    )
            ),
            .. Enum.GetValues<DurationDistribution>()
                .Select(law => new EstimatorCase(
                    law.ToString(),
                    "weeks",
                    "arm",
                    (t, w, c) => AcceleratedFailure.Fit(Times(t), Design(t), law, Duration(w, c))
                )),
            new(
                "piecewise",
                "weeks",
                "arm",
                (t, w, c) => PiecewiseExponential.Fit(Times(t), Design(t), [4, 8, 15], Duration(w, c))
            ),
            new(
                "discrete",
                "weeks",
                "arm",
                (t, w, c) =>
                    DiscreteTimeHazard.Fit(
                        Times(t),
                        Design(t),
                        [4, 8, 15],
                        PeriodLink.ComplementaryLogLog,
                        Duration(w, c)
                    )
            ),
        ];

    private static EstimatorCase[] Surveyed =>
        [
            new("survey linear", "y", "arm", (t, _, _) => SurveyRegression.Linear(Survey(t), t["y"], Design(t)))
            {
                IsLinear = true,
                TakesFrequency = false,
                TakesClusters = false,
            },
            new(
                "survey logit",
                "works",
                "arm",
                (t, _, _) => SurveyRegression.Binary(Survey(t), t["works"], Design(t), BinaryLink.Logit)
            )
            {
                TakesFrequency = false,
                TakesClusters = false,
            },
        ];

    private static Design Design(MadeTrial t) => Models.Design.WithConstant(t["arm"], t["x"], t["v"]);

    private static SurvivalTimes Times(MadeTrial t) => new(t["weeks"], t["exit"]);

    private static DurationSpecification Duration(ObservationWeights weights, CovarianceEstimator? covariance) =>
        new() { Weights = weights, Covariance = covariance ?? CovarianceEstimator.Classical };

    private static SelectionModel Selection(MadeTrial t, ObservationWeights weights) =>
        new(t["seen"], Design(t), t["y"], Models.Design.WithConstant(t["arm"], t["x"])) { Weights = weights };

    private static SurveyDesign Survey(MadeTrial t) => new(t.Columns["count"]) { Units = Clusters.Of(t["office"]) };

    private static StreamedFit Streamed(MadeTrial t)
    {
        DataBlock Block(int from, int to)
        {
            var part = t.Take([.. Enumerable.Range(from, to - from)]);
            return new([part["y"], part["arm"], part["x"], part["v"]]);
        }
        return StreamedRegression.Fit(
            [Block(0, t.Rows / 3), Block(t.Rows / 3, t.Rows)],
            new("y", [Models.Design.Constant, "arm", "x", "v"])
        );
    }
}
