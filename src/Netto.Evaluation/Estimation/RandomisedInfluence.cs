using Netto.Statistics.DifferenceInDifferences;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;

namespace Netto.Evaluation.Estimation;

/// <summary>What each person and each office adds to an effect in a randomised comparison.</summary>
internal static class RandomisedInfluence
{
    /// <summary>The effect with the influence of each row.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="cause">The regressor whose coefficient is the effect, and its instrument: itself for least squares.</param>
    /// <param name="controls">The other regressors, without a constant.</param>
    public static PartialInfluence Of(
        DataColumn outcome,
        (DataColumn Regressor, DataColumn Instrument) cause,
        IReadOnlyList<DataColumn> controls
    )
    {
        var design = controls.Count == 0 ? Design.ConstantOnly(outcome.Length) : Design.WithConstant([.. controls]);
        return PartialInfluence.Of([outcome], cause.Regressor, cause.Instrument, design)[0];
    }

    /// <summary>The influence of offices on an effect among a subgroup, which is held against other subgroups; null where errors are not clustered.</summary>
    public static ClusteredEffect? ByOffice(
        TaskSample own,
        (DataColumn Regressor, DataColumn Instrument) cause,
        IReadOnlyList<DataColumn> controls,
        Clusters? offices
    ) =>
        offices is null || own.Task.Part is not { } part
            ? null
            : ClusteredEffect.Of(part.Id, Of(own.Sample.Outcome, cause, controls), offices);
}
