using Netto.Cli.Commands.Surveys;
using Netto.Statistics.Binary;
using Netto.Statistics.Models;
using Netto.Statistics.Surveys;

namespace Netto.Cli.Commands.Estimate;

/// <summary><c>--se design</c>: regressions with the variance of a survey. Rows left out stay part of the sample.</summary>
internal static class DesignMethods
{
    /// <summary>Asked for by name, or by strata or a population.</summary>
    internal static bool IsAsked(EstimateRequest request) =>
        request.StandardErrors == "design"
        || (request.StandardErrors is null && (request.Strata ?? request.Population) is not null);

    internal static EstimateOutput Linear(EstimateRequest request) =>
        Run(request, (survey, outcome, design) => SurveyRegression.Linear(survey, outcome, design));

    internal static EstimateOutput Binary(EstimateRequest request, BinaryLink link) =>
        Run(request, (survey, outcome, design) => SurveyRegression.Binary(survey, outcome, design, link));

    private static EstimateOutput Run(
        EstimateRequest request,
        Func<SurveyDesign, DataColumn, Design, SurveyRegressionFit> estimate
    )
    {
        request.RefuseOthers("--strata", "--fpc");
        if (request.WeightsKind is { } kind and not "probability")
        {
            throw EstimateRequest.Refused(
                $"--weights-kind {kind} with standard errors of a survey design.",
                "Weights of a survey are probability weights."
            );
        }

        var survey = SurveyOptions.Of(
            request.Whole,
            request.Weights,
            (request.Strata, request.Cluster, request.Population)
        );
        var frame = request.Frame();
        EstimateMethods.RequireParts(frame.Parts.Count, 1, request);
        var numbers = SurveyTable.OriginalRows(request.Table.Select(frame.Rows));
        var inside = numbers.ToHashSet();
        var fit = estimate(
            survey.Within(inside.Contains),
            Spread(frame.Outcome, numbers, survey.Rows),
            new Design(frame.Design.Columns.Select(c => Spread(c, numbers, survey.Rows)))
        );
        return EstimateOutput.Of(request.Method, fit, frame).WithMargins(fit.MarginalEffects) with
        {
            Clusters = fit.UnitCount,
            ConditionNumber = fit.ConditionNumber,
            Converged = fit.Iterations is null ? null : true,
            Iterations = fit.Iterations,
        };
    }

    /// <summary>Values back at the rows of the whole file; elsewhere NaN, which is not estimated from.</summary>
    private static DataColumn Spread(DataColumn column, int[] numbers, int rows)
    {
        var values = new double[rows];
        Array.Fill(values, double.NaN);
        for (var i = 0; i < numbers.Length; i++)
        {
            values[numbers[i]] = column.Values[i];
        }

        return column with
        {
            Values = values,
        };
    }
}
