using Netto.Cli.Commands.Surveys;
using Netto.Formulas.Frames;
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
        Run(request, (survey, outcome, design, _) => SurveyRegression.Linear(survey, outcome, design));

    internal static EstimateOutput Binary(EstimateRequest request, BinaryLink link) =>
        Run(
            request,
            (survey, outcome, design, changes) => SurveyRegression.Binary(survey, outcome, design, link, changes)
        );

    private static EstimateOutput Run(
        EstimateRequest request,
        Func<SurveyDesign, DataColumn, Design, IReadOnlyList<RegressorChange>, SurveyRegressionFit> estimate
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
        var variables = VariableChanges.Of(request.Table, frame);
        double[] All(double[] values) => Spread(values, numbers, survey.Rows);
        DataColumn Everywhere(DataColumn column) => column with { Values = All(column.Values) };
        var fit = estimate(
            survey.Within(inside.Contains),
            Everywhere(frame.Outcome),
            new Design(frame.Design.Columns.Select(Everywhere)),
            [.. variables.Changes.Select(c => c.Select(All))]
        );
        return EstimateOutput.Of(request.Method, fit, frame).WithMargins(fit.MarginalEffects, variables) with
        {
            Clusters = fit.UnitCount,
            ConditionNumber = fit.ConditionNumber,
            Converged = fit.Iterations is null ? null : true,
            Iterations = fit.Iterations,
        };
    }

    /// <summary>Values back at the rows of the whole file; elsewhere NaN, which is not estimated from.</summary>
    private static double[] Spread(double[] values, int[] numbers, int rows)
    {
        var all = new double[rows];
        Array.Fill(all, double.NaN);
        for (var i = 0; i < numbers.Length; i++)
        {
            all[numbers[i]] = values[i];
        }

        return all;
    }
}
