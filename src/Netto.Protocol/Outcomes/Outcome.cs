namespace Netto.Protocol;

/// <summary>Something that is measured for each person: value, observed or not, length observed.</summary>
[Union("kind")]
public abstract partial record Outcome
{
    private Outcome() { }

    /// <summary>Name in results.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>Code in the list of outcomes, for instance <c>A1</c>.</summary>
    public string? Code { get; init; }

    /// <summary>Name as people read it.</summary>
    public required LocalText Label { get; init; }

    /// <summary>Short name for narrow columns and figures.</summary>
    public LocalText? ShortLabel { get; init; }

    /// <summary>Heading under which tables put it, a letter.</summary>
    public string Group { get; init; } = "A";

    /// <summary>Unit of the value.</summary>
    public OutcomeUnit Unit { get; init; } = OutcomeUnit.Share;

    /// <summary>Which way is good.</summary>
    public GoodDirection Good { get; init; } = GoodDirection.Higher;

    /// <summary>The tables and figures in which it is shown.</summary>
    public IReadOnlyList<OutcomeTable> ShownIn { get; init; } = [OutcomeTable.Levels, OutcomeTable.Effects];

    /// <summary>The comparisons for which its effect is estimated; absent: all.</summary>
    [RefersTo(Part.Comparisons)]
    public IReadOnlyList<string>? Comparisons { get; init; }

    /// <summary>Selection into being seen (wage, contract), corrected by selection-iv.</summary>
    public SelectionModel? Selection { get; init; }

    /// <summary>A remark printed under tables.</summary>
    public LocalText? Note { get; init; }

    /// <summary>Name of the kind as the protocol writes it, for instance <c>job-within</c>.</summary>
    public string Kind => Naming.Kebab(GetType().Name);
}

/// <summary>How being seen is corrected for.</summary>
public sealed record SelectionModel
{
    /// <summary>Covariates that move the chance of being seen but not the outcome; left out of its equation.</summary>
    [RefersTo(Part.Covariates)]
    public required IReadOnlyList<string> Exclusions { get; init; }
}

/// <summary>Units of outcomes.</summary>
public enum OutcomeUnit
{
    /// <summary>Share of people (0 or 1 a person).</summary>
    Share,

    /// <summary>Fraction of time or of a maximum.</summary>
    Fraction,

    /// <summary>Days.</summary>
    Days,

    /// <summary>Euros.</summary>
    Euro,

    /// <summary>Euros an hour.</summary>
    EuroPerHour,

    /// <summary>A count.</summary>
    Count,

    /// <summary>A count each four weeks.</summary>
    PerFourWeeks,

    /// <summary>Weeks.</summary>
    Weeks,

    /// <summary>Points on a scale.</summary>
    Points,

    /// <summary>Natural logarithm.</summary>
    Log,

    /// <summary>A number without a unit.</summary>
    Number,
}

/// <summary>Which way is good.</summary>
public enum GoodDirection
{
    /// <summary>More is better.</summary>
    Higher,

    /// <summary>Less is better.</summary>
    Lower,

    /// <summary>Neither.</summary>
    Neutral,
}

/// <summary>Tables and figures in which an outcome can be shown.</summary>
public enum OutcomeTable
{
    /// <summary>Levels by arm with letters.</summary>
    Levels,

    /// <summary>Effects with stars and from-to values.</summary>
    Effects,

    /// <summary>Levels and effects by subgroup.</summary>
    Subgroups,

    /// <summary>Curve by month and arm.</summary>
    Curve,

    /// <summary>Regression annex with all coefficients.</summary>
    Regression,

    /// <summary>One-page overview of signs.</summary>
    Overview,

    /// <summary>Pre-trend figure and test.</summary>
    PreTrend,
}
