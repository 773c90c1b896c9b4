using Netto.Evaluation.Studies;
using Netto.Protocol;
using Netto.Statistics.DifferenceInDifferences;
using Netto.Statistics.Models;

namespace Netto.Evaluation.Estimation;

/// <summary>
/// The people of a comparison with other offices: everybody of the period before, and of the experiment those of the
/// arm in the experiment offices and of the comparison offices (004 annex II.1).
/// </summary>
internal sealed record OfficesSample
{
    private const string ExperimentOffice = "experiment_office";
    private const string During = "during";

    public required EstimationSample Sample { get; init; }

    /// <summary>Experiment offices before and during the experiment, with the covariates.</summary>
    public required DifferenceInDifferencesDesign Design { get; init; }
    public required Clusters Offices { get; init; }

    /// <summary>1 when the first side of the comparison is the one in the experiment offices, else −1.</summary>
    public required int Sign { get; init; }

    /// <summary>Rows of the sample that are on the first side, during the experiment.</summary>
    public required bool[] FirstSide { get; init; }

    /// <summary>Why there is no such estimate; null when there is.</summary>
    public static string? Refusal(Study study, EffectTask task)
    {
        if (
            study.Table.ExperimentOffice is null
            || study.Table.Office is null
            || DesignNames.IsRandomised(study.Protocol, task.Comparison)
        )
            return "no-period-before";
        return study.Table.Before.Any(before => before) ? null : "no-period-before";
    }

    public static OfficesSample Of(
        Study study,
        EffectTask task,
        IReadOnlyList<DataColumn> covariates,
        DataColumn outcome
    ) => Of(study, task, EstimationSample.Of(RowsOf(study, task), outcome, covariates));

    /// <summary>The people of the comparison.</summary>
    public static int[] RowsOf(Study study, EffectTask task)
    {
        var rows = Sides.Both(study, task.Comparison, study.Table.Before);
        return task.Part is { } part ? part.Of(rows) : rows;
    }

    /// <summary>Groups, periods and offices of rows that were already taken.</summary>
    public static OfficesSample Of(Study study, EffectTask task, EstimationSample taken)
    {
        var sample = RegressionTables.Wanted(task) ? taken : taken.Centred();
        var own = study.Table.ExperimentOffice!;
        var onFirst = Sides.First(study, task.Comparison);
        return new OfficesSample
        {
            Sample = sample,
            Design = new DifferenceInDifferencesDesign(
                sample.Indicator(ExperimentOffice, row => own[row]),
                sample.Indicator(During, row => !study.Table.Before[row]),
                [.. sample.Covariates.Where(column => column.Label != LocalAverageEffect.Received)]
            ),
            Offices = Clusters.Of("office", Array.ConvertAll(sample.Rows, row => study.Table.Office!.Codes[row])),
            Sign = IsExperimentSide(study.Protocol, task.Comparison.Of) ? 1 : -1,
            FirstSide = Array.ConvertAll(sample.Rows, row => onFirst[row]),
        };
    }

    /// <summary>Service received: everybody was served before; during as recorded.</summary>
    public DataColumn Received(Study study, double[] received) =>
        new(
            LocalAverageEffect.Received,
            Array.ConvertAll(Sample.Rows, row => study.Table.Before[row] ? 1.0 : received[row])
        );

    /// <summary>Mean of the outcome on the first side of the comparison, during the experiment.</summary>
    public double? FirstMean(DataColumn outcome)
    {
        var (sum, n) = (0.0, 0);
        for (var row = 0; row < FirstSide.Length; row++)
        {
            if (FirstSide[row] && !double.IsNaN(outcome.Values[row]))
            {
                sum += outcome.Values[row];
                n++;
            }
        }
        return n > 0 ? sum / n : null;
    }

    private static bool IsExperimentSide(ExperimentProtocol protocol, IReadOnlyList<string> arms) =>
        arms.All(id => protocol.Arms.First(arm => arm.Id == id).Role != ArmRole.Comparison);
}
