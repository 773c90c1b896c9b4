using Netto.Protocol;
using NodaTime;

namespace Netto.Assignment;

/// <summary>A person's arm, as <c>assignments.csv</c> holds it.</summary>
/// <param name="Person">The person.</param>
/// <param name="Arm">The arm.</param>
/// <param name="AssignedOn">The Monday of the list.</param>
/// <param name="Digit">Last digit of the citizen number.</param>
/// <param name="Method">How the arm was found.</param>
public sealed record AssignmentRecord(CitizenNumber Person, string Arm, LocalDate AssignedOn, int Digit, string Method);

/// <summary>A line of a weekly list.</summary>
/// <param name="Assignment">The person and the arm.</param>
/// <param name="Office">The office.</param>
/// <param name="FirstDay">First day of the benefit.</param>
/// <param name="StartsOn">Start of the experiment for the person.</param>
public sealed record ListLine(AssignmentRecord Assignment, string Office, LocalDate FirstDay, LocalDate StartsOn);

/// <summary>Somebody who does not take part.</summary>
/// <param name="Person">The person.</param>
/// <param name="Office">The office.</param>
/// <param name="Why">The reason.</param>
public sealed record LeftOutPerson(CitizenNumber Person, string Office, Eligibility.NotEligible Why);

/// <summary>An assignment that was made before and that the protocol would now make otherwise. It stays as it is.</summary>
/// <param name="Recorded">What stands.</param>
/// <param name="Expected">The arm that the protocol gives.</param>
public sealed record AssignmentConflict(AssignmentRecord Recorded, string Expected);
