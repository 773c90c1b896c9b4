namespace Netto.Assignment;

/// <summary>The arm that a rule gives, and how it was found.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Method"><c>last-digit</c>, <c>keyed-hash</c>, <c>blocked</c> or <c>comparison-office</c>.</param>
public sealed record DrawnArm(string Arm, string Method);
