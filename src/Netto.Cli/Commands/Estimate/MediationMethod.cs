using System.Text.Json;
using Netto.Formulas.Data;
using Netto.Formulas.Frames;
using Netto.Formulas.Terms;
using Netto.Statistics.Mediation;
using Netto.Statistics.Models;

namespace Netto.Cli.Commands.Estimate;

/// <summary><c>netto estimate mediation</c>: the four-way decomposition.</summary>
internal static class MediationMethod
{
    internal static EstimateOutput Run(EstimateRequest request)
    {
        request.RefuseOthers("--mediator", "--at", "--estimator", "--sensitivity");
        var (outcome, mediator, dropped) = Frames(request);
        var model = Model(request, outcome, mediator);
        var kind = request.Kind("classical", "cr1");
        var result =
            kind == "bootstrap"
                ? FourWayDecomposition.Bootstrap(
                    model,
                    BootstrapMethods.Rows(request, outcome).Clusters,
                    request.Resampling
                )
                : FourWayDecomposition.Fit(model, request.Covariance(outcome, kind));
        var sensitivity = SensitivityPart.Of(
            request,
            model,
            (request with { Cluster = null }).Covariance(outcome, kind == "hc0" ? "hc0" : "classical")
        );
        return new EstimateOutput("mediation", result.N, result.StandardErrors, result.OutcomeModel.Coefficients)
        {
            Dropped = dropped + result.OutcomeModel.DroppedRows.Sum(d => d.Count),
            DroppedRows = [.. outcome.Missing, .. mediator.Missing, .. result.OutcomeModel.DroppedRows],
            DroppedColumns = [.. result.OutcomeModel.DroppedColumns, .. result.MediatorModel.DroppedColumns],
            Warnings = result.Warnings,
            Tables =
            [
                ("Mediator", result.MediatorModel.Coefficients),
                (
                    $"Parts of the total ({ScaleOf(result).Replace('_', ' ')}); verdict {result.Verdict()}",
                    result.Components
                ),
            ],
            Lines = sensitivity is null ? [] : SensitivityPart.Lines(sensitivity),
            Sections =
            [
                ("mediator", w => EstimateJson.WriteCoefficients(w, result.MediatorModel.Coefficients)),
                ("scale", w => w.WriteStringValue(ScaleOf(result))),
                ("decomposition", w => WriteParts(w, result)),
                ("verdict", w => w.WriteStringValue(result.Verdict())),
                .. sensitivity is null
                    ? Array.Empty<(string, Action<Utf8JsonWriter>)>()
                    : [("sensitivity", w => SensitivityPart.Write(w, sensitivity))],
            ],
        };
    }

    // Rows complete on both formulas: the second frame may lose rows that the first one had.
    private static (ModelFrame Outcome, ModelFrame Mediator, int Dropped) Frames(EstimateRequest request)
    {
        var text =
            request.Mediator
            ?? throw EstimateRequest.Refused(
                "No --mediator.",
                "Give its model, for example --mediator \"m ~ treat + x\"."
            );
        var mediator = ModelFrame.Build(Formula.Parse(text), request.Table);
        var table = request.Table.Select(mediator.Rows);
        var outcome = (request with { Table = table }).Frame();
        table = table.Select(outcome.Rows);
        mediator = ModelFrame.Build(Formula.Parse(text), table) with { Missing = mediator.Missing };
        return (outcome, mediator, request.Table.Rows - table.Rows);
    }

    private static MediationModel Model(EstimateRequest request, ModelFrame outcome, ModelFrame mediator)
    {
        var name = mediator.Outcome.Label;
        var product = outcome.Design.Columns.FirstOrDefault(c => Partner(c.Label, name) is not null);
        var treatment = product is null ? null : Partner(product.Label, name);
        if (treatment is null || !mediator.Design.Labels.Contains(treatment, StringComparer.Ordinal))
        {
            throw EstimateRequest.Refused(
                $"No treatment that is multiplied by {name} in the outcome and stands in the model of {name}.",
                $"Write y ~ treat*{name} + x with --mediator \"{name} ~ treat + x\"."
            );
        }

        DataColumn Column(ModelFrame frame, string label) =>
            frame.Design.Columns.FirstOrDefault(c => c.Label == label)
            ?? throw EstimateRequest.Refused(
                $"No column {label} in the outcome.",
                $"Write y ~ {treatment}*{name} + x."
            );
        string[] own = [Design.Constant, treatment, name, product!.Label];
        var (outcomeForm, mediatorForm) = Forms(request, outcome, mediator);
        return new MediationModel(
            outcome.Outcome,
            Column(outcome, treatment),
            Column(outcome, name),
            [.. outcome.Design.Columns.Where(c => !own.Contains(c.Label, StringComparer.Ordinal))],
            [.. mediator.Design.Columns.Where(c => !own.Contains(c.Label, StringComparer.Ordinal))]
        )
        {
            OutcomeForm = outcomeForm,
            MediatorForm = mediatorForm,
            MediatorAt = request.At ?? 0,
            Weights = request.WeightsOf(outcome),
        };
    }

    // A 0/1 column is modelled as logistic unless --estimator says otherwise.
    private static (ModelForm Outcome, ModelForm Mediator) Forms(
        EstimateRequest request,
        ModelFrame outcome,
        ModelFrame mediator
    ) =>
        request.Estimator switch
        {
            null => (FormOf(outcome.Outcome), FormOf(mediator.Outcome)),
            "linear-linear" => (ModelForm.Linear, ModelForm.Linear),
            "linear-logistic" => (ModelForm.Linear, ModelForm.Logistic),
            "logistic-linear" => (ModelForm.Logistic, ModelForm.Linear),
            "logistic-logistic" => (ModelForm.Logistic, ModelForm.Logistic),
            var other => throw EstimateRequest.Refused(
                $"--estimator {other} with mediation.",
                "Take linear-linear, linear-logistic, logistic-linear or logistic-logistic (outcome-mediator)."
            ),
        };

    private static ModelForm FormOf(DataColumn column) =>
        Array.TrueForAll(column.Values, v => v is 0 or 1) ? ModelForm.Logistic : ModelForm.Linear;

    private static string? Partner(string label, string mediator)
    {
        var parts = label.Split(':');
        return parts.Length == 2 && parts.Contains(mediator, StringComparer.Ordinal)
            ? parts.First(p => p != mediator)
            : null;
    }

    private static string ScaleOf(FourWayResult result) =>
        result.Scale == DecompositionScale.Difference ? "difference" : "excess_relative_risk";

    private static void WriteParts(Utf8JsonWriter writer, FourWayResult result)
    {
        var verdicts = result.Verdicts().ToDictionary(v => v.Component, v => v.Word, StringComparer.Ordinal);
        writer.WriteStartArray();
        foreach (var part in result.Components)
        {
            writer.WriteStartObject();
            writer.WriteString("component", part.Term);
            foreach (
                var (name, value) in new[]
                {
                    ("estimate", part.Estimate),
                    ("std_error", part.StandardError),
                    ("statistic", part.Statistic),
                    ("p_value", part.PValue),
                    ("ci_low", part.Low),
                    ("ci_high", part.High),
                }
            )
            {
                writer.WritePropertyName(name);
                EstimateJson.WriteNumber(writer, value);
            }

            if (verdicts.TryGetValue(part.Term, out var word))
            {
                writer.WriteString("verdict", word);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
