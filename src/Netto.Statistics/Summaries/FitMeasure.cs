namespace Netto.Statistics.Summaries;

/// <summary>One number that says how a model fits, or what else it estimates: R², log likelihood, scale, …</summary>
/// <param name="Name">Name in snake case, as <c>netto estimate --json</c> writes it: <c>r_squared</c>, <c>log_likelihood</c>, …</param>
/// <param name="Value">Its value; NaN where it has none.</param>
public sealed record FitMeasure(string Name, double Value);
