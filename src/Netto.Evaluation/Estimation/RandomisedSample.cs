using Netto.Evaluation.Studies;
using Netto.Statistics.Models;

namespace Netto.Evaluation.Estimation;

/// <summary>The people of the two sides of a comparison, with the indicator of the treated side.</summary>
internal static class RandomisedSample
{
    private const int SmallGroup = 100;

    public static (EstimationSample Sample, DataColumn Treated) Of(
        Study study,
        EffectTask task,
        IReadOnlyList<DataColumn> covariates
    )
    {
        var both = Sides.Both(study, task.Comparison);
        var belongs = Sides.First(study, task.Comparison);
        var outcome = new DataColumn(task.Outcome.Id, study.Table.Outcome(task.Outcome.Id)!.Values);
        var rows = task.Part?.Of(both) ?? both;
        // Nobody knows with whom somebody without an office belongs.
        var placed = RobustErrors.IsClustered(study, task.Comparison)
            ? Array.FindAll(rows, row => study.Table.Office!.Codes[row] >= 0)
            : rows;
        var sample = EstimationSample.Of(placed, outcome, covariates);
        if (placed.Length < rows.Length)
            sample = sample with { Dropped = sample.Dropped + Observed(rows, outcome) - Observed(placed, outcome) };
        // The annex prints the constant, so there the numbers stay as they are.
        sample = RegressionTables.Wanted(task) ? sample : sample.Centred();
        return (sample, sample.Indicator(MeanDifference.Treated, row => belongs[row]));
    }

    private static int Observed(int[] rows, DataColumn outcome) =>
        rows.Count(row => !double.IsNaN(outcome.Values[row]));

    /// <summary>Why no effect can be estimated; null when it can.</summary>
    public static string? Refusal(EstimationSample sample, DataColumn treated)
    {
        var served = treated.Values.Count(value => value > 0);
        if (sample.Rows.Length == 0)
            return "not-observed";
        if (served == 0 || served == sample.Rows.Length)
            return "no-people";
        if (served < 2 || sample.Rows.Length - served < 2)
            return "too-few-people";
        return Array.TrueForAll(sample.Outcome.Values, value => value == sample.Outcome.Values[0])
            ? "no-variation"
            : null;
    }

    public static double? TreatedMean(EstimationSample sample, DataColumn treated)
    {
        var (sum, n) = (0.0, 0);
        for (var row = 0; row < treated.Length; row++)
        {
            if (treated.Values[row] > 0)
            {
                sum += sample.Outcome.Values[row];
                n++;
            }
        }
        return n > 0 ? sum / n : null;
    }

    public static IReadOnlyList<string> Notes(EffectTask task, DataColumn treated)
    {
        var served = treated.Values.Count(value => value > 0);
        var notes = new List<string>();
        if (Math.Min(served, treated.Length - served) < SmallGroup)
            notes.Add("small-group");
        if (OutcomeTraits.SeenForSomeOnly(task.Outcome))
            notes.Add("selected-part");
        return notes;
    }
}
