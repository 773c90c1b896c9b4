namespace Netto.Outcomes.People;

/// <summary>Where a candidate went: into the study, or out of it and why.</summary>
public enum PopulationStep
{
    /// <summary>In the experiment, or in the comparison offices during it.</summary>
    Experiment,

    /// <summary>Entered in the period before.</summary>
    Before,

    /// <summary>In an office that the protocol leaves out, with its reason.</summary>
    OfficeLeftOut,

    /// <summary>In an office that the protocol does not name.</summary>
    OtherOffice,

    /// <summary>Meets an exclusion of the protocol.</summary>
    Excluded,

    /// <summary>The right was a revival of one that began before the window.</summary>
    EnteredEarlier,

    /// <summary>In an office of the experiment, but without an assignment.</summary>
    NotAssigned,
}

/// <summary>How many candidates took one step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Reference">The office left out or the id of the exclusion; null for other steps.</param>
/// <param name="Count">People.</param>
public sealed record PopulationCount(PopulationStep Step, string? Reference, int Count)
{
    /// <summary>How many of them entered in the period before.</summary>
    public int Before { get; init; }
}
