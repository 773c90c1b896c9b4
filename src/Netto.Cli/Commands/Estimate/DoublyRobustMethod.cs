using Netto.Statistics.DifferenceInDifferences;

namespace Netto.Cli.Commands.Estimate;

/// <summary><c>netto estimate drdid</c>: the effect on the treated from changes of the same people, with covariates.</summary>
internal static class DoublyRobustMethod
{
    internal static EstimateOutput Run(EstimateRequest request)
    {
        request.RefuseOthers();
        var refused =
            request.StandardErrors is { } kind ? $"--se {kind}"
            : request.Cluster is { } cluster ? $"--cluster {cluster}"
            : request.Weights is { } weights ? $"--weights {weights}"
            : null;
        if (refused is not null)
        {
            throw EstimateRequest.Refused(
                $"{refused} with drdid.",
                "Its standard errors are those of influence functions, every row once: leave it out."
            );
        }
        var frame = request.Frame();
        var isOne = frame.Parts is [{ Design.Count: 2 }, _] && frame.Parts[1].Responses.Count == 0;
        if (!isOne)
        {
            throw EstimateRequest.Refused(
                $"{request.FormulaText} with drdid.",
                "Write the change, who is treated, and the covariates after a bar: I(after - before) ~ treated | age + education."
            );
        }
        var fit = DoublyRobustDifference.Fit(frame.Outcome, frame.Design.Columns[1], frame.Parts[1].Design);
        return EstimateOutput.Of("drdid", fit, frame) with
        {
            Tables =
            [
                ("Propensity: logit of being treated", fit.Propensity.Coefficients),
                ("Change among the untreated", fit.OutcomeModel.Coefficients),
            ],
            Lines = [$"{fit.Treated} treated; effects on the treated"],
            Sections =
            [
                ("treated", w => w.WriteNumberValue(fit.Treated)),
                ("propensity", w => EstimateJson.WriteCoefficients(w, fit.Propensity.Coefficients)),
                ("outcome_model", w => EstimateJson.WriteCoefficients(w, fit.OutcomeModel.Coefficients)),
            ],
        };
    }
}
