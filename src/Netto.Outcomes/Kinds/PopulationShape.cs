using Netto.Outcomes.Plans;

namespace Netto.Outcomes.Kinds;

/// <summary>The table with one row a person of the study on which all outcome plans run.</summary>
internal static class PopulationShape
{
    public const string Name = "population";
    public const string Ordinal = "ordinal";
    public const string EntryDate = "entry_date";
    public const string StartDate = "start_date";
    public const string AssignedOn = "assigned_on";

    public static TableShape Table { get; } =
        new(
            Name,
            [
                new(Ordinal, ValueKind.Number),
                new(EntryDate, ValueKind.Date),
                new(StartDate, ValueKind.Date),
                new(AssignedOn, ValueKind.Date),
            ]
        );
}
