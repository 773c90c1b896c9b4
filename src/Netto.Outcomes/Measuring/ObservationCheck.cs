using Netto.Outcomes.Kinds;
using Netto.Protocol;

namespace Netto.Outcomes.Measuring;

/// <summary>Refuses outcomes whose horizon lies beyond the data for everybody.</summary>
internal static class ObservationCheck
{
    /// <summary>Checks all outcomes.</summary>
    /// <exception cref="InputException">Nobody is followed long enough; each such outcome is named.</exception>
    public static void Run(StudyPlans study, IReadOnlyList<OutcomeColumn> outcomes)
    {
        var findings = outcomes
            .Where(outcome => outcome.Statuses.All(status => status == OutcomeStatus.Censored))
            .Select(outcome => BeyondData(study, outcome))
            .ToList();
        if (findings.Count > 0)
        {
            throw new InputException(findings);
        }
    }

    private static Diagnostic BeyondData(StudyPlans study, OutcomeColumn outcome) =>
        new("OUT005", $"The follow-up of outcome {outcome.Id} is longer than the data: nobody is seen until its end.")
        {
            Path = $"outcomes.{outcome.Id}",
            Found =
                $"data until {study.DataEnd.PlusDays(-1):uuuu-MM-dd}, at most {outcome.DaysObserved.Max()} days a person",
            Expected = "data until the end of the horizon for some people",
            Remedy = "Shorten the horizon, or wait for later data and set follow_up.data_until.",
        };
}
