using Netto.Outcomes.Plans;
using Netto.Protocol;
using NodaTime;

namespace Netto.Outcomes.Kinds;

/// <summary>An outcome as a plan: what is measured, for whom it has a meaning, and in which days.</summary>
/// <param name="Outcome">The definition in the protocol.</param>
/// <param name="Window">The days that must lie within the data for the outcome to be observed.</param>
/// <param name="Value">The value; missing when the registers lack what it needs.</param>
/// <param name="Applies">Whether the outcome has a meaning for the person, such as a wage for one with a job.</param>
internal sealed record OutcomePlan(
    Outcome Outcome,
    Window Window,
    Series<PerPerson, double> Value,
    Series<PerPerson, bool> Applies
)
{
    /// <summary>The day on which it first happened, for outcomes on something that happens; missing where it did not.</summary>
    public Series<PerPerson, LocalDate>? Event { get; init; }

    /// <summary>Whether something happens in the window.</summary>
    public static OutcomePlan OfEvent(Outcome outcome, Window window, Series<PerPerson, LocalDate> date) =>
        ForEverybody(outcome, window, date.IsPresent()) with
        {
            Event = date,
        };

    public static OutcomePlan ForEverybody(Outcome outcome, Window window, Series<PerPerson, double> value) =>
        new(outcome, window, value, Values.True);

    public static OutcomePlan ForEverybody(Outcome outcome, Window window, Series<PerPerson, bool> holds) =>
        new(outcome, window, holds.AsNumber(), Values.True);
}
