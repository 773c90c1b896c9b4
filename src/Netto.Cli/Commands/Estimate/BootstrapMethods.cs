using Netto.Formulas.Frames;
using Netto.Statistics.Binary;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Selection;
using Netto.Statistics.Summaries;

namespace Netto.Cli.Commands.Estimate;

/// <summary><c>--se bootstrap</c>: rows or clusters drawn with replacement; did with clusters also the wild bootstrap of the effect.</summary>
internal static class BootstrapMethods
{
    internal static EstimateOutput Ols(EstimateRequest request, ModelFrame frame)
    {
        var specification = new LinearSpecification { Weights = request.WeightsOf(frame) };
        var fit = LinearRegression.Fit(frame.Outcome, frame.Design, specification);
        var draws = PairsBootstrap.Fit(frame.Outcome, frame.Design, Rows(request, frame), request.Resampling);
        return Boot(EstimateMethods.Linear(request.Method, fit, frame), draws, request);
    }

    internal static EstimateOutput Tsls(EstimateRequest request, ModelFrame frame, InstrumentedDesign design)
    {
        var specification = new InstrumentalVariablesSpecification { Weights = request.WeightsOf(frame) };
        var fit = TwoStageLeastSquares.Fit(frame.Outcome, design, specification);
        var draws = PairsBootstrap.Fit(frame.Outcome, design, Rows(request, frame), request.Resampling);
        var output = Boot(EstimateMethods.Instrumental(fit, frame), draws, request);
        var hasWild = request.Cluster is not null && request.Weights is null && design.Endogenous.Count == 1;
        return hasWild ? WithWild(output, Wild(request, frame, design)) : output;
    }

    internal static EstimateOutput Did(EstimateRequest request, ModelFrame frame, string effect)
    {
        var output = Ols(request, frame);
        output = output with { Effect = output.Coefficients.First(c => c.Term == effect) };
        if (request.Cluster is null)
        {
            return output;
        }
        var problem = new ClusteredProblem(
            frame.Outcome,
            frame.Design,
            request.ClustersOf(frame),
            request.WeightsOf(frame)
        );
        return WithWild(output, WildClusterBootstrap.Fit(problem, effect, request.Resampling));
    }

    internal static EstimateOutput Binary(EstimateRequest request, ModelFrame frame, BinaryLink link)
    {
        var rows = Rows(request, frame);
        var (fit, draws) = BinaryBootstrap.Fit(frame.Outcome, frame.Design, link, rows, request.Resampling);
        return Boot(LikelihoodMethods.Output(request, frame, fit), draws, request);
    }

    internal static EstimateOutput Heckman(EstimateRequest request, ModelFrame frame, SelectionModel model)
    {
        var (fit, draws) = HeckmanBootstrap.Fit(model, Rows(request, frame).Clusters, request.Resampling);
        return Boot(HeckmanMethod.Maximum(fit, model, frame), draws, request);
    }

    /// <summary>Both equations from the same draws; the first stages keep their robust errors.</summary>
    internal static EstimateOutput HeckmanTwoStep(EstimateRequest request, ModelFrame frame, SelectionModel model)
    {
        var rows = Rows(request, frame);
        var covariance = rows.Clusters is { } groups ? CovarianceEstimator.CR0(groups) : CovarianceEstimator.HC0;
        var (probit, _) = BinaryBootstrap.Fit(
            model.Observed,
            model.SelectionDesign,
            BinaryLink.Probit,
            rows,
            request.Resampling
        );
        var fit = TwoStepSelection.Fit(model, covariance) with { Selection = probit };
        var draws = SelectionBootstrap.Fit(model, rows.Clusters, request.Resampling);
        return Boot(HeckmanMethod.TwoStep(fit, model, frame), draws, request);
    }

    /// <summary>Draws of a model that is estimated again with the weights of each.</summary>
    internal static BootstrapFit Draws(
        EstimateRequest request,
        ModelFrame frame,
        IReadOnlyList<Coefficient> estimates,
        Func<DataColumn, IReadOnlyList<Coefficient>> estimator
    ) => WeightedBootstrap.Fit(estimates, frame.Rows.Length, Rows(request, frame), estimator, request.Resampling);

    private static WildBootstrapFit Wild(EstimateRequest request, ModelFrame frame, InstrumentedDesign design) =>
        WildRestrictedEfficientBootstrap.Fit(frame.Outcome, design, request.ClustersOf(frame), request.Resampling);

    internal static EstimateOutput Boot(EstimateOutput output, BootstrapFit draws, EstimateRequest request)
    {
        Warning[] failed =
            draws.Failed == 0
                ? []
                :
                [
                    new(
                        Warning.RowsDropped,
                        $"{draws.Failed} of {request.Draws} draws could not be estimated and were left out."
                    ),
                ];
        return output with
        {
            StandardErrors = "bootstrap",
            Coefficients = draws.Coefficients,
            Warnings = [.. output.Warnings, .. failed],
        };
    }

    private static EstimateOutput WithWild(EstimateOutput output, WildBootstrapFit wild) =>
        output with
        {
            Lines =
            [
                .. output.Lines,
                $"Wild bootstrap of {wild.Term} over {wild.ClusterCount} clusters, {wild.Draws} draws: p = {CoefficientLines.PValue(wild.PValue)}, 95% {wild.Set}",
            ],
            Sections =
            [
                .. output.Sections,
                (
                    "wild_bootstrap",
                    w =>
                    {
                        w.WriteStartObject();
                        w.WriteString("name", wild.Term);
                        Member(w, "estimate", wild.Estimate);
                        Member(w, "std_error", wild.BootstrapStandardError);
                        Member(w, "statistic", wild.Statistic);
                        Member(w, "p_value", wild.PValue);
                        Member(w, "ci_low", wild.Set.Low);
                        Member(w, "ci_high", wild.Set.High);
                        w.WriteNumber("draws", wild.Draws);
                        w.WriteNumber("clusters", wild.ClusterCount);
                        w.WriteEndObject();
                    }
                ),
            ],
        };

    private static void Member(System.Text.Json.Utf8JsonWriter writer, string name, double value)
    {
        writer.WritePropertyName(name);
        EstimateJson.WriteNumber(writer, value);
    }

    internal static BootstrapRows Rows(EstimateRequest request, ModelFrame frame) =>
        request.WeightsOf(frame) is ObservationWeights.Frequency
            ? throw EstimateRequest.Refused(
                "--se bootstrap with frequency weights.",
                "Repeat the rows, or take analytic or probability weights."
            )
            : new(request.Cluster is null ? null : request.ClustersOf(frame), request.WeightsOf(frame));
}
