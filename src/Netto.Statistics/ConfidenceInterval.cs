namespace Netto.Statistics;

/// <summary>A two-sided confidence interval, both ends included, in the unit of the estimate it belongs to.</summary>
/// <param name="Low">Lower limit; may be negative infinity.</param>
/// <param name="High">Upper limit; may be positive infinity.</param>
public readonly record struct ConfidenceInterval(double Low, double High);
