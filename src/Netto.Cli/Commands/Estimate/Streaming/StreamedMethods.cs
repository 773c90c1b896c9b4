using Netto.Statistics.Models;
using Netto.Statistics.Streaming;

namespace Netto.Cli.Commands.Estimate.Streaming;

/// <summary><c>netto estimate ols|tsls|did … --stream</c>: the same estimates from sums over blocks of rows.</summary>
internal static class StreamedMethods
{
    internal static EstimateOutput Run(StreamedRequest request)
    {
        request.Check();
        var method = request.Request.Method;
        var frames = new StreamedFrames(request);
        var shape = frames.Shape;
        EstimateMethods.RequireParts(shape.Parts.Count, method == "tsls" ? 2 : 1, request.Request);
        var effect = method == "did" ? EstimateMethods.EffectTerm(shape, request.Request) : null;
        var blocks = new StreamedBlocks(request, frames);
        var model = new StreamedModel(shape.Outcome.Label, shape.Design.Labels)
        {
            Instruments = method == "tsls" ? shape.Parts[1].Design.Labels : [],
            Covariance = request.Covariance,
            Weights = request.Weights,
            ClusterLabel = request.Request.Cluster ?? "",
            Progress = request.Progress,
            Cancellation = request.Request.Cancellation,
        };
        var fit = StreamedRegression.Fit(blocks.Read(), model);
        if (blocks.OnlyOutcome is { } only)
        {
            throw EstimateMethods.NoVariation(shape.Outcome.Label, only, blocks.Rows);
        }
        return Output(request, shape, blocks, fit) with { Effect = effect is null ? null : fit.Coefficients[effect] };
    }

    private static EstimateOutput Output(
        StreamedRequest request,
        Formulas.Frames.ModelFrame shape,
        StreamedBlocks blocks,
        StreamedFit fit
    )
    {
        var method = request.Request.Method;
        DroppedRows[] without =
            blocks.WithoutWeight > 0 ? [new($"weight {request.Request.Weights} is zero", blocks.WithoutWeight)] : [];
        return EstimateOutput.Of(
            method,
            fit,
            (blocks.Dropped + blocks.WithoutWeight, [.. blocks.Missing, .. without]),
            EstimateOutput.Empty(shape)
        ) with
        {
            RSquared = fit.RSquared,
            ConditionNumber = fit.ConditionNumber,
            Clusters = fit.ClusterCount,
            FirstStage = fit.FirstStages is [var first] ? new(first, fit.EffectiveFs[0], []) : null,
        };
    }
}
