using Netto.Statistics.Bounds;
using Netto.Statistics.Distributions;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Selection;

namespace Netto.Cli.Validation.Estimators;

/// <summary>Designs for outcomes that are seen only for some.</summary>
internal static class SelectionDesigns
{
    private const double Slope = 0.5;

    public static IReadOnlyList<EstimatorDesign> All { get; } =
    [
        new(
            "heckman, two steps",
            "800 people, 6 in 10 seen, errors correlate 0.6",
            Slope,
            "ols on those seen",
            TwoSteps
        ),
        new(
            "heckman, maximum likelihood",
            "800 people, 6 in 10 seen, errors correlate 0.6",
            Slope,
            "ols on those seen",
            Maximum
        ),
        new(
            "selection and instrument",
            "500 people, test design of R's heckit(inst=)",
            1,
            "errors from unprojected regressors",
            Instrumented
        ),
        new(
            "selection and instrument, strong",
            "500 people, the same with errors correlating 0.8",
            1,
            "2sls on those seen",
            Strong
        ),
        new(
            "Lee bounds",
            "800 people, the service brings weaker people to work",
            Slope,
            "difference among those seen",
            Lee
        ),
    ];

    private static SelectionModel Heckman(RandomSource random)
    {
        var data = Columns.Draw(
            random,
            800,
            (r, _) =>
            {
                var (x, w, u) = (r.NextNormal(), r.NextNormal(), r.NextNormal());
                var seen = 0.3 + (0.8 * x) + (0.8 * w) + u > 0 ? 1 : 0;
                return [x, w, seen, seen == 1 ? 1 + (Slope * x) + (0.6 * u) + (0.8 * r.NextNormal()) : double.NaN];
            }
        );
        return new(
            data[2, "seen"],
            Design.WithConstant(data[0, "x"], data[1, "w"]),
            data[3, "y"],
            Design.WithConstant(data[0, "x"])
        );
    }

    private static Finding AmongSeen(SelectionModel model)
    {
        int[] seen = [.. Enumerable.Range(0, model.Observed.Length).Where(i => model.Observed.Values[i] == 1)];
        DataColumn Only(DataColumn column) => new(column.Label, Array.ConvertAll(seen, i => column.Values[i]));
        var regressors = new Design(model.OutcomeDesign.Columns.Select(Only));
        if (model.Instruments is not { } instruments)
        {
            return LinearRegression.Fit(Only(model.Outcome), regressors).Coefficients[1];
        }
        var design = new InstrumentedDesign(regressors, new Design(instruments.Columns.Select(Only)));
        return TwoStageLeastSquares.Fit(Only(model.Outcome), design).Coefficients[1];
    }

    private static (Finding, Finding) TwoSteps(RandomSource random)
    {
        var model = Heckman(random);
        return (TwoStepSelection.Fit(model, CovarianceEstimator.Classical).Coefficients["x"], AmongSeen(model));
    }

    private static (Finding, Finding) Maximum(RandomSource random)
    {
        var model = Heckman(random);
        return (HeckmanMaximum.Fit(model, CovarianceEstimator.Classical).Coefficients["x"], AmongSeen(model));
    }

