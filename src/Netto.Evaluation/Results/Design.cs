using System.ComponentModel;

namespace Netto.Evaluation.Results;

/// <summary>A text in the two languages of a report.</summary>
public sealed record LocalizedText(string Nl, string En);

/// <summary>The protocol an evaluation followed; the hash is SHA-256 of its canonical form, so comments and layout do not count.</summary>
public sealed record ProtocolReference
{
    public required string Id { get; init; }
    public required string Hash { get; init; }
    public required LocalizedText Title { get; init; }
    public LocalizedText? Aim { get; init; }
}

/// <summary>The data an evaluation used.</summary>
public sealed record DataReference
{
    [Description("SHA-256 over the canonical content: the same for any row order, file format or store.")]
    public required string Hash { get; init; }

    [Description("People in the evaluation, the period before included.")]
    public required int People { get; init; }
}

/// <summary>Settings that decide numbers.</summary>
public sealed record RunSettings
{
    public required long Seed { get; init; }

    [Description("Bootstrap draws for totals; 0 when none were asked.")]
    public required int BootstrapDraws { get; init; }

    [Description("Level of the confidence intervals, such as 0.95.")]
    public required double ConfidenceLevel { get; init; }

    [Description("Marks of effect tables, strictest first.")]
    public required IReadOnlyList<SignificanceMark> EffectMarks { get; init; }

    [Description("Marks of effects by subgroup, strictest first.")]
    public IReadOnlyList<SignificanceMark> SubgroupMarks { get; init; } = [];

    [Description("Marks of the regression annex, strictest first.")]
    public IReadOnlyList<SignificanceMark> RegressionMarks { get; init; } = [];

    [Description("Marks of the balance of traits, strictest first.")]
    public required IReadOnlyList<SignificanceMark> ComparisonMarks { get; init; }

    [Description("Marks of respondents against the others, strictest first.")]
    public IReadOnlyList<SignificanceMark> RespondentMarks { get; init; } = [];

    [Description("Marks of profiles of who got a service, strictest first.")]
    public IReadOnlyList<SignificanceMark> ProfileMarks { get; init; } = [];

    [Description("Level of the letters: significantly greater than the column with that letter.")]
    public required double LetterLevel { get; init; }
}

/// <summary>A mark such as <c>**</c> and the level below which a p-value gets it.</summary>
public sealed record SignificanceMark(string Mark, double Level);

/// <summary>The names of everything in the tables, in the order of the protocol.</summary>
public sealed record DesignSummary
{
    public required IReadOnlyList<DesignArm> Arms { get; init; }
    public required IReadOnlyList<DesignOutcome> Outcomes { get; init; }
    public required IReadOnlyList<DesignComparison> Comparisons { get; init; }
    public required IReadOnlyList<DesignSubgroup> Subgroups { get; init; }
    public required IReadOnlyList<DesignVariable> Covariates { get; init; }
    public required IReadOnlyList<DesignService> Services { get; init; }

    [Description("Months of follow-up; null for a ready-made table.")]
    public int? FollowUpMonths { get; init; }

    [Description("What became of the randomisation: individual draw, by last digit, by office, …")]
    public string? Assignment { get; init; }

    [Description(
        "Who counts as having received the service, the cause in LATE and DiD-IV; null when the protocol has no rule."
    )]
    public LocalizedText? TreatmentReceived { get; init; }
}

/// <summary>A column of the tables: an arm, or a named part of one.</summary>
public sealed record DesignArm
{
    public required string Id { get; init; }

    [Description("treatment | control | comparison | part | pool")]
    public required string Role { get; init; }

    [Description("Letter of the column, A, B, C, …")]
    public required string Letter { get; init; }
    public required LocalizedText Label { get; init; }
    public LocalizedText? ShortLabel { get; init; }
    public LocalizedText? Description { get; init; }

    [Description("True when people were drawn into this arm at random.")]
    public required bool Randomised { get; init; }

    [Description("The arm a part belongs to (self-reporters in the control arm), else null.")]
    public string? PartOf { get; init; }

    [Description("The arms a pooled column is made of, else empty.")]
    public IReadOnlyList<string> Pools { get; init; } = [];
    public required int N { get; init; }
}

/// <summary>An outcome and how to print it.</summary>
public sealed record DesignOutcome
{
    public required string Id { get; init; }
    public required LocalizedText Label { get; init; }

    [Description("Outcome kind of the protocol, such as job-within.")]
    public required string Kind { get; init; }

    [Description("Code in the list of outcomes, such as A1; null when it has none.")]
    public string? Code { get; init; }
    public LocalizedText? ShortLabel { get; init; }

    [Description("Letter of the heading under which tables put it.")]
    public string Group { get; init; } = "A";

    [Description("share | fraction | days | euro | euro-per-hour | count | per-four-weeks | weeks | points | log")]
    public required string Unit { get; init; }

    [Description("Multiplicity family, also the heading of its table; null when none.")]
    public string? Family { get; init; }

    [Description("What the family is called; null when the protocol does not say.")]
    public LocalizedText? FamilyLabel { get; init; }

    [Description("higher | lower | neither: which way is good for the client.")]
    public required string Favourable { get; init; }
    public int? HorizonMonths { get; init; }

    [Description("levels | effects | subgroups | curve | regression | overview | pre-trend: where it is shown.")]
    public IReadOnlyList<string> ShownIn { get; init; } = [];
    public LocalizedText? Note { get; init; }

    [Description("True when the outcome exists only for some (wage of those with a job).")]
    public required bool SelectedOnly { get; init; }

    [Description("True for a main outcome of the protocol.")]
    public bool Primary { get; init; }
}

/// <summary>Two columns that are compared, and how.</summary>
public sealed record DesignComparison
{
    public required string Id { get; init; }
    public required LocalizedText Label { get; init; }
    public required string Treated { get; init; }
    public required string Reference { get; init; }

    [Description("randomised | offices | part: what the comparison rests on.")]
    public required string Basis { get; init; }
    public required IReadOnlyList<string> Methods { get; init; }

    [Description("The method whose estimate the summary and the overviews show.")]
    public required string MainMethod { get; init; }

    [Description("What the protocol says on how far this comparison can be trusted.")]
    public LocalizedText? HowHard { get; init; }
}

/// <summary>A part of the people for whom everything is repeated.</summary>
public sealed record DesignSubgroup
{
    public required string Id { get; init; }

    [Description("The variable it is a class of; interaction tests are per variable.")]
    public required string Variable { get; init; }
    public required LocalizedText Label { get; init; }
    public LocalizedText? VariableLabel { get; init; }
    public required int N { get; init; }
}

/// <summary>A trait in the tables.</summary>
public sealed record DesignVariable
{
    public required string Id { get; init; }
    public required LocalizedText Label { get; init; }

    [Description("factor | number")]
    public required string Type { get; init; }

    [Description("Unit of a number; null when the protocol names none.")]
    public LocalizedText? Unit { get; init; }
    public IReadOnlyList<DesignCategory> Categories { get; init; } = [];
}

/// <summary>A class of a trait.</summary>
public sealed record DesignCategory(string Id, LocalizedText Label);

/// <summary>A service of the catalogue, or a total over one group of it.</summary>
public sealed record DesignService
{
    [Description("The kind as in the rows of take_up; conversations, trajectories, instruments, any are totals.")]
    public required string Id { get; init; }
    public required LocalizedText Label { get; init; }

    [Description("Short name, for chains of trajectories.")]
    public string? ShortLabel { get; init; }

    [Description("conversation | trajectory | instrument | total")]
    public required string Group { get; init; }
}
