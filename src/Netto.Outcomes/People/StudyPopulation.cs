using Netto.Protocol;
using NodaTime;

namespace Netto.Outcomes.People;

/// <summary>
/// The people of the study, one value a person in the arrays: those of the experiment and the comparison offices, and
/// those of the period before. The order of people is the same in everything that is measured from one store, and has
/// no further meaning.
/// </summary>
public sealed record StudyPopulation
{
    /// <summary>Number of people.</summary>
    public required int Count { get; init; }

    /// <summary>First day of the right, revivals reckoned with; days since 1970-01-01.</summary>
    public required int[] EntryDays { get; init; }

    /// <summary>First day of the experiment for the person; days since 1970-01-01.</summary>
    public required int[] StartDays { get; init; }

    /// <summary>Day of assignment, or the first day of the experiment where there was none; days since 1970-01-01.</summary>
    public required int[] AssignedDays { get; init; }

    /// <summary>Office of the entry.</summary>
    public required string[] Offices { get; init; }

    /// <summary>Recorded arm; null in the period before.</summary>
    public required string?[] Arms { get; init; }

    /// <summary>Last digit of the citizen number as recorded; NaN where it was not.</summary>
    public required double[] Digits { get; init; }

    /// <summary>Entered in the period before the experiment.</summary>
    public required bool[] IsBefore { get; init; }

    /// <summary>Asked for service within the follow-up; always false where the protocol honours no requests.</summary>
    public required bool[] HasRequested { get; init; }

    /// <summary>Service received by the protocol's definition (1 or 0); null when the protocol has none.</summary>
    public required double[]? Received { get; init; }

    /// <summary>Everybody who entered in a window, by what became of them.</summary>
    public required IReadOnlyList<PopulationCount> Flow { get; init; }

    /// <summary>First day of which there are no data.</summary>
    public required LocalDate DataEnd { get; init; }

    /// <summary>First day of the right of one person.</summary>
    public LocalDate EntryDate(int person) => DateOf(EntryDays[person]);

    /// <summary>One of the dates from which windows are counted; days since 1970-01-01.</summary>
    public int[] DaysOf(DateOfPerson date) =>
        date switch
        {
            DateOfPerson.Entry => EntryDays,
            DateOfPerson.Start => StartDays,
            DateOfPerson.Assignment => AssignedDays,
            _ => throw new System.Runtime.CompilerServices.SwitchExpressionException(date),
        };

    internal static LocalDate DateOf(int days) => new LocalDate(1970, 1, 1).PlusDays(days);
}
