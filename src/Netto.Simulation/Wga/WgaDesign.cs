namespace Netto.Simulation.Wga;

/// <summary>An office of the experiment.</summary>
/// <param name="Name">Name as the protocol writes it.</param>
/// <param name="Side">Whether people are randomised there.</param>
/// <param name="Size">Size relative to other offices of the same side.</param>
public sealed record WgaOffice(string Name, OfficeSide Side, double Size);

/// <summary>Whether people are randomised in an office.</summary>
public enum OfficeSide
{
    /// <summary>Randomised by citizen number.</summary>
    Experiment,

    /// <summary>Outside the randomisation.</summary>
    Regular,
}

/// <summary>The names of the three arms in the registers.</summary>
public sealed record WgaArms(string Treatment, string Control, string Regular);

/// <summary>Days of entry, both included, as day numbers.</summary>
public readonly record struct EntryWindow(int From, int Until);

/// <summary>What the protocol decides about a simulated WGA experiment.</summary>
public sealed record WgaDesign
{
    /// <summary>Scheme of the entries.</summary>
    public required string Scheme { get; init; }

    /// <summary>Names of the arms.</summary>
    public required WgaArms Arms { get; init; }

    /// <summary>Offices, experiment and regular ones.</summary>
    public required IReadOnlyList<WgaOffice> Offices { get; init; }

    /// <summary>The planned arm of a last digit in an experiment office (by index); true is treatment.</summary>
    public required Func<int, int, bool> IsTreatment { get; init; }

    /// <summary>Window of the experiment.</summary>
    public required EntryWindow During { get; init; }

    /// <summary>Window of the period before, or null when there is none.</summary>
    public EntryWindow? Before { get; init; }

    /// <summary>Months that people are followed.</summary>
    public required int FollowUpMonths { get; init; }

    /// <summary>First day after the data, as a day number.</summary>
    public required int DataEnd { get; init; }
}
