using System.ComponentModel;

namespace Netto.Evaluation.Results;

/// <summary>A fact that the plain-language paragraph may tell; every number is already in another section.</summary>
public sealed record SummaryFact
{
    [Description(
        "people | randomisation | self-reporters | contrast | main-effect | no-effect | subgroup-effect | difference-starts | comparison-effect | costs | caution"
    )]
    public required string Kind { get; init; }
    public string? Outcome { get; init; }
    public string? Comparison { get; init; }
    public string? Method { get; init; }
    public string? Subgroup { get; init; }

    [Description("significant | not-significant | favourable | unfavourable | ok | doubtful")]
    public string? Verdict { get; init; }
    public double? Estimate { get; init; }
    public double? CiLow { get; init; }
    public double? CiHigh { get; init; }
    public double? From { get; init; }
    public double? To { get; init; }
    public double? Persons { get; init; }
    public double? PValue { get; init; }

    [Description("A count (people) or month, when the fact is about one.")]
    public int? N { get; init; }
    public double? Share { get; init; }
}

/// <summary>How hard a comparison is.</summary>
public sealed record EvidenceRow
{
    public required string Comparison { get; init; }

    [Description("Null for the comparison as a whole; else the method or part it is about.")]
    public required string? Method { get; init; }

    [Description("all | selected | subgroups: which results it is about.")]
    public required string Part { get; init; }

    [Description("hard | fairly-hard | less-hard | soft")]
    public required string Grade { get; init; }

    [Description("Codes of Phrases for the grounds, some with a detail after a colon.")]
    public required IReadOnlyList<string> Grounds { get; init; }
}

/// <summary>A cell withheld by disclosure control.</summary>
public sealed record SuppressedCell
{
    public required string Section { get; init; }
    public required string Cell { get; init; }
    public required string Rule { get; init; }
}

/// <summary>Something a reader must know before trusting a number.</summary>
public sealed record WarningRow
{
    [Description("Code of Phrases.")]
    public required string Code { get; init; }

    [Description("In English, with the facts.")]
    public required string Text { get; init; }

    [Description("The same in Dutch.")]
    public required string TextNl { get; init; }
}
