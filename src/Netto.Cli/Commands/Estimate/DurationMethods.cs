using System.Globalization;
using Netto.Formulas.Frames;
using Netto.Formulas.Terms;
using Netto.Statistics.Models;
using Netto.Statistics.Survival;

namespace Netto.Cli.Commands.Estimate;

/// <summary>Duration models on the command line.</summary>
internal static class DurationMethods
{
    internal static Formula WithBaseline(Formula formula) =>
        formula with
        {
            Parts = [formula.Parts[0] with { Intercept = Intercept.Present }],
        };

    internal static (Formula Formula, EstimateRequest Request) Marked(EstimateRequest request, Formula formula)
    {
        (formula, var strata) = formula.TakeOut("strata");
        (formula, var clusters) = formula.TakeOut("cluster");
        if (strata.Count > 0)
        {
            request = request with { Strata = string.Join(',', [.. request.StrataColumns, .. strata]) };
        }
        return clusters switch
        {
            [] => (formula, request),
            [var cluster] when request.Cluster is null || request.Cluster == cluster => (
                formula,
                request with
                {
                    Cluster = cluster,
                }
            ),
            _ => throw EstimateRequest.Refused($"More than one cluster in {request.FormulaText}.", "Name one column."),
        };
    }

    internal static EstimateOutput Weibull(EstimateRequest request) =>
        Accelerated(request, DurationDistribution.Weibull);

    internal static EstimateOutput Exponential(EstimateRequest request) =>
        Accelerated(request, DurationDistribution.Exponential);

    internal static EstimateOutput LogLogistic(EstimateRequest request) =>
        Accelerated(request, DurationDistribution.LogLogistic);

    internal static EstimateOutput LogNormal(EstimateRequest request) =>
        Accelerated(request, DurationDistribution.LogNormal);

    internal static EstimateOutput Piecewise(EstimateRequest request)
    {
        request.RefuseOthers("--cuts");
        EstimateMethods.RequireParts(request.Parsed.Parts.Count, 1, request);
        var frame = request.Frame(WithBaseline(request.Parsed));
        var times = Times(request, frame);
        var cuts = request.Cuts is { } text
            ? Numbers(text, "--cuts")
            : throw EstimateRequest.Refused(
                "No --cuts.",
                "Give the ends of the intervals, for example --cuts 5,10,20."
            );
        PiecewiseFit Fit(DurationSpecification specification) =>
            PiecewiseExponential.Fit(times, frame.Design, Reached(cuts, times), specification);
        return new BootstrappedModel<PiecewiseFit>(Fit, fit => PiecewiseOutput(frame, fit)).Estimate(request, frame);
    }

    private static EstimateOutput PiecewiseOutput(ModelFrame frame, PiecewiseFit fit) =>
        EstimateOutput.Of("piecewise", fit, frame) with
        {
            LogLikelihood = fit.LogLikelihood,
            Converged = true,
            Iterations = fit.Iterations,
            Sections =
            [
                ("events", w => w.WriteNumberValue(fit.Events)),
                ("exposure", w => EstimateJson.WriteNumber(w, fit.Exposure)),
            ],
        };

    /// <summary>Cuts that somebody outlives: an interval in which nobody is watched has no hazard.</summary>
    private static double[] Reached(double[] cuts, SurvivalTimes times) =>
        [.. cuts.Where((c, i) => c < times.Stop.Values.Max() || (i > 0 && c <= cuts[i - 1]))];

    internal static double[] Numbers(string text, string option) =>
        Array.ConvertAll(
            text.Split(','),
            t =>
                double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                    ? value
                    : throw EstimateRequest.Refused($"{option} has '{t}'.", "Give numbers with commas between them.")
        );

    internal static SurvivalTimes Times(EstimateRequest request, ModelFrame frame) =>
        frame.Parts[0].Responses switch
        {
            [var time, var occurred] => new SurvivalTimes(time, Coded(occurred)),
            [var start, var stop, var occurred] => new SurvivalTimes(start, stop, Coded(occurred)),
            _ => throw EstimateRequest.Refused(
                $"{request.FormulaText} has no Surv() on its left.",
                $"Write Surv(time, event) ~ x for {request.Method}."
            ),
        };

    /// <summary>An event coded 1 and 2 is read as 0 and 1, as R's Surv() does.</summary>
    private static DataColumn Coded(DataColumn occurred) =>
        occurred.Values.Contains(2) && Array.TrueForAll(occurred.Values, v => v is 1 or 2)
            ? occurred with
            {
                Values = Array.ConvertAll(occurred.Values, v => v - 1),
            }
            : occurred;

    private static EstimateOutput Accelerated(EstimateRequest request, DurationDistribution distribution)
    {
        request.RefuseOthers();
        var frame = Frame(request);
        var times = Times(request, frame);
        AcceleratedFailureFit Fit(DurationSpecification specification) =>
            AcceleratedFailure.Fit(times, frame.Design, distribution, specification);
        return new BootstrappedModel<AcceleratedFailureFit>(Fit, fit => AcceleratedOutput(frame, fit))
        {
            Spread = fit => fit.LogScale,
            WithSpread = (fit, spread) => fit with { LogScale = spread },
        }.Estimate(request, frame);
    }

    private static EstimateOutput AcceleratedOutput(ModelFrame frame, AcceleratedFailureFit fit) =>
        EstimateOutput.Of(fit.Method, fit, frame) with
        {
            LogLikelihood = fit.LogLikelihood,
            Converged = true,
            Iterations = fit.Iterations,
            Lines = [FormattableString.Invariant($"{fit.Events} events, scale {fit.Scale:G6}")],
            Sections =
            [
                ("events", w => w.WriteNumberValue(fit.Events)),
                ("scale", w => EstimateJson.WriteNumber(w, fit.Scale)),
                .. fit.LogScale is { } log
                    ? new (string, Action<System.Text.Json.Utf8JsonWriter>)[]
                    {
                        ("log_scale", w => EstimateJson.WriteCoefficient(w, log)),
                    }
                    : [],
            ],
        };

    private static ModelFrame Frame(EstimateRequest request)
    {
        var frame = request.Frame();
        EstimateMethods.RequireParts(frame.Parts.Count, 1, request);
        return frame;
    }

    internal static DataColumn? ColumnOrNull(
        this ObservationWeights weights,
        EstimateRequest request,
        ModelFrame frame
    ) =>
        weights is ObservationWeights.Unweighted
            ? null
            : new DataColumn(
                request.Weights!,
                ((Formulas.Data.NumberColumn)frame.Extras.Find(request.Weights!)!).Values
            );

    internal static void WriteTest(System.Text.Json.Utf8JsonWriter writer, JointTest test)
    {
        writer.WriteStartObject();
        Members(writer, test);
        writer.WriteEndObject();
    }

    internal static void WriteTests(System.Text.Json.Utf8JsonWriter writer, IReadOnlyList<JointTest> tests)
    {
        writer.WriteStartArray();
        foreach (var test in tests)
        {
            writer.WriteStartObject();
            writer.WriteString("name", test.Name);
            Members(writer, test);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    internal static void Members(System.Text.Json.Utf8JsonWriter writer, JointTest test)
    {
        writer.WritePropertyName("statistic");
        EstimateJson.WriteNumber(writer, test.Statistic);
        writer.WriteNumber("df", test.Restrictions);
        writer.WritePropertyName("p_value");
        EstimateJson.WriteNumber(writer, test.PValue);
    }
}
