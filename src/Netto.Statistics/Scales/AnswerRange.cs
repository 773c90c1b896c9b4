namespace Netto.Statistics.Scales;

/// <summary>Lowest and highest answer that can be given.</summary>
/// <param name="Low">Lowest.</param>
/// <param name="High">Highest.</param>
public readonly record struct AnswerRange(double Low, double High);