    /// <summary>w = 1 + x1 + u1, y = 2 + w + u2, seen when 2 x1 + x2 + u3 > 0.2; x1 is the instrument of w.</summary>
    private static SelectionModel TestDesign(RandomSource random, double outcomeAndSeen)
    {
        const double OutcomeAndService = 0.5;
        const double ServiceAndSeen = 0.1;
        var second = Math.Sqrt(1 - (OutcomeAndService * OutcomeAndService));
        var third = (outcomeAndSeen - (OutcomeAndService * ServiceAndSeen)) / second;
        var rest = Math.Sqrt(1 - (ServiceAndSeen * ServiceAndSeen) - (third * third));
        var data = Columns.Draw(
            random,
            500,
            (r, _) =>
            {
                var (a, b, c, x1, x2) = (
                    r.NextNormal(),
                    r.NextNormal(),
                    r.NextNormal(),
                    r.NextNormal(),
                    r.NextNormal()
                );
                var (u2, u3) = (
                    (OutcomeAndService * a) + (second * b),
                    (ServiceAndSeen * a) + (third * b) + (rest * c)
                );
                var (w, seen) = (1 + x1 + a, (2 * x1) + x2 + u3 > 0.2 ? 1 : 0);
                return [x1, x2, w, seen, seen == 1 ? 2 + w + u2 : double.NaN];
            }
        );
        return new(
            data[3, "seen"],
            Design.WithConstant(data[0, "x1"], data[1, "x2"]),
            data[4, "y"],
            Design.WithConstant(data[2, "w"])
        )
        {
            Instruments = Design.WithConstant(data[0, "x1"]),
        };
    }

    private static (Finding, Finding) Instrumented(RandomSource random)
    {
        var model = TestDesign(random, -0.3);
        var fit = TwoStepSelection.Fit(model, CovarianceEstimator.HC1);
        return (fit.Coefficients["w"], Unprojected(model, fit));
    }

    private static (Finding, Finding) Strong(RandomSource random)
    {
        var model = TestDesign(random, -0.8);
        return (TwoStepSelection.Fit(model, CovarianceEstimator.HC1).Coefficients["w"], AmongSeen(model));
    }

    // The same estimates with s² (X'X)⁻¹ of the regressors as they are, not as the instruments predict them, and the ratio taken as given.
    private static Finding Unprojected(SelectionModel model, SelectionFit fit)
    {
        int[] seen = [.. Enumerable.Range(0, model.Observed.Length).Where(i => model.Observed.Values[i] == 1)];
        double[] w = Array.ConvertAll(seen, i => model.OutcomeDesign.Columns[1].Values[i]);
        double[] ratio = Array.ConvertAll(seen, i => Normal.InverseMillsRatio(fit.Selection.LinearPredictor[i]));
        var b = fit.Coefficients;
        double[] residuals =
        [
            .. seen.Select(
                (person, row) =>
                    model.Outcome.Values[person]
                    - b[0].Estimate
                    - (b["w"].Estimate * w[row])
                    - (b[SelectionFit.InverseMillsRatio].Estimate * ratio[row])
            ),
        ];
        var classical = new LinearSpecification { Covariance = CovarianceEstimator.Classical };
        var plain = LinearRegression.Fit(
            new DataColumn("y", Array.ConvertAll(seen, i => model.Outcome.Values[i])),
            Design.WithConstant(new DataColumn("w", w), new DataColumn("ratio", ratio)),
            classical
        );
        var scale = Math.Sqrt(residuals.Sum(e => e * e) / (seen.Length - 3)) / plain.ResidualStandardDeviation;
        return Finding.Normal(b["w"].Estimate, scale * plain.Coefficients["w"].StandardError);
    }

    // Seen without the service when s > 0, with it when s > −0.5; s raises the outcome, so that the effect of
    // those always seen, 0.5, is the upper bound itself: where the interval is hardest to get right.
    private static (Finding, Finding) Lee(RandomSource random)
    {
        var data = Columns.Draw(
            random,
            800,
            (r, _) =>
            {
                var (arm, s) = (Columns.Coin(r, 0.5), r.NextNormal());
                var seen = s > (arm == 1 ? -0.5 : 0) ? 1 : 0;
                return [arm, seen, seen == 1 ? (Slope * arm) + s : double.NaN];
            }
        );
        var bounds = LeeBounds.Of(data[2, "y"], data[1, "seen"], data[0, "arm"]);
        var among = data.Where(row => row[1] == 1);
        return (
            new Finding(bounds.Upper.Estimate, bounds.Low, bounds.High),
            LinearRegression.Fit(among[2, "y"], Design.WithConstant(among[0, "arm"])).Coefficients["arm"]
        );
    }
}
