using Netto.Formulas.Data;
using Netto.Formulas.Frames;
using Netto.Formulas.Terms;
using Netto.Statistics.Models;
using Netto.Statistics.TimingOfEvents;

namespace Netto.Cli.Commands.Estimate;

/// <summary><c>netto estimate timing</c>: exit and treatments jointly, with unobserved traits.</summary>
internal static class TimingMethod
{
    private const int LargestCount = 8;
    private const double SmallestGain = 0.01;

    internal static EstimateOutput Run(EstimateRequest request)
    {
        request.RefuseOthers(
            "--event",
            "--id",
            "--cuts",
            "--mass-points",
            "--stop-rule",
            "--effect",
            "--records",
            "--horizons",
            "--planned"
        );
        if (request.Weights is not null)
        {
            throw EstimateRequest.Refused($"--weights {request.Weights} with timing.", "timing takes no weights.");
        }

        var frames = Frames(request);
        var fit = TimingEstimator.Fit(Model(request, frames), Specification(request, frames[0]));
        return TimingOutput.Of(fit) with
        {
            Dropped = request.Table.Rows - frames[0].Design.Rows,
            DroppedRows = [.. frames[0].Missing, .. fit.DroppedRows],
        };
    }

    // Rows complete on all formulas; the missing of each formula are counted on what the earlier ones left.
    private static ModelFrame[] Frames(EstimateRequest request)
    {
        if (request.Events.Count == 0)
        {
            throw EstimateRequest.Refused(
                "No --event.",
                "Give the hazard of the treatment, for example --event \"Surv(start, stop, treated) ~ x\"."
            );
        }

        string[] texts = [request.FormulaText, .. request.Events];
        string?[] extras = [request.Id, request.Cluster];
        var table = request.Table;
        List<DroppedRows> missing = [];
        foreach (var text in texts)
        {
            var frame = ModelFrame.Build(
                DurationMethods.WithBaseline(Formula.Parse(text)),
                table,
                [.. extras.OfType<string>()]
            );
            missing.AddRange(frame.Missing);
            table = table.Select(frame.Rows);
        }

        ModelFrame[] frames =
        [
            .. texts.Select(text =>
                ModelFrame.Build(
                    DurationMethods.WithBaseline(Formula.Parse(text)),
                    table,
                    [.. extras.OfType<string>()]
                ) with
                {
                    Missing = missing,
                }
            ),
        ];
        request.RowNames.Frame = frames[0];
        return frames;
    }

    private static TimingModel Model(EstimateRequest request, ModelFrame[] frames)
    {
        var cuts = request.Cuts is { } text ? DurationMethods.Numbers(text, "--cuts") : [];
        var rows = frames[0].Parts[0].Design.Rows;
        var exit = Hazard(request, frames[0], "exit", cuts);
        var effect = Effect(request);
        var treatments = frames[1..]
            .Select(f => new TreatmentEquation(Hazard(request, f, f.Parts[0].Responses[^1].Label, cuts), effect))
            .ToArray();
        var twice = treatments.GroupBy(t => t.Hazard.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw EstimateRequest.Refused($"Two --event for {twice.Key}.", "Give each treatment a column of its own.");
        }

        var people = request.Id is null
            ? Clusters.Of("row", Enumerable.Range(0, rows).ToArray())
            : frames[0].Extras.Find(request.Id) switch
            {
                NumberColumn numbers => Clusters.Of(request.Id, numbers.Values),
                TextColumn names => Clusters.Of(request.Id, names.Codes),
                _ => throw EstimateRequest.Refused($"--id {request.Id}.", "Name a column."),
            };
        return new TimingModel(people, exit, treatments)
        {
            Records = request.Records == "grouped" ? EventRecords.Grouped : EventRecords.Exact,
        };
    }

    private static HazardEquation Hazard(EstimateRequest request, ModelFrame frame, string name, double[] cuts)
    {
        EstimateMethods.RequireParts(frame.Parts.Count, 1, request);
        return new(name, DurationMethods.Times(request, frame), frame.Design) { Cuts = cuts };
    }

    private static TreatmentEffect Effect(EstimateRequest request)
    {
        var parts = (request.Effect ?? "constant").Split(':', 2);
        return (parts[0], parts.Length) switch
        {
            ("constant", 1) => TreatmentEffect.Constant,
            ("since", 2) => TreatmentEffect.BySince(DurationMethods.Numbers(parts[1], "--effect")),
            ("at", 2) => TreatmentEffect.ByMoment(DurationMethods.Numbers(parts[1], "--effect")),
            _ => throw EstimateRequest.Refused(
                $"--effect {request.Effect}.",
                "Write constant, since:3,6 (windows since treatment) or at:5.5,8.5 (windows of its moment)."
            ),
        };
    }

    private static TimingSpecification Specification(EstimateRequest request, ModelFrame frame)
    {
        var points = request.MassPoints ?? LargestCount;
        if (points < 1)
        {
            throw EstimateRequest.Refused($"--mass-points {points}.", "Give the most points to try, 1 or more.");
        }

        return new()
        {
            Covariance = request.Covariance(frame, request.Kind("classical", "cr1")),
            Heterogeneity =
                request.StopRule == "likelihood"
                    ? HeterogeneityRule.ByLikelihood(points, SmallestGain)
                    : HeterogeneityRule.ByAkaike(points),
            Horizons = request.Horizons is { } horizons
                ? DurationMethods.Numbers(horizons, "--horizons")
                : TimingSpecification.Default.Horizons,
            PlannedTimes = request.Planned is { } planned ? DurationMethods.Numbers(planned, "--planned") : null,
            Cancellation = request.Cancellation,
        };
    }
}
