using Netto.Protocol;
using NodaTime;

namespace Netto.Assignment;

/// <summary>A benefit right on the inflow list.</summary>
/// <param name="Person">Who has it.</param>
/// <param name="Office">The office that serves the person.</param>
/// <param name="EntryDate">First day of the right.</param>
/// <param name="EndDate">First day without it; null while it runs.</param>
public sealed record InflowRight(CitizenNumber Person, string Office, LocalDate EntryDate, LocalDate? EndDate)
{
    /// <summary>Other columns of the list by name, for exclusions and strata.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);
}
