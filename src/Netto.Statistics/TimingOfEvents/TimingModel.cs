using Netto.Statistics.Survival;

namespace Netto.Statistics.TimingOfEvents;

/// <summary>How exact the times of events are.</summary>
public enum EventRecords
{
    /// <summary>The event happens at the end of its piece: density, hazards constant within the piece (exponential).</summary>
    Exact,

    /// <summary>The event happens somewhere within its piece, a month for example: probability 1 − exp(−∫ hazard), hazard by hazard.</summary>
    Grouped,
}

/// <summary>A hazard: when its event happens and on what it depends. Log hazard = level of the interval + x'b + heterogeneity.</summary>
/// <param name="Name">Name in results and messages: <c>exit</c>, <c>treated</c>, …</param>
/// <param name="Times">Pieces of people's time, n rows, sorted or not; the event at the end of a piece.</param>
/// <param name="Design">Regressors of each piece, n × k; a constant is left out by itself, for the intervals hold it.</param>
public sealed record HazardEquation(string Name, SurvivalTimes Times, Design Design)
{
    /// <summary>Ends of the intervals with a hazard of their own: (0, c1], (c1, c2], … (last, ∞). None: one level.</summary>
    public IReadOnlyList<double> Cuts { get; init; } = [];
}

/// <summary>The hazard of a treatment, and what the treatment does to the exit hazard. After its event a person is no longer at risk of it.</summary>
/// <param name="Hazard">When the treatment comes.</param>
/// <param name="Effect">Shape of its effect on the log exit hazard.</param>
public sealed record TreatmentEquation(HazardEquation Hazard, TreatmentEffect Effect);

/// <summary>
/// Exit and treatments, jointly (Abbring and Van den Berg 2003, doi:10.1111/1468-0262.00456): hazards with common unobserved traits of people, so that who is
/// treated, and who is still there to be treated, may be selected on them.
/// </summary>
/// <param name="People">The person of each of the n rows; all pieces of a person share the unobserved traits.</param>
/// <param name="Exit">The exit hazard; exits of other kinds are ends of observation.</param>
/// <param name="Treatments">One or more treatments, each of which comes at most once.</param>
public sealed record TimingModel(Clusters People, HazardEquation Exit, IReadOnlyList<TreatmentEquation> Treatments)
{
    /// <summary>Exact times unless told.</summary>
    public EventRecords Records { get; init; } = EventRecords.Exact;

    internal IReadOnlyList<HazardEquation> Hazards => [Exit, .. Treatments.Select(t => t.Hazard)];
}
