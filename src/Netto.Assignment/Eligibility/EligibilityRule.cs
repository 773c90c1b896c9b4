using Netto.Protocol;
using NodaTime;

namespace Netto.Assignment;

/// <summary>Whether a right brings its person into the experiment.</summary>
public abstract record Eligibility
{
    private Eligibility() { }

    /// <summary>Takes part.</summary>
    /// <param name="FirstDay">First day of the right after the revival rule.</param>
    /// <param name="ListedOn">The Monday on which the weekly list is made.</param>
    /// <param name="StartsOn">Start of the experiment for the person.</param>
    /// <param name="Place">In which part of the study the office is.</param>
    public sealed record Eligible(LocalDate FirstDay, LocalDate ListedOn, LocalDate StartsOn, OfficePlace Place)
        : Eligibility;

    /// <summary>Does not take part.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Detail">The exclusion, the office, or the date that made it so.</param>
    public sealed record NotEligible(IneligibleReason Reason, string Detail) : Eligibility;
}

/// <summary>The part of the study that an office is in.</summary>
public enum OfficePlace
{
    /// <summary>People are randomised.</summary>
    Experiment,

    /// <summary>Outside the randomisation.</summary>
    Comparison,
}

/// <summary>Why a person does not take part.</summary>
public enum IneligibleReason
{
    /// <summary>The office is not in the protocol.</summary>
    UnknownOffice,

    /// <summary>The office is left out of the study.</summary>
    OfficeLeftOut,

    /// <summary>The date that the window is about lies outside it.</summary>
    OutsideWindow,

    /// <summary>The right ended before the weekly list was made.</summary>
    RightEnded,

    /// <summary>An exclusion of the protocol applies.</summary>
    Excluded,

    /// <summary>The person came in before with an earlier right.</summary>
    CameInBefore,
}

/// <summary>Decides who takes part, from the protocol alone.</summary>
public static class EligibilityRule
{
    /// <summary>Judges one right of a person, after the revival rule.</summary>
    public static Eligibility Judge(Population population, RevivedRight right)
    {
        var last = right.Rights[^1];
        if (PlaceOf(population.Offices, last.Office) is not { } place)
        {
            var known = population.Offices.LeftOut.Any(office => Same(office.Office, last.Office));
            return new Eligibility.NotEligible(
                known ? IneligibleReason.OfficeLeftOut : IneligibleReason.UnknownOffice,
                last.Office
            );
        }

        var listedOn = ListDay(population, right.FirstDay);
        var startsOn = right.FirstDay.PlusWeeks(population.StartsAfterWeeks);
        return Refusal(population, right, listedOn, startsOn)
            ?? (Eligibility)new Eligibility.Eligible(right.FirstDay, listedOn, startsOn, place);
    }

    /// <summary>The Monday of the weekly list: the one within the listed week of the benefit, or the first from entry on.</summary>
    /// <remarks>Week w runs from day 7(w − 1) to day 7w − 1 after the first day and so holds exactly one Monday.</remarks>
    public static LocalDate ListDay(Population population, LocalDate firstDay)
    {
        var from = firstDay.PlusWeeks((population.ListedInWeek ?? 1) - 1);
        return from.PlusDays((8 - (int)from.DayOfWeek) % 7);
    }

    /// <summary>Where an office is in the study; null when it is not in it. With no offices named, all take part.</summary>
    public static OfficePlace? PlaceOf(OfficeList offices, string office)
    {
        if (offices.Comparison.Any(name => Same(name, office)))
        {
            return OfficePlace.Comparison;
        }

        var open = offices.Experiment.Count == 0 && !offices.LeftOut.Any(left => Same(left.Office, office));
        return open || offices.Experiment.Any(name => Same(name, office)) ? OfficePlace.Experiment : null;
    }

    private static Eligibility.NotEligible? Refusal(
        Population population,
        RevivedRight right,
        LocalDate listedOn,
        LocalDate startsOn
    )
    {
        if (population.Inflow is { } window)
        {
            var date = window.About switch
            {
                DateOfPerson.Start => startsOn,
                DateOfPerson.Assignment => listedOn,
                _ => right.FirstDay,
            };
            if (date < window.From || date > window.Until)
            {
                return new Eligibility.NotEligible(IneligibleReason.OutsideWindow, $"{date:uuuu-MM-dd}");
            }
        }

        if (right.EndDate is { } end && end <= listedOn)
        {
            return new Eligibility.NotEligible(IneligibleReason.RightEnded, $"{end:uuuu-MM-dd}");
        }

        var exclusion = population.Exclusions.FirstOrDefault(exclusion => Applies(exclusion, right.Rights[^1]));
        return exclusion is null ? null : new Eligibility.NotEligible(IneligibleReason.Excluded, exclusion.Id);
    }

    private static bool Applies(Exclusion exclusion, InflowRight right) =>
        (exclusion.Offices.Count == 0 || exclusion.Offices.Any(office => Same(office, right.Office)))
        && right.Columns.TryGetValue(exclusion.Column ?? exclusion.Id, out var value)
        && exclusion.Values.Contains(value, StringComparer.OrdinalIgnoreCase);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
