namespace Netto.Planning.Results;

/// <summary>What <c>netto plan</c> tells: <c>plan.json</c>.</summary>
public sealed record PlanResult
{
    /// <summary>Name of the experiment.</summary>
    public required string Protocol { get; init; }

    /// <summary>Hash of the protocol.</summary>
    public required string Hash { get; init; }

    /// <summary>People in the experiment.</summary>
    public required int People { get; init; }

    /// <summary>Simulated experiments.</summary>
    public required int Simulations { get; init; }

    /// <summary>Seed of the simulations.</summary>
    public required long Seed { get; init; }

    /// <summary>Two-sided level.</summary>
    public required double Level { get; init; }

    /// <summary>Power for which sizes and effects are told.</summary>
    public required double Power { get; init; }

    /// <summary>By formula, a row per comparison and outcome.</summary>
    public required IReadOnlyList<SizeRow> SampleSizes { get; init; }

    /// <summary>By simulation, a row per comparison, outcome and estimator.</summary>
    public required IReadOnlyList<DiagnosisRow> Diagnosis { get; init; }

    /// <summary>Power over people and over effects, by formula.</summary>
    public required IReadOnlyList<PowerCurve> Curves { get; init; }
}

/// <summary>Sample size and detectable effect of one comparison and outcome, in closed form.</summary>
public sealed record SizeRow
{
    public required string Comparison { get; init; }

    public required string Outcome { get; init; }

    /// <summary>people: arms are drawn person by person; offices: groups of offices before and during.</summary>
    public required string Design { get; init; }

    /// <summary>People on the first side, and on the other.</summary>
    public required double PeopleOf { get; init; }

    public required double PeopleAgainst { get; init; }

    /// <summary>Mean or share on the second side.</summary>
    public required double Level { get; init; }

    /// <summary>Standard deviation within sides.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>Share of people without the outcome.</summary>
    public required double Attrition { get; init; }

    /// <summary>Share served on the first side; null when the protocol does not say what service is.</summary>
    public required double? ServedOf { get; init; }

    public required double? ServedAgainst { get; init; }

    /// <summary>Expected contrast in take-up: the share of compliers.</summary>
    public required double? Contrast { get; init; }

    /// <summary>F of the first stage to expect; null when everybody complies or there is none.</summary>
    public required double? FirstStageF { get; init; }

    /// <summary>Expected effect of the assignment.</summary>
    public required double? Effect { get; init; }

    /// <summary>Chance to find it.</summary>
    public required double? Power { get; init; }

    /// <summary>Smallest effect of the assignment that is found with the power asked.</summary>
    public required double? Detectable { get; init; }

    /// <summary>The same on compliers.</summary>
    public required double? DetectableOnCompliers { get; init; }

    /// <summary>People needed on both sides to find the expected effect; for offices null.</summary>
    public required double? PeopleNeeded { get; init; }

    /// <summary>Offices needed, where groups of offices are compared.</summary>
    public required double? OfficesNeeded { get; init; }
}

/// <summary>What an estimator would find, over many simulated experiments.</summary>
public sealed record DiagnosisRow
{
    public required string Comparison { get; init; }

    public required string Outcome { get; init; }

    public required string Method { get; init; }

    /// <summary>Simulations in which it gave an estimate.</summary>
    public required int Estimates { get; init; }

    /// <summary>Simulations in which it refused.</summary>
    public required int Refused { get; init; }

    /// <summary>True effect, mean over the simulations; null when the simulation does not know it.</summary>
    public required double? Truth { get; init; }

    public required double? MeanEstimate { get; init; }

    public required double? Bias { get; init; }

    /// <summary>Monte Carlo error of the bias.</summary>
    public required double? BiasError { get; init; }

    /// <summary>Standard deviation of the estimates: what the standard errors should be.</summary>
    public required double? StandardDeviation { get; init; }

    public required double? MeanStandardError { get; init; }

    /// <summary>Share of intervals that hold the truth.</summary>
    public required double? Coverage { get; init; }

    public required double? CoverageError { get; init; }

    /// <summary>Share of estimates with p below the level.</summary>
    public required double? Power { get; init; }

    public required double? PowerError { get; init; }

    /// <summary>Type S: share of significant estimates with the wrong sign; null when none is significant.</summary>
    public required double? WrongSign { get; init; }

    /// <summary>Type M: mean size of significant estimates over the size of the truth.</summary>
    public required double? Exaggeration { get; init; }
}

/// <summary>Power over people, and over effects, of one comparison and outcome.</summary>
/// <param name="Comparison">The comparison.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="ByPeople">Share of the people planned and power for the expected effect.</param>
/// <param name="ByEffect">Effect of the assignment and power with the people planned.</param>
public sealed record PowerCurve(
    string Comparison,
    string Outcome,
    IReadOnlyList<PowerPoint> ByPeople,
    IReadOnlyList<PowerPoint> ByEffect
);

/// <summary>A point of a power curve.</summary>
/// <param name="X">People, or effect.</param>
/// <param name="Power">Power.</param>
public readonly record struct PowerPoint(double X, double Power);
